package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestJSONCommandsNoTerminal(t *testing.T) {
	var out bytes.Buffer
	p := &program{out: &out}
	want := map[string]string{"ä\u009b31m": "a\u202eb\u200bc\x7f\u2066\ufeff\U000e0041 <&> 🚨 日本 \x1b]0;x\a"}
	if err := p.writeJSON(want); err != nil {
		t.Fatal(err)
	}
	if n := strings.IndexFunc(out.String(), func(r rune) bool { return r < ' ' && r != '\n' || unseen(r) }); n >= 0 {
		t.Errorf("%q stands in %q", out.String()[n:n+4], out.String())
	}
	for _, kept := range []string{"ä", "<&>", "🚨", "日本"} {
		if !strings.Contains(out.String(), kept) {
			t.Errorf("%s is not readable any more in %s", kept, out.String())
		}
	}
	var got map[string]string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || len(got) != 1 {
		t.Fatalf("%s: %v", out.String(), err)
	}
	for key, value := range want {
		if got[key] != value {
			t.Errorf("read back as %q", got)
		}
	}
}

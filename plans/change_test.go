package plans

import (
	"strings"
	"testing"
)

func TestChanges(t *testing.T) {
	before := pack([]file{{"plan.yaml", []byte("a\nb\nc\n")}, {"people.yaml", []byte("x")}, {"same.yaml", []byte("s")}})
	after := pack([]file{{"plan.yaml", []byte("a\nB\nc\n")}, {"forms/log.md", []byte("new\n")}, {"same.yaml", []byte("s")}})
	got, err := Changes(before, after)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		path string
		kind ChangeKind
		line string
	}{{"forms/log.md", Added, "\n+new\n"}, {"people.yaml", Removed, "\n-x\n"}, {"plan.yaml", Changed, "\n-b\n+B\n"}}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for n, w := range want {
		if got[n].Path != w.path || got[n].Kind != w.kind || !strings.Contains(got[n].Diff, w.line) {
			t.Errorf("got %+v, want %+v", got[n], w)
		}
	}
	if _, err := Changes(before, Archive("no")); err == nil {
		t.Error("bytes that are no archive are compared")
	}
}

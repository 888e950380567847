package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// corpus is every hostile text that the model knows and that the command line of the system can carry.
func corpus(t *testing.T) []string {
	t.Helper()
	raw, err := os.ReadFile("../../../model/testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		text, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if strings.TrimSpace(text) != "" && !strings.ContainsRune(text, 0) {
			texts = append(texts, text)
		}
	}
	return texts
}

// fields are the ways in which a text gets into the record from the command line; T stands for the text.
var fields = [][]string{
	{"say", "T"},
	{"say", "--observation", "T"},
	{"say", "--as", "T", "said by somebody"},
	{"decide", "T"},
	{"decide", "--agreed", "T", "agreed on"},
	{"do", "attempt", "action=T", "hypothesis=T"},
	{"assess", "T"},
	{"severity", "SEV1", "--reason", "T"},
	{"severity", "SEV2", "--reason", "T"},
	{"do", "item-add", "text=T"},
	{"skip", "SKIP", "T"},
	{"notice", "draft", "customers", "--subject", "T", "T"},
	{"notice", "record", "internal", "T"},
	{"workaround", "start", "--process", "T", "T"},
	{"milestone", "detected", "--source", "T", "T"},
	{"do", "evidence", "file=T", "sha256=" + strings.Repeat("ab", 32)},
	{"reach", "T", "no-answer", "--via", "T", "--note", "T"},
	{"role", "assign", "commander", "T"},
	{"role", "assign", "scribe", "T"},
	{"checkin", "T"},
	{"do", "rename", "title=T"},
	{"phase", "respond", "T"},
	{"phase", "assess", "T"},
	{"do", "recount", "text=T", "type=T", "source=T"},
	{"notice", "nothing-new", "customers", "T"},
	{"do", "relate", "other=2", "note=T"},
	{"do", "relate", "other=2", "off=yes", "note=T"},
	{"strike", "1", "T"},
}

// steps can be left out, one for each text that is a reason to.
var steps = []string{"assess/open-bridge", "assess/stop-changes", "assess/fill-roles", "assess/next-check"}

// Case 36: hostile text in every field. Nothing of it commands a terminal, in any view; what was written is still in
// the export.
func TestHostileText(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Hostile text")
	texts := corpus(t)
	accepted := map[string]bool{}
	for n, text := range texts {
		for f, field := range fields {
			if torture(0, 1) == 0 && (n%2 == 1 || f != n/2%len(fields)) {
				continue
			}
			args := make([]string, len(field))
			for i, word := range field {
				args[i] = strings.ReplaceAll(strings.ReplaceAll(word, "SKIP", steps[n%len(steps)]), "T", text)
			}
			stdout, stderr, code := d.run(args...)
			d.clean(fmt.Sprintf("the answer to %s", field), stdout+stderr)
			accepted[text] = accepted[text] || code == 0
			if code != 0 && code != 2 && code != 3 && code != 4 {
				t.Errorf("%s with %q: exit %d\n%s", field, text, code, stderr)
			}
		}
	}
	for _, verb := range [][]string{
		{"log"},
		{"status"},
		{"roster"},
		{"due"},
		{"incidents"},
		{"tick", "--all"},
		{"notice"},
		{"attempt"},
		{"workaround"},
		{"export", "--format", "md"},
		{"export", "--format", "csv"},
		{"doctor"},
		{"audit", "verify"},
	} {
		d.clean(strings.Join(verb, " "), d.must(verb...))
	}
	d.stillThere(accepted)
	d.cleanRoom()
}

// clean checks plain output: nothing but printable text and line ends.
func (d *desk) clean(what, output string) {
	d.t.Helper()
	if problem := scan(output, false); problem != "" {
		d.t.Errorf("%s: %s", what, problem)
	}
}

// stillThere checks that the export has each text as it was given.
func (d *desk) stillThere(accepted map[string]bool) {
	d.t.Helper()
	all := map[string]bool{}
	for line := range strings.Lines(d.must("export", "--format", "jsonl")) {
		var event any
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			d.t.Fatal(err)
		}
		collect(event, all)
	}
	found := 0
	for text, was := range accepted {
		if was && !all[text] && !all[strings.TrimSpace(text)] {
			d.t.Errorf("%q was accepted and is not in the export", text)
		}
		if was {
			found++
		}
	}
	if found < len(accepted)/2 {
		d.t.Errorf("only %d of %d texts were accepted: the test tests little", found, len(accepted))
	}
}

func collect(value any, into map[string]bool) {
	switch value := value.(type) {
	case string:
		into[value], into[strings.TrimSpace(value)] = true, true
	case []any:
		for _, one := range value {
			collect(one, into)
		}
	case map[string]any:
		for _, one := range value {
			collect(one, into)
		}
	}
}

// cleanRoom walks through the panes of a room and reads every byte that it writes.
func (d *desk) cleanRoom() {
	d.t.Helper()
	evil := "\x1b]52;c;cm0gLXJmIH4K\x07\u202e\u009b31m"
	cmd := d.command(d.t.Context(), "--as", evil)
	cmd.Env = append(cmd.Env, "USER="+evil, "LANG="+evil, "WARROOM_SITE="+evil, "COLORTERM="+evil)
	l := dial(d.t, cmd, 120, 40)
	at := l.hears("\x1b[?1049h", 0)
	for _, keys := range []string{"1", "2", "3", "4", "5", "\x1b[6~", "\x1b[5~", "\x1b[5~", "\r", "\x1b", "0", "\r", "?", "\x1b", ":", "\x1b", "z", "z"} {
		l.types(keys)
		at = l.rests(at)
	}
	out := string(l.received(0))
	if problem := scan(out, true); problem != "" {
		d.t.Errorf("the room writes %s", problem)
	}
	if len(out) < 10_000 {
		d.t.Errorf("the room wrote only %d bytes", len(out))
	}
}

// rests waits until nothing has come for a moment, and answers how much has come.
func (l *line) rests(from int) int {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		quiet := time.NewTimer(80 * time.Millisecond)
		select {
		case _, open := <-l.grew:
			if !open {
				return l.count()
			}
		case <-quiet.C:
			return l.count()
		case <-deadline.C:
			l.t.Fatalf("the room does not come to rest; %d bytes", l.count()-from)
		}
	}
}

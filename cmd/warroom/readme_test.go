package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"warroom/tui/action"
	"warroom/tui/locale"
)

var updateReadme = flag.Bool("update", false, "write the tables of the README anew")

const readme = "../../README.md"

// The tables of the README say what the program's own tables say.
func TestREADME(t *testing.T) {
	raw, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for name, table := range map[string]string{"keys": keyTable(), "commands": commandTable(), "exit codes": exitTable(t)} {
		begin, end := "<!-- "+name+": go test ./cmd/warroom -run README -update -->\n", "<!-- end of "+name+" -->"
		head, rest, found := strings.Cut(text, begin)
		old, tail, closed := strings.Cut(rest, end)
		if !found || !closed {
			t.Fatalf("the README has no place for the table of %s", name)
		}
		if old != table && !*updateReadme {
			t.Errorf("the table of %s in the README is not what the program says; write it anew with\n\tgo test ./cmd/warroom -run README -update", name)
		}
		text = head + begin + table + end + tail
	}
	if *updateReadme {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func keyTable() string {
	words := locale.New(locale.English)
	var b strings.Builder
	b.WriteString("| | |\n|---|---|\n")
	for _, group := range action.Groups {
		var keys []string
		for _, a := range action.All() {
			if a.Group == group && len(a.Keys) > 0 {
				keys = append(keys, "`"+strings.Join(a.Keys, "` `")+"` "+words.T("action."+a.ID+".name"))
			}
		}
		fmt.Fprintf(&b, "| **%s** | %s |\n", words.T("action.group."+string(group)), strings.Join(keys, " · "))
	}
	return b.String()
}

func commandTable() string {
	p := newProgram(nil, io.Discard, io.Discard, func(string) string { return "" }, time.Now)
	p.words = locale.New(locale.English)
	var b strings.Builder
	b.WriteString("| command | what it does |\n|---|---|\n| `warroom` | " + p.t("short") + " |\n")
	for _, group := range p.groups() {
		for _, cmd := range group.commands {
			fmt.Fprintf(&b, "| `%s` | %s |\n", cmd.Name(), cmd.Short)
		}
	}
	return b.String()
}

var exitLine = regexp.MustCompile(`(?m)^\texit\w+\s*= (\d+)\s*(?:// (.*))?$`)

// exitTable is made from the constants themselves and what is written beside them.
func exitTable(t *testing.T) string {
	source, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	lines := exitLine.FindAllStringSubmatch(string(source), -1)
	if len(lines) < 8 {
		t.Fatalf("only %d exit codes found in errors.go", len(lines))
	}
	var b strings.Builder
	b.WriteString("| exit code | meaning |\n|---|---|\n")
	for _, line := range lines {
		fmt.Fprintf(&b, "| %s | %s |\n", line[1], cmp.Or(line[2], "done"))
	}
	return b.String()
}

package main

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"

	"warroom/plans"
	"warroom/tui/locale"
)

// A sheet is typed in as it is read: the head, then line by line, until nothing more is on it.
func TestSheetIsTypedInLineByLine(t *testing.T) {
	form := plans.Form{
		Head:    []plans.Field{{ID: "site", Title: "Site"}, {ID: "level", Title: "Level", Choices: []string{"high", "low"}}},
		Columns: []plans.Field{{ID: "time", Title: "Time"}, {ID: "event", Title: "Event \x1b[31m"}, {ID: "by", Title: "By"}},
		Rows:    2,
	}
	line := func(number, time, event, by string) sheetLine {
		return sheetLine{"line": number, "time": time, "event": event, "by": by}
	}
	for name, test := range map[string]struct {
		form  plans.Form
		typed string
		want  sheet
	}{
		"to the end": {
			form, " Lisbon \nhigh\n14:07\nline dead\nAna\n\nno time\n\n\n\n",
			sheet{Head: map[string]string{"site": "Lisbon", "level": "high"}, Lines: []sheetLine{line("1", "14:07", "line dead", "Ana"), line("2", "", "no time", "")}},
		},
		"more lines than were asked for": {
			form, "\n\n1:00\na\n\n2:00\nb\n\n3:00\nc\n\n\n\n",
			sheet{
				Head:  map[string]string{"site": "", "level": ""},
				Lines: []sheetLine{line("1", "1:00", "a", ""), line("2", "2:00", "b", ""), line("3", "3:00", "c", "")},
			},
		},
		"cut off in a line": {
			form, "Lisbon\nlow\n14:07\nline dead",
			sheet{
				Head:  map[string]string{"site": "Lisbon", "level": "low"},
				Lines: []sheetLine{line("1", "14:07", "line dead", "")},
			},
		},
		"cut off in the head": {form, "Lisbon", sheet{Head: map[string]string{"site": "Lisbon", "level": ""}}},
		"nothing":             {form, "", sheet{Head: map[string]string{"site": ""}}},
		"no lines": {
			plans.Form{Head: form.Head}, "Lisbon\nlow\n14:07\n", sheet{Head: map[string]string{"site": "Lisbon", "level": "low"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var said bytes.Buffer
			p := &program{in: strings.NewReader(test.typed), out: &said, words: locale.New("en")}
			got, err := p.askSheet(test.form)
			if err != nil || !reflect.DeepEqual(*got, test.want) {
				t.Errorf("typed in as %v, %v, want %v", got, err, test.want)
			}
			if strings.Contains(said.String(), "\x1b") {
				t.Errorf("a field of the form reached the terminal as a command: %q", said.String())
			}
		})
	}
}

// What could not be read must not look like the end of the sheet.
func TestSheetWhoseTypingFails(t *testing.T) {
	p := &program{in: io.MultiReader(strings.NewReader("Lisbon\n"), broken{}), out: io.Discard, words: locale.New("en")}
	if _, err := p.askSheet(plans.Form{Head: []plans.Field{{ID: "site"}, {ID: "date"}}}); err == nil {
		t.Error("the terminal is gone, and nobody is told")
	}
}

// broken is a terminal that went away.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

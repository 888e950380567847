package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestStatusOfTheDemonstration(t *testing.T) {
	m := newMachine(t)
	m.must("demo", "--no-room")
	var got status
	if err := json.Unmarshal([]byte(m.must("status", "--json", "-i", "2026-002")), &got); err != nil {
		t.Fatal(err)
	}
	if got.Elapsed != 4360 || got.Severity.Level != "SEV1" || got.Phase != model.Respond || got.Commander != "anna" {
		t.Errorf("elapsed %v, %s, %s, commander %s", got.Elapsed, got.Severity.Level, got.Phase, got.Commander)
	}
	if got.Public != model.Identified || got.Closed != nil || len(got.Attempts) != 4 || len(got.Around) != 1 {
		t.Errorf("public %s, closed %v, %d attempts, %d workarounds", got.Public, got.Closed, len(got.Attempts), len(got.Around))
	}
	checkFigures(t, got.Figures, map[string]any{"declared-to-resolved": model.FigureMissing, "time-to-resolve": model.FigureMissing})
	var late []string
	for _, line := range got.Due {
		if line.Overdue {
			late = append(late, line.ID)
		}
	}
	want := "role/scribe item/communicate/call-hardest-hit item/continuity/announcement-true promise/k1001/1 notice/customers"
	if strings.Join(late, " ") != want || got.Overdue != 5 {
		t.Errorf("late: %v (%d)", late, got.Overdue)
	}
	for _, line := range got.Due {
		if line.ID == "notice/customers" && line.Left != -250 {
			t.Errorf("customers are told %v seconds late, want 250", line.Left)
		}
		if line.Overdue != (line.Left < 0) {
			t.Errorf("%s: overdue %t with %v seconds left", line.ID, line.Overdue, line.Left)
		}
	}
}

// Everything that was given a language must be in it: nobody reads an id.
func TestNoMessageIsMissing(t *testing.T) {
	for _, lang := range []string{"en", "de", "pt-BR"} {
		m := newMachine(t)
		m.now = time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC)
		m.must("demo", "--no-room", "--lang", lang)
		m.env["WARROOM_INCIDENT"] = "2026-002"
		for _, args := range [][]string{
			{"status"},
			{"due"},
			{"roster"},
			{"log"},
			{"notice"},
			{"tick", "--all"},
			{"incidents"},
			{"attempt"},
			{"severity"},
			{"doctor"},
			{"audit", "verify"},
			{"export"},
			{"export", "--format", "csv"},
			{"do"},
			{"--help"},
			{"notice", "--help"},
			{"status", "-i", "2026-001"},
			{"log", "-i", "2026-001"},
		} {
			out := m.must(append(args, "--lang", lang)...)
			for _, prefix := range []string{"cli.", "term.", "action.", "entry.", "<no value>", "{{"} {
				if strings.Contains(out, prefix) {
					t.Errorf("%s: %v prints %q:\n%s", lang, args, prefix, out)
				}
			}
		}
	}
}

package model

import (
	"maps"
	"testing"
	"time"
)

func TestItemChanges(t *testing.T) {
	list := func(role RoleID, rules ...ItemRule) *Plan {
		return &Plan{Checklists: []Checklist{{ID: "first", Role: role, Items: rules}}}
	}
	before := list("commander",
		ItemRule{ID: "first/same", Text: "Same"}, ItemRule{ID: "first/words", Text: "Call them"}, ItemRule{ID: "first/time", Text: "Time", Within: time.Minute},
		ItemRule{ID: "first/role", Text: "Role"}, ItemRule{ID: "first/said", Text: "Said"}, ItemRule{ID: "first/gone", Text: "Gone"})
	after := list("commander",
		ItemRule{ID: "first/added", Text: "Added"}, ItemRule{ID: "first/time", Text: "Time", Within: time.Hour}, ItemRule{ID: "first/words", Text: "Call them all"},
		ItemRule{ID: "first/same", Text: "Same"}, ItemRule{ID: "first/role", Text: "Role", Role: "scribe"}, ItemRule{ID: "first/said", Text: "Said", Role: "commander"})
	want := map[ItemID]ItemChange{
		"first/added": ItemNew, "first/time": ItemChanged, "first/words": ItemChanged, "first/role": ItemChanged,
	}
	if got := ItemChanges(before, after); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := ItemChanges(after, after); len(got) != 0 {
		t.Errorf("a plan differs from itself: %v", got)
	}
}

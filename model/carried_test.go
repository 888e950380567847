package model

import "testing"

// An entry keeps what it says through corrections, and when it is carried on once more.
func TestCarriedEntriesKeepTheirMeaning(t *testing.T) {
	r := declared(t)
	skipped := r.do(SkipItem{Item: "first/call", Reason: "no line"})
	r.do(Correct{Entry: skipped, Text: "no line out"})
	r.do(Split{Title: "lines", Entries: []Ref{skipped}})
	carried := func(id IncidentID, words string) Ref {
		t.Helper()
		log := Fold(r.logs[id]).Log
		for n := range log {
			there, number, ok := log[n].Carried()
			if !ok {
				continue
			}
			fact, _ := there.Fact.(ItemMarked)
			equal(t, "the step", fact.Item, "first/call")
			equal(t, "its words", there.Text(), words)
			equal(t, "where it was recorded", number, "2026-R01")
			equal(t, "the step here", Fold(r.logs[id]).Items["first/call"].State, ItemOpen)
			return log[n].Ref()
		}
		t.Errorf("%s carries nothing", id)
		return Ref{}
	}
	r.here = "i2"
	here := carried("i2", "no line out")
	r.do(Correct{Entry: here, Text: "no line at all"})
	carried("i2", "no line at all")
	r.do(Split{Title: "one line", Entries: []Ref{here}})
	carried("i3", "no line at all")
}

func TestANoteIsNoCarriedEntry(t *testing.T) {
	for name, body := range map[string]Body{
		"a note": NoteWritten{Text: "x"}, "a note in a note": NoteWritten{Carried: &Carried{Kind: "log.note", Body: []byte(`{}`)}},
		"a step": ItemMarked{Item: "first/call"},
	} {
		if _, _, ok := (&Entry{Fact: body}).Carried(); ok {
			t.Errorf("%s counts as carried", name)
		}
	}
}

package model

import (
	"testing"
)

// two is a room with the incidents i1 and i2, in i2.
func two(t *testing.T, kind IncidentKind) *room {
	r := declared(t)
	r.do(Declare{Title: "cards refused", Kind: kind})
	return r
}

func (r *room) relations(id IncidentID) []RelationKind {
	var kinds []RelationKind
	for _, relation := range Fold(r.logs[id]).Relations {
		kinds = append(kinds, relation.Kind)
	}
	return kinds
}

func (r *room) related(id IncidentID, want ...RelationKind) {
	r.t.Helper()
	got := r.relations(id)
	if len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
		r.t.Errorf("%s: %v, want %v", id, got, want)
	}
}

func TestRelating(t *testing.T) {
	r := two(t, Real)
	r.refuses(CodeNotNow, Relate{Other: "i2"})
	r.refuses(CodeNotFound, Relate{Other: "i9"})
	r.refuses(CodeAlready, Relate{Other: "i1", Off: true})
	r.do(Relate{Other: "i1", Note: "same carrier"})
	r.refuses(CodeAlready, Relate{Other: "i1"})
	r.related("i2", RelatedTo)
	r.related("i1", RelatedTo)
	equal(t, "note there", Fold(r.logs["i1"]).Relations[0].Note, "same carrier")
	r.do(Relate{Other: "i1", Off: true})
	r.related("i2")
	r.related("i1")
}

func TestMerging(t *testing.T) {
	r := two(t, Real)
	r.do(Merge{Into: "i1", Note: "one cause"})
	r.related("i2", MergedInto)
	r.related("i1", Absorbed)
	equal(t, "this one is closed", r.incident().Open(), false)
	equal(t, "the other one goes on", Fold(r.logs["i1"]).Open(), true)
	r.here = "i1"
	r.refuses(CodeNotNow, Merge{Into: "i2"})
	r.here = "i2"
	r.do(Merge{Into: "i1", Off: true})
	r.related("i2")
	r.related("i1")
	equal(t, "goes on again", r.incident().Open(), true)
	two(t, Exercise).refuses(CodeNotNow, Merge{Into: "i1"})
}

func TestSplitting(t *testing.T) {
	r := declared(t)
	note := r.do(Note{Text: "cards are refused as well"})
	set := r.do(SetPublicStatus{Status: Investigating})
	r.refuses(CodeEmpty, Split{})
	r.refuses(CodeNotFound, Split{Title: "x", Entries: []Ref{{Site: "FRA-1", Seq: 99}}})
	r.wait(minute).do(Split{Title: "cards refused", Entries: []Ref{note, set}})
	r.related("i1", SplitInto)
	r.related("i2", SplitFrom)
	part := Fold(r.logs["i2"])
	equal(t, "title", part.Title, "cards refused")
	equal(t, "kind", part.Kind, Real)
	equal(t, "severity", part.Severity.Level, SEV2)
	equal(t, "its own number", part.Number, "2026-R02")
	equal(t, "its roles are asked", part.Roles[CommanderRole].Asked, "anna")
	last := part.Log[len(part.Log)-2:]
	equal(t, "went along", last[0].Text(), "cards are refused as well")
	equal(t, "with its time", last[0].When().At, noon)
	equal(t, "and its source", last[0].Fact.(NoteWritten).Source, "2026-R01 "+note.String())
	there, number, ok := last[1].Carried()
	equal(t, "an entry of another kind goes along as it is", ok && there.Fact == PublicStatusSet{Status: Investigating}, true)
	equal(t, "from", number, "2026-R01")
	equal(t, "without a raw name for words", last[1].Text(), "")
	equal(t, "it changes nothing here", part.Public, PublicStatus(""))
}

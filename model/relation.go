package model

import "errors"

// RelationKind says how two incidents belong together.
type RelationKind string

// The kinds of relation, each with its counterpart in the other incident.
const (
	RelatedTo  RelationKind = "related"
	MergedInto RelationKind = "merged-into"
	Absorbed   RelationKind = "absorbed"
	SplitFrom  RelationKind = "split-from"
	SplitInto  RelationKind = "split-into"
)

var counterparts = map[RelationKind]RelationKind{
	RelatedTo: RelatedTo, MergedInto: Absorbed, Absorbed: MergedInto, SplitFrom: SplitInto, SplitInto: SplitFrom,
}

// Relation points to another incident.
type Relation struct {
	Kind  RelationKind
	Other IncidentID
	Note  string
	At    Stamp
}

// Relate ties two incidents together, or unties them.
type Relate struct {
	Other IncidentID
	Note  string
	Off   bool
}

// Merge continues this incident in another one; this one is closed. Off takes the merge back and reopens it.
type Merge struct {
	Into IncidentID
	Note string
	Off  bool
}

// Split opens a new incident for a part of this one. The entries named are copied there by reference.
type Split struct {
	Title   string
	Entries []Ref
}

// IncidentRelated points to another incident, or stops pointing.
type IncidentRelated struct {
	Relation RelationKind `json:"relation"`
	Other    IncidentID   `json:"other"`
	Note     string       `json:"note,omitempty"`
	Entries  []Ref        `json:"entries,omitempty"` // for a split: what went along
	Off      bool         `json:"off,omitempty"`
}

// Kind implements [Body].
func (IncidentRelated) Kind() Kind        { return "incident.related" }
func (b IncidentRelated) words() string   { return b.Note }
func (b IncidentRelated) subject() string { return "relation/" + string(b.Other) }

func (b IncidentRelated) apply(f *folding, e *Entry) {
	kept := f.Relations[:0:0]
	for _, r := range f.Relations {
		if r.Kind != b.Relation || r.Other != b.Other {
			kept = append(kept, r)
		}
	}
	if !b.Off {
		kept = append(kept, Relation{Kind: b.Relation, Other: b.Other, Note: e.Text(), At: e.When()})
	}
	f.Relations = kept
}

func (inc *Incident) related(kind RelationKind, other IncidentID) bool {
	_, yes := find(inc.Relations, func(r Relation) bool { return r.Kind == kind && r.Other == other })
	return yes
}

// tie answers the pointer here and drafts its counterpart there.
func (s *Setting) tie(kind RelationKind, other IncidentID, note string, off bool) (Body, error) {
	if other == s.Incident.ID {
		return nil, notNow("an incident cannot point to itself", "name another incident")
	}
	if s.Look(other) == nil {
		return nil, notFound("incident", string(other))
	}
	if s.Incident.related(kind, other) != off {
		return nil, already("the relation", map[bool]string{true: "not there", false: "there"}[off])
	}
	s.elsewhere = append(s.elsewhere, Draft{
		Incident: other, At: s.At, Actor: s.Actor,
		Body: IncidentRelated{Relation: counterparts[kind], Other: s.Incident.ID, Note: note, Off: off},
	})
	return IncidentRelated{Relation: kind, Other: other, Note: note, Off: off}, nil
}

func (i Relate) decide(now *Setting) ([]Body, error) {
	body, err := now.tie(RelatedTo, i.Other, i.Note, i.Off)
	return []Body{body}, err
}

func (i Merge) decide(now *Setting) ([]Body, error) {
	body, err := now.tie(MergedInto, i.Into, i.Note, i.Off)
	if err != nil {
		return nil, err
	}
	other := now.Look(i.Into)
	switch {
	case i.Off && !now.Incident.Open():
		return []Body{body, IncidentReopened{Reason: i.Note, Phase: Respond}}, nil
	case i.Off:
		return []Body{body}, nil
	case !other.Open():
		return nil, notNow("the other incident is closed", "reopen it first, or merge the other way round")
	case other.Kind != now.Incident.Kind:
		return nil, notNow("a real incident and an exercise cannot be merged", "relate them instead")
	case now.Incident.Open():
		return []Body{body, IncidentClosed{Reason: i.Note}}, nil
	}
	return []Body{body}, nil
}

func (i Split) decide(now *Setting) ([]Body, error) {
	for _, ref := range i.Entries {
		if _, err := now.entry(ref); err != nil {
			return nil, err
		}
	}
	if now.NewID == nil {
		return nil, errors.New("split: the setting gives no id")
	}
	parent := now.Incident
	declare := Declare{
		Title: i.Title, Kind: parent.Kind, Scope: parent.Impact.Scope, Urgency: parent.Impact.Urgency,
		Severity: parent.Severity.Level, id: now.NewID(),
	}
	bodies, err := declare.decide(now)
	if err != nil {
		return nil, err
	}
	for _, body := range bodies {
		now.elsewhere = append(now.elsewhere, Draft{Incident: declare.id, Body: body, At: now.At, Actor: now.Actor})
	}
	for _, ref := range i.Entries {
		entry, _ := now.entry(ref)
		now.elsewhere = append(now.elsewhere, Draft{
			Incident: declare.id, At: entry.When(), Actor: entry.Actor,
			Body: entry.carried(parent.Number + " " + ref.String()),
		})
	}
	return []Body{IncidentRelated{Relation: SplitInto, Other: declare.id, Note: i.Title, Entries: i.Entries}}, nil
}

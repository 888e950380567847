package model

import "time"

// Summary is one incident on the board. It holds nothing that depends on the time of day, so storage can keep it as
// a derived row; what is due next comes from [Obligations].
type Summary struct {
	ID        IncidentID   `json:"id"`
	Number    string       `json:"number"`
	Site      SiteID       `json:"site"` // where it was declared
	Kind      IncidentKind `json:"kind"`
	Title     string       `json:"title"`
	Severity  Severity     `json:"severity"`
	Phase     Phase        `json:"phase"`
	Public    PublicStatus `json:"public,omitempty"`
	Commander PersonID     `json:"commander,omitempty"`
	Plan      string       `json:"plan"` // digest
	Declared  time.Time    `json:"declared"`
	Closed    time.Time    `json:"closed,omitzero"`
	Resolve   *float64     `json:"resolve_seconds"` // declaration to resolved; null if a time is missing or impossible
	Events    int          `json:"events"`
}

// Summarize makes the board's line of an incident.
func Summarize(inc *Incident) Summary {
	s := Summary{
		ID: inc.ID, Number: inc.Number, Kind: inc.Kind, Title: inc.Title, Severity: inc.Severity.Level,
		Phase: inc.Phase, Public: inc.Public, Commander: inc.Commander(), Plan: inc.Plan.Digest,
		Declared: inc.Declared.At, Events: inc.Events(),
	}
	if entry, ok := find(inc.Log, func(e Entry) bool { return e.Kind == Declared{}.Kind() }); ok {
		s.Site = entry.Site
	}
	if inc.Closing != nil {
		s.Closed = inc.Closing.At.At
	}
	from, _ := inc.At(DeclaredAt)
	to, _ := inc.At(ResolvedAt)
	s.Resolve = figure("", from, to).Seconds
	return s
}

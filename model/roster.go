package model

import (
	"cmp"
	"slices"
	"time"
)

// RosterLine is one role as the roster shows it.
type RosterLine struct {
	Rule       RoleRule
	Role       Role
	Needed     bool      // at the present severity
	Candidate  Candidate // who must answer now; zero if nobody is asked
	Deputies   []PersonID
	Unanswered bool      // asked, and the time to answer is over for the last one too
	Vacant     bool      // nobody holds it
	Due        time.Time // by when it must be filled; zero if it is, or if no time is set
}

// Roster is one line per role: those of the plan in its order, then those that only the incident knows.
func Roster(inc *Incident, plan *Plan, now time.Time) []RosterLine {
	lines := make([]RosterLine, 0, len(plan.Roles))
	for _, rule := range plan.Roles {
		lines = append(lines, rosterLine(inc, rule, now))
	}
	var extra []RoleID
	for id := range inc.Roles {
		if _, planned := plan.Role(id); !planned {
			extra = append(extra, id)
		}
	}
	slices.Sort(extra)
	for _, id := range extra {
		lines = append(lines, rosterLine(inc, RoleRule{ID: id, Title: string(id), From: SEV1}, now))
	}
	return lines
}

func rosterLine(inc *Incident, rule RoleRule, now time.Time) RosterLine {
	line := RosterLine{Rule: rule, Role: inc.Roles[rule.ID], Needed: rule.NeededAt(inc.Severity.Level)}
	line.Role.ID = rule.ID
	line.Vacant = line.Role.Holder == ""
	if candidate, asked := line.Role.Candidate(rule, now); asked {
		line.Candidate = candidate
		line.Unanswered = candidate.Next == "" && rule.AnswerWithin > 0 && !now.Before(candidate.Until)
	} else {
		line.Unanswered = line.Role.Asked != ""
	}
	if line.Vacant && line.Needed && rule.FillWithin > 0 {
		line.Due = later(inc.Declared.At, line.Role.VacantAt.At).Add(rule.FillWithin)
	}
	for _, person := range append([]PersonID{line.Role.Deputy}, rule.Holders...) {
		if person != "" && person != line.Role.Holder && !slices.Contains(line.Deputies, person) {
			line.Deputies = append(line.Deputies, person)
		}
	}
	return line
}

// Whereabouts is what is known about where a person is.
type Whereabouts struct {
	Person   PersonID
	Presence Presence
	Tries    int   // tries to reach them since they were last reached or checked in
	Last     Reach // the newest try; zero if there was none
}

// Where lists everybody who checked in or whom somebody tried to reach, those not reached first.
func Where(inc *Incident) []Whereabouts {
	known := map[PersonID]*Whereabouts{}
	of := func(person PersonID) *Whereabouts {
		if known[person] == nil {
			known[person] = &Whereabouts{Person: person, Presence: inc.People[person]}
		}
		return known[person]
	}
	for person := range inc.People {
		of(person)
	}
	for _, reach := range inc.Reaches {
		w := of(reach.Person)
		w.Last = reach
		w.Tries++
		if reach.Outcome == Reached || reach.At.At.Before(w.Presence.Since.At) {
			w.Tries = 0
		}
	}
	all := make([]Whereabouts, 0, len(known))
	for _, w := range known {
		all = append(all, *w)
	}
	slices.SortFunc(all, func(a, b Whereabouts) int {
		return cmp.Or(cmp.Compare(b.Tries, a.Tries), cmp.Compare(a.Person, b.Person))
	})
	return all
}

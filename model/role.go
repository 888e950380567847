package model

import (
	"slices"
	"time"
)

// Role is a duty in one incident: who has it, who is asked to take it.
type Role struct {
	ID       RoleID
	Holder   PersonID // who has accepted; empty when vacant
	Since    Stamp    // when the holder accepted
	Asked    PersonID // who was asked first and is not yet answered for; empty when nobody is asked
	AskedAt  Stamp
	Declines map[PersonID]Stamp // who said no since AskedAt
	Deputy   PersonID           // the deputy named for this incident; empty: the plan's
	Handover *Handover          // what the present or asked holder was handed
	VacantAt Stamp              // since when nobody holds it
}

// Handover is what the next holder must know.
type Handover struct {
	From       PersonID `json:"from,omitempty"`
	Technical  string   `json:"technical,omitempty"`   // technical status
	Hypotheses string   `json:"hypotheses,omitempty"`  // open and eliminated
	LastUpdate string   `json:"last_update,omitempty"` // last notice to customers: when, what
	Bridges    string   `json:"bridges,omitempty"`     // channels and bridges in use
	Promises   string   `json:"promises,omitempty"`    // what was promised to whom
}

// Candidate is who must answer for a role now.
type Candidate struct {
	Person PersonID
	Since  time.Time // asked since
	Until  time.Time // when the next one is asked, for the last one when the role counts as unanswered; zero: never
	Next   PersonID  // who comes next; empty for the last one
	First  PersonID  // who was asked first
}

// Candidate computes succession: the one asked has the plan's time to answer, then the deputies are asked in their
// order. It is a function of log and clock, so it happens by itself and alike at every site. False: nobody is asked.
func (r Role) Candidate(rule RoleRule, now time.Time) (Candidate, bool) {
	if r.Asked == "" {
		return Candidate{}, false
	}
	chain := r.chain(rule)
	start := r.AskedAt.At
	for n, person := range chain {
		end := start.Add(rule.AnswerWithin)
		declined, no := r.Declines[person]
		if no && (declined.At.Before(end) || rule.AnswerWithin == 0) {
			end = later(declined.At, start)
		}
		last := n == len(chain)-1
		if last && !no || !last && now.Before(end) || !no && rule.AnswerWithin == 0 {
			c := Candidate{Person: person, Since: start, First: r.Asked}
			if rule.AnswerWithin > 0 {
				c.Until = end
			}
			if !last {
				c.Next = chain[n+1]
			}
			return c, true
		}
		start = end
	}
	return Candidate{}, false
}

// chain is who is asked, in order: the one asked, the deputy of this incident, then the plan's holders. Who hands the
// role over is not asked to take it.
func (r Role) chain(rule RoleRule) []PersonID {
	chain := []PersonID{r.Asked}
	for _, person := range append([]PersonID{r.Deputy}, rule.Holders...) {
		if person != "" && person != r.Holder && !slices.Contains(chain, person) {
			chain = append(chain, person)
		}
	}
	return chain
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// RoleAssigned says that a person is asked to take a role.
type RoleAssigned struct {
	Role     RoleID    `json:"role"`
	Person   PersonID  `json:"person"`
	Deputy   PersonID  `json:"deputy,omitempty"`
	Handover *Handover `json:"handover,omitempty"` // set when the role is handed over
	Accepted bool      `json:"accepted,omitempty"` // the person took it themselves: no answer is owed
}

// RoleAnswered says that a person accepts or declines a role.
type RoleAnswered struct {
	Role    RoleID   `json:"role"`
	Person  PersonID `json:"person"`
	Decline bool     `json:"decline,omitempty"`
	Reason  string   `json:"reason,omitempty"`
}

// RoleReleased says that nobody holds the role any more.
type RoleReleased struct {
	Role   RoleID `json:"role"`
	Reason string `json:"reason,omitempty"`
}

// DeputyNamed says who takes over for this incident.
type DeputyNamed struct {
	Role   RoleID   `json:"role"`
	Person PersonID `json:"person"`
}

// Kind implements [Body].
func (RoleAssigned) Kind() Kind { return "role.assigned" }

// Kind implements [Body].
func (RoleAnswered) Kind() Kind { return "role.answered" }

// Kind implements [Body].
func (RoleReleased) Kind() Kind { return "role.released" }

// Kind implements [Body].
func (DeputyNamed) Kind() Kind { return "role.deputy" }

func (b RoleAnswered) words() string   { return b.Reason }
func (b RoleReleased) words() string   { return b.Reason }
func (b RoleAssigned) subject() string { return "role/" + string(b.Role) }
func (b RoleAnswered) subject() string { return "role/" + string(b.Role) }
func (b RoleReleased) subject() string { return "role/" + string(b.Role) }
func (b DeputyNamed) subject() string  { return "role/" + string(b.Role) }

func (b RoleAssigned) apply(f *folding, e *Entry) {
	role := f.Roles[b.Role]
	role.ID, role.Handover, role.Declines = b.Role, b.Handover, nil
	if b.Deputy != "" {
		role.Deputy = b.Deputy
	}
	if b.Accepted {
		role.Holder, role.Since, role.Asked, role.AskedAt = b.Person, e.When(), "", Stamp{}
		f.reachMilestone(b.Role, e)
	} else {
		role.Asked, role.AskedAt = b.Person, e.When()
	}
	f.Roles[b.Role] = role
}

func (b RoleAnswered) apply(f *folding, e *Entry) {
	role := f.Roles[b.Role]
	role.ID = b.Role
	if b.Decline {
		declines := map[PersonID]Stamp{b.Person: e.When()}
		for person, at := range role.Declines {
			declines[person] = at
		}
		role.Declines = declines
	} else {
		role.Holder, role.Since, role.Asked, role.AskedAt, role.Declines = b.Person, e.When(), "", Stamp{}, nil
		f.reachMilestone(b.Role, e)
	}
	f.Roles[b.Role] = role
}

func (b RoleReleased) apply(f *folding, e *Entry) {
	role := f.Roles[b.Role]
	f.Roles[b.Role] = Role{ID: b.Role, Deputy: role.Deputy, VacantAt: e.When()}
}

func (b DeputyNamed) apply(f *folding, _ *Entry) {
	role := f.Roles[b.Role]
	role.ID, role.Deputy = b.Role, b.Person
	f.Roles[b.Role] = role
}

// reachMilestone: the first commander who accepts acknowledges the incident, unless somebody stated the time.
func (f *folding) reachMilestone(role RoleID, e *Entry) {
	if role == CommanderRole {
		f.seen(Acknowledged, e.When())
	}
}

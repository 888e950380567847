package model

import (
	"slices"
	"strings"
	"time"
)

// ObligationKind says what sort of thing is owed.
type ObligationKind string

// The kinds of obligation.
const (
	OweNotice ObligationKind = "notice" // a notice to an audience; Detail is what: first, update, closing
	OweItem   ObligationKind = "item"   // a step of a checklist with a time
	OweBack   ObligationKind = "back"   // somebody promised to look at a step again
	OweRole   ObligationKind = "role"   // a role to fill; Detail is vacant or asked

	OweAnnouncement ObligationKind = "announcement" // one that should be switched off; Subject is the head number
	OwePromise      ObligationKind = "promise"      // what a customer was promised; Subject is the customer
	OweCall         ObligationKind = "call"         // somebody asked to be called again; Subject is the recipient
)

// Obligation is anything owed by a time. It is computed, never stored.
type Obligation struct {
	ID      string         `json:"id"` // stable while the same thing is owed: "notice/customers", "role/commander" …
	Kind    ObligationKind `json:"kind"`
	Subject string         `json:"subject"` // the audience, item or role
	Detail  string         `json:"detail,omitempty"`
	Role    RoleID         `json:"role,omitempty"`   // who owes it
	Person  PersonID       `json:"person,omitempty"` // who owes it, if a person is known
	Next    PersonID       `json:"next,omitempty"`   // who is asked when the time is up
	Since   time.Time      `json:"since"`            // from when the time ran
	Due     time.Time      `json:"due"`
	Snoozed time.Time      `json:"snoozed,omitzero"` // put off until
	Text    string         `json:"text,omitempty"`   // words from plan or incident, not yet safe to show
	Name    string         `json:"name,omitempty"`   // of the customer to whom it is owed, not yet safe to show
}

// Late is how long it has been overdue; zero or less while there is time.
func (o Obligation) Late(now time.Time) time.Duration { return now.Sub(o.Due) }

// NoticeObligation is the id of the obligation to tell an audience.
func NoticeObligation(audience AudienceID) string { return "notice/" + string(audience) }

// RoleObligation is the id of the obligation to fill a role.
func RoleObligation(role RoleID) string { return "role/" + string(role) }

// Obligations lists everything that is owed, the most urgent first. Panes, alarms, reports and commands read this one
// list. A backfilled incident owes nothing, nor does one whose declaration has not arrived yet, and a closed one only that
// callers do not hear of it any more. What has no time is not owed.
func Obligations(inc *Incident, plan *Plan, now time.Time) []Obligation {
	if inc == nil || !inc.began() {
		return nil
	}
	owed := announcementsOwed(inc, plan)
	if inc.Open() {
		owed = append(owed, workOwed(inc, plan, now)...)
	}
	slices.SortStableFunc(owed, func(a, b Obligation) int {
		if c := a.Due.Compare(b.Due); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return owed
}

// workOwed is what an open incident owes.
func workOwed(inc *Incident, plan *Plan, now time.Time) []Obligation {
	var owed []Obligation
	for _, line := range Schedule(inc, plan, now) {
		if line.Owed != OweNothing {
			owed = append(owed, Obligation{
				ID: NoticeObligation(line.Audience.ID), Kind: OweNotice, Subject: string(line.Audience.ID),
				Detail: string(line.Owed), Role: line.Audience.Owner, Person: inc.Roles[line.Audience.Owner].Holder,
				Since: line.Since, Due: line.Due, Snoozed: line.Snoozed, Text: line.Audience.Title,
			})
		}
	}
	owed = append(owed, itemsOwed(inc, plan)...)
	owed = append(owed, rolesOwed(inc, plan, now)...)
	owed = append(owed, callsOwed(inc, plan)...)
	return append(owed, promisesOwed(inc)...)
}

// began tells whether anything is owed because of the incident; owing whether time still runs for it.
func (inc *Incident) began() bool { return inc.Kind != Backfilled && !inc.Declared.IsZero() }

func (inc *Incident) owing() bool { return inc.Open() && inc.began() }

func itemsOwed(inc *Incident, plan *Plan) []Obligation {
	var owed []Obligation
	for _, list := range Lists(inc, plan) {
		for _, item := range list.Items {
			if item.State != ItemOpen || item.Due.IsZero() && item.Back.IsZero() {
				continue
			}
			o := Obligation{
				ID: "item/" + string(item.ID), Kind: OweItem, Subject: string(item.ID), Role: item.Role,
				Person: item.Person, Since: list.Started.At, Due: item.Due, Text: item.Text,
			}
			if !item.Back.IsZero() {
				o.Kind, o.Due, o.Person = OweBack, item.Back.At, item.BackBy
			}
			if o.Person == "" {
				o.Person = inc.Roles[item.Role].Holder
			}
			owed = append(owed, o.putOff(inc))
		}
	}
	return owed
}

func rolesOwed(inc *Incident, plan *Plan, now time.Time) []Obligation {
	var owed []Obligation
	for _, rule := range plan.Roles {
		role := inc.Roles[rule.ID]
		needed := rule.NeededAt(inc.Severity.Level)
		if role.Asked == "" && (role.Holder != "" || !needed) {
			continue
		}
		o := Obligation{
			ID: RoleObligation(rule.ID), Kind: OweRole, Subject: string(rule.ID), Detail: "vacant", Role: rule.ID,
			Since: later(inc.Declared.At, role.VacantAt.At), Text: rule.Title,
		}
		if rule.FillWithin > 0 {
			o.Due = o.Since.Add(rule.FillWithin)
		}
		if candidate, asked := role.Candidate(rule, now); asked {
			o.Detail, o.Person, o.Next, o.Since = "asked", candidate.Person, candidate.Next, candidate.Since
			if !candidate.Until.IsZero() {
				o.Due = candidate.Until
			}
		} else if role.Holder != "" { // asked and all declined, but somebody still holds it
			continue
		}
		if !o.Due.IsZero() {
			owed = append(owed, o.putOff(inc))
		}
	}
	return owed
}

// putOff applies a snooze that was given since the time began to run.
func (o Obligation) putOff(inc *Incident) Obligation {
	answer := inc.Answers[o.ID]
	if !answer.Until.IsZero() && !answer.At.At.Before(o.Since) && answer.Until.At.After(o.Due) {
		o.Due, o.Snoozed = answer.Until.At, answer.Until.At
	}
	return o
}

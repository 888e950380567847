package model

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// room is a tiny site in memory: it decides, seals and folds, with a clock that the test moves.
type room struct {
	t    testing.TB
	site SiteID
	plan *Plan
	now  time.Time
	who  PersonID
	here IncidentID // where acts go
	logs map[IncidentID][]Event

	seq       uint64
	hlc       HLC
	prev      Hash
	incidents int
}

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func newRoom(t testing.TB) *room {
	return &room{
		t: t, site: "FRA-00000001", plan: testPlan(), now: noon, who: "olga", logs: map[IncidentID][]Event{},
	}
}

// declared is a room in which a SEV2 incident was declared at noon by olga, who holds no role.
func declared(t testing.TB) *room {
	r := newRoom(t)
	r.do(Declare{Title: "lines down", Scope: SeveralCustomers, Urgency: Now})
	return r
}

func (r *room) wait(d time.Duration) *room { r.now = r.now.Add(d); return r }

func (r *room) as(who PersonID) *room { r.who = who; return r }

func (r *room) setting() Setting {
	return Setting{
		Now: r.now, Zone: "Europe/Berlin", Plan: r.plan, Incident: Fold(r.logs[r.here]),
		NextNumber: func(kind IncidentKind, year int) string {
			r.incidents++
			return fmt.Sprintf("%d-%s%02d", year, strings.ToUpper(string(kind[:1])), r.incidents)
		},
		NewID: func() IncidentID { return IncidentID(fmt.Sprintf("i%d", len(r.logs)+1)) },
		Look:  func(id IncidentID) *Incident { return Fold(r.logs[id]) },
	}
}

// give decides and records a command. A declaration becomes the incident that later acts go to.
func (r *room) give(cmd Command) ([]Event, error) {
	r.t.Helper()
	cmd.Incident, cmd.Actor = r.here, Actor{Person: r.who, Device: "test"}
	set := r.setting()
	if _, declaring := cmd.Intent.(Declare); declaring {
		set.Incident, cmd.Incident = nil, ""
	}
	drafts, err := Decide(set, cmd)
	if (err == nil) != (len(drafts) > 0) {
		r.t.Fatalf("%T answered %d drafts and the error %v", cmd.Intent, len(drafts), err)
	}
	var events []Event
	for _, draft := range drafts {
		r.seq, r.hlc = r.seq+1, r.hlc.Next(r.now)
		event, err := draft.Seal(r.site, r.seq, r.hlc, r.now, r.prev)
		if err != nil {
			r.t.Fatalf("seal: %v", err)
		}
		r.prev = event.Hash()
		r.logs[event.Incident] = append(r.logs[event.Incident], event)
		events = append(events, event)
	}
	if _, declaring := cmd.Intent.(Declare); declaring && err == nil {
		r.here = events[0].Incident
	}
	return events, err
}

// do records what must be accepted and answers its first event.
func (r *room) do(intent Intent) Ref {
	r.t.Helper()
	return r.doAt(Stamp{}, intent)
}

func (r *room) doAt(at Stamp, intent Intent) Ref {
	r.t.Helper()
	events, err := r.give(Command{Intent: intent, At: at})
	if err != nil {
		r.t.Fatalf("%T: %v", intent, err)
	}
	return events[0].Ref()
}

// refuses checks that an act is refused with a code, and records nothing.
func (r *room) refuses(code Code, intent Intent) *Error {
	r.t.Helper()
	_, err := r.give(Command{Intent: intent})
	var typed *Error
	if CodeOf(err) != code || !errors.As(err, &typed) {
		r.t.Errorf("%T %+v: got %v (%q), want code %q", intent, intent, err, CodeOf(err), code)
		return &Error{}
	}
	if typed.Hint == "" || typed.Message == "" {
		r.t.Errorf("%T: an error needs a message and a hint: %+v", intent, typed)
	}
	return typed
}

func (r *room) incident() *Incident { return Fold(r.logs[r.here]) }

func (r *room) role(id RoleID) Role { return r.incident().Roles[id] }

// candidate is who must answer for a role now; empty when nobody is asked.
func (r *room) candidate(id RoleID) PersonID {
	rule, _ := r.plan.Role(id)
	candidate, _ := r.role(id).Candidate(rule, r.now)
	return candidate.Person
}

// line is an audience's line of the schedule.
func (r *room) line(id AudienceID) Appointment {
	r.t.Helper()
	for _, line := range Schedule(r.incident(), r.plan, r.now) {
		if line.Audience.ID == id {
			return line
		}
	}
	r.t.Fatalf("the schedule has no line for %s", id)
	return Appointment{}
}

// owes checks what an audience is owed, and when, as minutes after noon.
func (r *room) owes(id AudienceID, owed Owed, minutes int) {
	r.t.Helper()
	line := r.line(id)
	if due := noon.Add(time.Duration(minutes) * time.Minute); line.Owed != owed || owed != OweNothing && !line.Due.Equal(due) {
		r.t.Errorf("%s: owed %q at %s, want %q at %s", id, line.Owed, line.Due.Format(time.TimeOnly), owed, due.Format(time.TimeOnly))
	}
}

// obligation is what is owed under an id; false if nothing is.
func (r *room) obligation(id string) (Obligation, bool) {
	return find(Obligations(r.incident(), r.plan, r.now), func(o Obligation) bool { return o.ID == id })
}

func (r *room) item(id ItemID) (ItemView, bool) {
	for _, list := range Lists(r.incident(), r.plan) {
		if item, ok := find(list.Items, func(i ItemView) bool { return i.ID == id }); ok {
			return item, true
		}
	}
	return ItemView{}, false
}

func (r *room) figure(id string) Figure {
	r.t.Helper()
	figure, ok := find(Figures(r.incident(), r.plan), func(f Figure) bool { return f.ID == id })
	if !ok {
		r.t.Fatalf("there is no figure %s", id)
	}
	return figure
}

// after is the stamp so long after noon.
func after(d time.Duration) Stamp { return StampAt(noon.Add(d), "Europe/Berlin") }

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

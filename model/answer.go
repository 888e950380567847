package model

import (
	"strings"
	"time"
)

// Answer is what somebody said to an obligation other than fulfilling it.
type Answer struct {
	Obligation string
	Until      Stamp // put off until; zero if it was not
	Closing    Stamp // when the closing notice was waived; zero if it was not
	Waived     Stamp // when "nothing new" was said last; zero if it never was
	Reason     string
	At         Stamp
	By         Actor
}

// Snooze puts an obligation off, visibly and with a reason if one is given: from the time at which it is due, or from
// now if that has passed.
type Snooze struct {
	Obligation string
	For        time.Duration
	Reason     string
}

// NothingNew answers a due update: there is nothing to say, and that was decided, not forgotten. The next one is due
// after the audience's cadence.
type NothingNew struct {
	Audience AudienceID
	Reason   string
}

// ObligationSnoozed says until when an obligation is put off.
type ObligationSnoozed struct {
	Obligation string `json:"obligation"`
	Until      Stamp  `json:"until"`
	Reason     string `json:"reason,omitempty"`
}

// UpdateWaived says that an audience is told nothing this time.
type UpdateWaived struct {
	Audience AudienceID `json:"audience"`
	Reason   string     `json:"reason,omitempty"`
}

// Kind implements [Body].
func (ObligationSnoozed) Kind() Kind { return "obligation.snoozed" }

// Kind implements [Body].
func (UpdateWaived) Kind() Kind { return "notice.waived" }

func (b ObligationSnoozed) words() string   { return b.Reason }
func (b UpdateWaived) words() string        { return b.Reason }
func (b ObligationSnoozed) subject() string { return "obligation/" + b.Obligation }
func (b UpdateWaived) subject() string      { return "obligation/" + NoticeObligation(b.Audience) }

func (b ObligationSnoozed) apply(f *folding, e *Entry) {
	f.Answers[b.Obligation] = Answer{
		Obligation: b.Obligation, Until: b.Until, Waived: f.Answers[b.Obligation].Waived,
		Closing: f.Answers[b.Obligation].Closing, Reason: e.Text(), At: e.When(), By: e.Actor,
	}
}

func (b UpdateWaived) apply(f *folding, e *Entry) {
	id := NoticeObligation(b.Audience)
	f.Answers[id] = Answer{Obligation: id, Waived: e.When(), Closing: f.Answers[id].Closing, Reason: e.Text(), At: e.When(), By: e.Actor}
}

func (i Snooze) decide(now *Setting) ([]Body, error) {
	if i.For <= 0 || i.For > 7*24*time.Hour {
		return nil, outside("time", i.For.String(), "a time up to 7 days, for example 10m")
	}
	for _, o := range Obligations(now.Incident, now.Plan, now.Now) {
		if o.ID == i.Obligation {
			until := StampAt(later(now.At.At, o.Due).Add(i.For), now.Zone)
			return []Body{ObligationSnoozed{Obligation: i.Obligation, Until: until, Reason: i.Reason}}, nil
		}
	}
	return nil, notFound("obligation", strings.TrimSpace(i.Obligation))
}

func (i NothingNew) decide(now *Setting) ([]Body, error) {
	if _, known := now.Plan.Audience(i.Audience); !known {
		return nil, notFound("audience", string(i.Audience))
	}
	for _, line := range Schedule(now.Incident, now.Plan, now.Now) {
		if line.Audience.ID == i.Audience && line.Owed == OweClosing {
			return nil, notNow("the audience is owed a closing notice", "send it, or snooze it")
		}
	}
	return []Body{UpdateWaived(i)}, nil
}

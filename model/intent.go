package model

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// Intent is what somebody wants to do. Its decide holds every rule about it.
type Intent interface {
	decide(now *Setting) ([]Body, error)
}

// Command is an intent with who, where and when.
type Command struct {
	Incident IncidentID // empty for Declare
	Actor    Actor
	At       Stamp // when it happened; zero means now
	Intent   Intent

	// Subject and Seen protect a form against overwriting: if Subject is set and its last event is no longer Seen,
	// the command is refused with CodeChanged.
	Subject string
	Seen    Ref
}

// Setting is the world as decide sees it. Storage fills it inside the write transaction.
type Setting struct {
	Now      time.Time
	Zone     string
	Plan     *Plan     // the plan in force, never nil
	Incident *Incident // the newest state; nil for Declare

	NextNumber func(kind IncidentKind, year int) string // the next free number at this site
	NewID      func() IncidentID
	Look       func(IncidentID) *Incident // another incident, nil if there is none

	Actor Actor // from the command
	At    Stamp // from the command, or now

	elsewhere []Draft // drafts for other incidents: merge, split, relate
}

// Draft is an event that was decided and not yet recorded.
type Draft struct {
	Incident IncidentID
	Body     Body
	At       Stamp
	Actor    Actor
}

// Decide checks a command against the newest state and answers the drafts to append, in order, or an error that
// says what to do instead. It never changes set.Incident. At least one draft comes back when the error is nil.
func Decide(set Setting, cmd Command) ([]Draft, error) {
	if cmd.Intent == nil {
		return nil, errors.New("decide: no intent given")
	}
	if err := set.take(cmd); err != nil {
		return nil, err
	}
	_, declaring := cmd.Intent.(Declare)
	if !declaring && set.Incident == nil {
		return nil, &Error{Code: CodeNoIncident, Message: "there is no such incident", Hint: "warroom incidents lists them"}
	}
	if cmd.Subject != "" && set.Incident != nil && set.Incident.Rev(cmd.Subject) != cmd.Seen {
		return nil, &Error{
			Code: CodeChanged, Message: fmt.Sprintf("%s changed while you were writing", cmd.Subject),
			Hint: "look at the new state, then send again or drop it", Args: map[string]string{"subject": cmd.Subject},
		}
	}
	bodies, err := cmd.Intent.decide(&set)
	if err != nil {
		return nil, err
	}
	id := cmd.Incident
	if declaring {
		id = set.NewID()
	}
	drafts := make([]Draft, 0, len(bodies)+len(set.elsewhere))
	for _, body := range bodies {
		drafts = append(drafts, Draft{Incident: id, Body: body, At: set.At, Actor: set.Actor})
	}
	drafts = append(drafts, set.elsewhere...)
	for _, draft := range drafts {
		if err := checkTexts(draft.Body); err != nil {
			return nil, err
		}
	}
	return drafts, nil
}

// take completes the setting with what the command says, and checks that at the door.
func (s *Setting) take(cmd Command) error {
	if s.Plan == nil {
		s.Plan = EmptyPlan
	}
	if s.Look == nil {
		s.Look = func(IncidentID) *Incident { return nil }
	}
	s.Actor, s.At = cmd.Actor, cmd.At
	if err := needed("acting person", string(cmd.Actor.Person)); err != nil {
		return err
	}
	if s.At.IsZero() {
		now := StampAt(s.Now, s.Zone)
		s.At = Stamp{At: now.At, Precision: cmp.Or(s.At.Precision, now.Precision), Zone: cmp.Or(s.At.Zone, now.Zone)}
	}
	for _, text := range []string{string(s.Actor.Person), s.Actor.Device, s.Actor.Method, s.At.Zone} {
		if err := checkText(text); err != nil {
			return err
		}
	}
	return s.checkStamp(s.At)
}

// checkStamp refuses a time that lies ahead of the clock, and one before the calendar that can be written down.
func (s *Setting) checkStamp(stamp Stamp) error {
	switch {
	case stamp.At.After(s.Now.Add(MaxDrift)):
		return future()
	case stamp.At.Year() < 1:
		return outside("time", stamp.At.String(), "a time such as 14:07 or 2026-03-10 14:07")
	case stamp.Precision != "":
		return oneOf("precision", stamp.Precision, Precisions)
	}
	return nil
}

// Seal makes the event of a draft: the site's next one after (seq, prev), at the logical time hlc.
func (d Draft) Seal(site SiteID, seq uint64, hlc HLC, recorded time.Time, prev Hash) (Event, error) {
	body, err := encode(d.Body)
	if err != nil {
		return Event{}, err
	}
	return Event{
		Site: site, Seq: seq, HLC: hlc, Incident: d.Incident, Kind: d.Body.Kind(), Actor: d.Actor,
		HappenedAt: d.At.whole(), RecordedAt: recorded.UTC().Truncate(time.Millisecond), Body: body, Prev: prev,
	}, nil
}

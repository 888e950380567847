package model

import (
	"strings"
	"testing"
	"time"
)

func TestAFormDoesNotOverwriteWhatChangedMeanwhile(t *testing.T) {
	r := declared(t)
	seen := r.incident().Rev("severity")
	r.do(SetSeverity{Level: SEV1, Reason: "worse"})
	form := Command{Intent: SetSeverity{Level: SEV3, Reason: "calmer"}, Subject: "severity", Seen: seen}
	if _, err := r.give(form); CodeOf(err) != CodeChanged {
		t.Errorf("got %v, want the code %s", err, CodeChanged)
	}
	form.Seen = r.incident().Rev("severity")
	r.do(Note{Text: "touches something else"})
	if _, err := r.give(form); err != nil {
		t.Error(err)
	}
	undone := r.incident().Rev("severity")
	r.do(Strike{Entry: undone})
	if r.incident().Rev("severity") == undone {
		t.Error("what is struck is not the last change")
	}
}

func TestTheDoor(t *testing.T) {
	r := declared(t)
	long := r.refuses(CodeTooLong, Note{Text: strings.Repeat("x", MaxText+1)})
	equal(t, "how much too long", long.Args["bytes"], "65537")
	r.do(Note{Text: strings.Repeat("x", MaxText)})
	r.refuses(CodeBadText, Note{Text: "\xff"})
	r.refuses(CodeBadText, Decision{Text: "x", Agreed: []PersonID{"anna", "\xff"}})
	r.refuses(CodeBadText, HandOver{Role: r.taken(), To: "ben", Content: Handover{Promises: "\xff"}})
	r.do(Note{Text: "kept as it came: \x1b[31m \u202e"})
	for name, cmd := range map[string]Command{
		"device": {Actor: Actor{Person: "olga", Device: "\xff"}}, "zone": {Actor: Actor{Person: "olga"}, At: Stamp{At: noon, Zone: "\xff"}},
	} {
		cmd.Intent, cmd.Incident = Note{Text: "x"}, r.here
		if _, err := Decide(r.setting(), cmd); CodeOf(err) != CodeBadText {
			t.Errorf("%s: got %v, want the code %s", name, err, CodeBadText)
		}
	}
	if _, err := Decide(r.setting(), Command{Incident: r.here, Intent: Note{Text: "x"}}); CodeOf(err) != CodeEmpty {
		t.Error("nobody acts")
	}
	if _, err := Decide(r.setting(), Command{Incident: r.here, Actor: Actor{Person: "olga"}}); err == nil {
		t.Error("nothing is meant")
	}
}

// taken is a role that olga has taken.
func (r *room) taken() RoleID {
	r.do(AssignRole{Role: CommanderRole})
	return CommanderRole
}

func TestWhenItHappened(t *testing.T) {
	r := declared(t)
	give := func(at Stamp) (Event, Code) {
		events, err := r.give(Command{Intent: Note{Text: "x"}, At: at})
		if err != nil {
			return Event{}, CodeOf(err)
		}
		return events[0], ""
	}
	_, code := give(after(MaxDrift + time.Second))
	equal(t, "ahead of the clock", code, CodeFuture)
	_, code = give(Stamp{At: noon, Precision: "vague"})
	equal(t, "precision", code, CodeUnknownWord)
	_, code = give(Stamp{At: time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC)})
	equal(t, "before the calendar", code, CodeUnknownWord)
	event, _ := give(after(MaxDrift))
	equal(t, "clocks differ a little", event.HappenedAt.At, noon.Add(MaxDrift))
	event, _ = give(Stamp{})
	equal(t, "now", event.HappenedAt, Stamp{At: noon, Precision: Second, Zone: "Europe/Berlin"})
	event, _ = give(Stamp{Precision: Unknown})
	equal(t, "an unknown time does not become a known one", event.HappenedAt, Stamp{At: noon, Precision: Unknown, Zone: "Europe/Berlin"})
	r.now = noon.Add(time.Hour)
	event, _ = give(Stamp{At: noon.Add(1500 * time.Microsecond).In(time.FixedZone("x", 3600))})
	equal(t, "in whole milliseconds", event.HappenedAt.At, noon.Add(time.Millisecond))
	equal(t, "recorded", event.RecordedAt, r.now)
}

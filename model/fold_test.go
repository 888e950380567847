package model

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// same tells whether two states are equal in everything but who may append to the log.
func same(a, b *Incident) bool {
	x, y := *a, *b
	x.claimed, y.claimed = nil, nil
	for _, inc := range []*Incident{&x, &y} { // what is recent depends on how the state came about
		all := maps.Clone(inc.revs.settled)
		maps.Copy(all, inc.revs.recent)
		inc.revs = revisions{settled: all}
	}
	return reflect.DeepEqual(x, y)
}

func TestFoldDependsOnTheSetOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		one := shuffled(t, events)
		given := slices.Clone(one)
		state := Fold(one)
		if !reflect.DeepEqual(one, given) {
			t.Fatal("Fold changed the events it was given")
		}
		if other := Fold(shuffled(t, events)); !same(state, other) {
			t.Fatalf("two orders, two states:\n%+v\n%+v", state, other)
		}
		if len(state.Log) != len(inOrder(events)) {
			t.Fatalf("%d events became %d entries", len(inOrder(events)), len(state.Log))
		}
	})
}

func TestExtendEqualsFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := inOrder(drawEvents(t))
		cut := rapid.IntRange(1, len(events)).Draw(t, "cut")
		base := Fold(events[:cut])
		before := Fold(events[:cut])
		extend := func(end int) *Incident {
			more := shuffled(t, events[max(cut-1, 0):end])
			next, ok := base.Extend(more)
			if !ok {
				next = Fold(events[:end])
			}
			if !same(next, Fold(events[:end])) {
				t.Fatalf("extending %d by %d differs from folding:\n%+v\n%+v", cut, end-cut, next, Fold(events[:end]))
			}
			return next
		}
		end := rapid.IntRange(cut, len(events)).Draw(t, "end")
		first := extend(end)
		kept := Fold(events[:end])
		extend(len(events))
		if !same(base, before) {
			t.Fatal("Extend changed its base")
		}
		if !same(first, kept) {
			t.Fatal("a second Extend changed what the first one made")
		}
	})
}

func TestTwoExtensionsOfOneStateShareNothing(t *testing.T) {
	r := declared(t)
	for _, intent := range []Intent{
		DraftNotice{Audience: "staff", Text: "x"},
		OpenAttempt{Action: "x"},
		StartWorkaround{Text: "x"},
		AttachEvidence{Name: "x", SHA256: Hash{}.String()},
		RecordReach{Person: "zoe", Outcome: NoAnswer},
		Relate{Other: r.here + "0"},
		DeclineRole{Role: CommanderRole},
	} {
		if related, ok := intent.(Relate); ok {
			r.logs[related.Other] = r.logs[r.here][:1]
		}
		r.do(intent)
	}
	shared := r.logs[r.here]
	branch := func(intents ...Intent) []Event {
		r.logs[r.here] = slices.Clone(shared)
		for _, intent := range intents {
			r.wait(minute).do(intent)
		}
		return r.logs[r.here]
	}
	one := branch(
		ApproveNotice{Number: 1}, SendNotice{Number: 1, Anyway: true}, FinishAttempt{Number: 1, Result: Worked}, LiftWorkaround{Number: 1},
		DeclineRole{Role: CommanderRole}, TickItem{Item: "first/look"}, MovePhase{Phase: Respond}, CheckIn{},
		DraftNotice{Audience: "staff", Text: "x"}, QueueNotice{Number: 2}, MarkDelivery{Number: 2, Channel: "chat", State: Delivered},
	)
	two := branch(
		EditNotice{Number: 1, Text: "y"}, WithdrawNotice{Number: 1}, OpenAttempt{Action: "y"}, FinishAttempt{Number: 1, Result: Failed},
		StartWorkaround{Text: "y"}, AttachEvidence{Name: "y", SHA256: Hash{}.String()}, RecordReach{Person: "zoe", Outcome: Reached},
		AcceptRole{Role: CommanderRole}, SkipItem{Item: "first/look", Reason: "y"}, MarkMilestone{Milestone: Cause}, AssessImpact{},
	)
	for cut := 1; cut < len(shared); cut++ { // the room left in the log's array differs
		base, ok := Fold(shared[:cut]).Extend(shared[cut:])
		first, fine := base.Extend(one[len(shared):])
		second, alike := base.Extend(two[len(shared):])
		if !ok || !fine || !alike {
			t.Fatal("not extended")
		}
		for name, pair := range map[string][2]*Incident{
			"the base": {base, Fold(shared)}, "the first": {first, Fold(one)}, "the second": {second, Fold(two)},
		} {
			if !same(pair[0], pair[1]) {
				t.Errorf("%s was changed by another extension:\n%+v\n%+v", name, pair[0], pair[1])
			}
		}
	}
}

func TestExtendRefusesWhatCannotBeAdded(t *testing.T) {
	r := declared(t)
	note := r.do(Note{Text: "one"})
	early := r.logs[r.here]
	base := Fold(early[1:])
	if _, ok := base.Extend(early[:1]); ok {
		t.Error("an event that sorts before the last one was added")
	}
	r.do(Strike{Entry: note})
	all := r.logs[r.here]
	if _, ok := Fold(early).Extend(all[len(all)-1:]); ok {
		t.Error("a strike of an earlier entry was added")
	}
	if same, ok := Fold(early).Extend(nil); !ok || same.Events() != len(early) {
		t.Error("nothing to add must change nothing")
	}
}

func TestFoldOfNothing(t *testing.T) {
	if Fold(nil) != nil {
		t.Error("an empty set gives nil")
	}
}

// every view must bear every state, and answer the same when asked again.
func views(inc *Incident, plan *Plan, now time.Time) []any {
	summary := Summarize(inc)
	var letters []any
	for _, n := range inc.Notices {
		to, left := Addressees(inc, plan, n)
		letters = append(letters, to, left, MissingLanguages(inc, plan, n), n.Deliveries(), Calls(inc, plan, n, now), n.WaitsSince())
		for _, channel := range plan.Channels {
			letters = append(letters, n.Letter(inc, plan, channel, "pt-BR", now, func(t time.Time) string { return t.Format(time.TimeOnly) }))
		}
	}
	return []any{
		letters, Tallies(inc), Communication(inc, plan, now),
		Schedule(inc, plan, now), Obligations(inc, plan, now), Lists(inc, plan), Missing(inc, plan), Figures(inc, plan),
		Clocks(inc, plan, now), Roster(inc, plan, now), Where(inc), summary, inc.Elapsed(now), inc.Commander(),
		Facts(inc, plan, "", now, now.Add(time.Hour), func(t time.Time) string { return t.Format(time.TimeOnly) }),
	}
}

func TestViewsBearEveryState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		state, plan := Fold(events), testPlan()
		now := noon.Add(time.Duration(rapid.IntRange(0, 120).Draw(t, "now")) * time.Minute)
		first := views(state, plan, now)
		if again := views(Fold(events), plan, now); !reflect.DeepEqual(first, again) {
			t.Fatalf("the same state was shown in two ways:\n%+v\n%+v", first, again)
		}
		owed := Obligations(state, plan, now)
		if !slices.IsSortedFunc(owed, func(a, b Obligation) int { return a.Due.Compare(b.Due) }) {
			t.Fatalf("what is owed is not in the order of urgency: %+v", owed)
		}
		for _, o := range owed {
			if o.Due.IsZero() || o.ID == "" || o.Late(o.Due) != 0 {
				t.Fatalf("an obligation without a time or a name: %+v", o)
			}
		}
		for _, f := range Figures(state, plan) {
			if number := f.Seconds != nil; number != (f.State == FigureOK || f.State == FigureAbout) || number && *f.Seconds < 0 {
				t.Fatalf("a figure that may not be quoted has a number: %+v", f)
			}
		}
		views(state, EmptyPlan, now)
	})
}

func FuzzDecodeEvent(f *testing.F) {
	for kind := range decoders {
		f.Add(string(kind), []byte(`{}`))
		for _, body := range []string{
			`{"number":01}`, `{"number":-1}`, `{"number":1234567890}`, `{"number":1.0}`, `{"number":7,}`, `{"text":"a\"b"}`, `{"text":"\u00e4"}`,
			"{\"text\":\"\xff\"}", `{"Text":"other case"}`, `{"text":null}`, `{"text":7}`, `{"text":"a","text":"b"}`, `{"text":"a"} `, `{"text":"a"}}`,
			`{"channels":["a","b"]}`, `{"channels":[]}`, `{"channels":["a",]}`, `{"channels":[7]}`, `{"channels":["a"`, `{"channels":["a" ]}`, `{"channels":["a"],"channels":["b"]}`,
			`{"decline":true,"off":false,"accepted":tru}`, `{"off":false}`, `{"entry":"FRA-1:1","off":true}`, `{"text":"a`, `{"text":`, `{"text"`, ``,
		} {
			f.Add(string(kind), []byte(body))
		}
		f.Add(string(kind), []byte(`{"number":1,"role":"commander","person":"anna","item":"first/look","phase":"review","entry":"FRA-1:1"}`))
	}
	f.Add("future.kind", []byte(`{"a":1}`))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		event := Event{Site: "FRA-1", Seq: 2, HLC: 2, Incident: "i1", Kind: Kind(kind), HappenedAt: after(0), Body: body}
		decoded, err := event.Decode()
		if _, known := decoders[event.Kind]; !known && (decoded != nil || err != nil) {
			t.Errorf("an unknown kind was decoded: %v, %v", decoded, err)
		}
		if zero, err := decoders["log.note"](nil); err == nil {
			t.Errorf("an empty body was read as %v", zero)
		}
		if decode, known := decoders[event.Kind]; known {
			zero, _ := decode([]byte(`{"-":0}`))
			want := reflect.New(reflect.TypeOf(zero))
			if failed := json.Unmarshal(body, want.Interface()) != nil; failed != (err != nil) {
				t.Errorf("%s: read %v with %v, encoding/json disagrees", body, decoded, err)
			} else if !failed && !reflect.DeepEqual(decoded, want.Elem().Interface()) {
				t.Errorf("%s: read %+v, encoding/json reads %+v", body, decoded, want.Elem())
			}
		}
		before := declared(t).logs["i1"][0]
		state := Fold([]Event{before, event})
		if len(state.Log) != 2 || string(state.Log[0].Body)+string(state.Log[1].Body) == "" {
			t.Error("an event was lost")
		}
		views(state, testPlan(), noon)
	})
}

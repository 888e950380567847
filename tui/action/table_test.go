package action

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
	"warroom/tui/pane"
)

var now = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

// room is a context with everything in it that an action may look at.
func room(t *testing.T) Context {
	t.Helper()
	plan, _ := plans.Default("en")
	var events []model.Event
	do := func(at time.Time, intent model.Intent) {
		set := model.Setting{
			Now: at, Plan: plan, Incident: model.Fold(events), Look: func(model.IncidentID) *model.Incident { return nil },
			NextNumber: func(model.IncidentKind, int) string { return "2026-001" }, NewID: func() model.IncidentID { return "inc" },
		}
		drafts, err := model.Decide(set, model.Command{Incident: "inc", Actor: model.Actor{Person: "anna"}, Intent: intent})
		if err != nil {
			t.Fatalf("%T: %v", intent, err)
		}
		for _, d := range drafts {
			n := len(events) + 1
			e, err := d.Seal("FRA-1", uint64(n), model.HLC(n), at, model.Hash{})
			if err != nil {
				t.Fatal(err)
			}
			events = append(events, e)
		}
	}
	do(now.Add(-time.Hour), model.Declare{Title: "Hotline", Scope: model.AllCustomers, Urgency: model.Now})
	do(now, model.OpenAttempt{Action: "restart"})
	do(now, model.OpenAttempt{Action: "reroute"})
	do(now, model.FinishAttempt{Number: 2, Result: model.NoEffect})
	do(now, model.DraftNotice{Audience: "customers", Text: "We know."})
	do(now, model.StartWorkaround{Text: "paper"})
	do(now, model.TickItem{Item: plan.Checklists[0].Items[0].ID})
	inc := model.Fold(events)
	return Context{
		Incident: inc, Plan: plan, Now: now, Zone: time.UTC, Locale: locale.New("en"), Actor: model.Actor{Person: "anna"},
		Owed: model.Obligations(inc, plan, now), Offer: model.PlanRef{Digest: "other"},
		Board:     []model.Summary{{ID: "inc"}, {ID: "two", Number: "2026-002", Title: "Invoices"}},
		Selection: pane.Selection{Entry: inc.Log[len(inc.Log)-1].Ref(), Role: "scribe", Text: "line"},
	}
}

// filled gives a value to every field: what stands in the form, else the first choice, else something that can be read.
func filled(c Context, a Action) Values {
	v := Complete(c, a, nil)
	for _, f := range a.Fields {
		if v.text(f.ID) != "" {
			continue
		}
		switch offers := f.Offers(c); {
		case len(offers) > 0:
			v[f.ID] = offers[0].Value
		case f.Kind == Duration:
			v[f.ID] = "10m"
		case f.Kind == Number:
			v[f.ID] = "1"
		case f.Kind == Time:
			v[f.ID] = "09:00"
		case f.Kind == YesNo:
			v[f.ID] = "yes"
		case f.ID == "notice" || f.ID == "follows":
			v[f.ID] = "1"
		case f.ID == "entry" || f.ID == "entries":
			v[f.ID] = c.Selection.Entry.String()
		default:
			v[f.ID] = "text"
		}
	}
	return v
}

// intents reads the names of all types that decide from the source of the model, so that a new one cannot be forgotten.
func intents(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../../model/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Name.Name != "decide" || f.Recv == nil {
				continue
			}
			if name, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
				names = append(names, name.Name)
			}
		}
	}
	if len(names) < 40 {
		t.Fatalf("only %d intents found: the test looks in the wrong place", len(names))
	}
	return names
}

func TestEveryIntentIsReachable(t *testing.T) {
	c, reached := room(t), map[string]bool{}
	for _, a := range All() {
		if a.Build == nil {
			continue
		}
		intent, err := a.Build(c, filled(c, a))
		if err != nil {
			t.Errorf("%s: %v", a.ID, err)
			continue
		}
		reached[reflect.TypeOf(intent).Name()] = true
	}
	reached["Enter"] = true        // a filled-in sheet is typed in with its paper at hand: warroom form
	reached["MarkReceipts"] = true // a courier reports, not a person
	for _, name := range intents(t) {
		if !reached[name] {
			t.Errorf("no action builds model.%s", name)
		}
	}
}

func TestNoKeyHasTwoMeanings(t *testing.T) {
	owner, ids := map[string]string{}, map[string]bool{}
	moving := []string{"up", "down", "left", "right", "j", "k", "l", "pgup", "pgdown", "home", "end", "esc"}
	for _, key := range moving {
		owner[key] = "moving in a pane"
	}
	for _, a := range All() {
		if ids[a.ID] {
			t.Errorf("two actions are called %s", a.ID)
		}
		ids[a.ID] = true
		for _, key := range a.Keys {
			if other, taken := owner[key]; taken {
				t.Errorf("%q means %s and %s", key, a.ID, other)
			}
			owner[key] = a.ID
		}
	}
}

func TestEverythingIsWorded(t *testing.T) {
	for _, lang := range locale.Languages() {
		words := locale.New(lang)
		need := func(id string) {
			if !words.Has(id) {
				t.Errorf("%s: there is no text %s", lang, id)
			}
		}
		for _, group := range Groups {
			need("action.group." + string(group))
		}
		for _, a := range All() {
			need("action." + a.ID + ".name")
			need("action." + a.ID + ".help")
			need("action." + a.ID + ".hint")
			for _, f := range a.Fields {
				need("action.field." + f.ID)
			}
			if _, reason := a.Ready(Context{Plan: model.EmptyPlan, Locale: words}); reason != "" {
				need(reason)
			}
		}
	}
}

func TestTermsAreWorded(t *testing.T) {
	c := room(t)
	for _, lang := range locale.Languages() {
		c.Locale = locale.New(lang)
		for _, a := range All() {
			for _, f := range a.Fields {
				for _, o := range f.Offers(c) {
					if strings.TrimSpace(o.Label) == "" {
						t.Errorf("%s: %s.%s offers %q without a label", lang, a.ID, f.ID, o.Value)
					}
				}
			}
		}
	}
	if got := terms("result", model.AttemptResults)(c)[1].Label; got == "no-effect" {
		t.Errorf("the results of attempts are not worded: %q", got)
	}
}

func TestNoActionNeedsMoreThanItsContext(t *testing.T) {
	for _, c := range []Context{
		{Plan: model.EmptyPlan, Zone: time.UTC, Locale: locale.New("en"), Now: now},
		{Plan: model.EmptyPlan, Zone: time.UTC, Locale: locale.New("en"), Now: now, Incident: room(t).Incident},
		room(t),
	} {
		for _, a := range All() {
			for _, f := range a.Fields {
				f.Offers(c)
			}
			v := Complete(c, a, nil)
			if a.Preview != nil {
				a.Preview(c, v)
			}
			a.About(c, v)
			if ok, _ := a.Ready(c); ok && a.Build != nil {
				_, _ = a.Build(c, v) // an error is fine, a panic is not
			}
		}
	}
}

func TestFill(t *testing.T) {
	c := room(t)
	cases := []struct{ action, line, want string }{
		{"severity", "sev2 the workaround holds", "map[reason:the workaround holds severity:SEV2]"},
		{"severity", "reason=so severity=SEV3", "map[reason:so severity:SEV3]"},
		{"note", "carrier confirms at=09:41", "map[at:09:41 text:carrier confirms]"},
		{"evidence", "cut.jpg e3b0 120 the cut fibre", "map[bytes:120 file:cut.jpg sha256:e3b0 text:the cut fibre]"},
		{"checkin", "duty-commander-b remote", "map[person:duty-commander-b place:remote]"},
		{"attempt-finish", "1 worked all calls come through", "map[attempt:1 finding:all calls come through result:worked]"},
	}
	for _, one := range cases {
		a, _ := Find(one.action)
		v, err := Fill(c, a, strings.Fields(one.line))
		if err != nil {
			t.Errorf("%s %s: %v", one.action, one.line, err)
			continue
		}
		if got := fmt.Sprint(map[string]string(v)); got != one.want {
			t.Errorf("%s %s\n got %s\nwant %s", one.action, one.line, got, one.want)
		}
	}
	a, _ := Find("phase")
	if _, err := Fill(c, a, []string{"phase=respond", "note=x", "more"}); model.CodeOf(err) != model.CodeUnknownWord {
		t.Errorf("a word too many: %v", err)
	}
}

func TestSpan(t *testing.T) {
	good := map[string]time.Duration{
		"10": 10 * time.Minute, "10m": 10 * time.Minute, "10 min": 10 * time.Minute, "1h30m": 90 * time.Minute,
		"2d": 48 * time.Hour, "90s": 90 * time.Second, "1H": time.Hour,
	}
	for text, want := range good {
		if got, err := ParseSpan(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "x", "-5m", "1.5h", "10 parsecs", "99999999999999999h"} {
		if got, err := ParseSpan(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
	for _, d := range []time.Duration{time.Minute, 20 * time.Minute, time.Hour, 90 * time.Minute, 26 * time.Hour, 61 * time.Second} {
		if got, err := ParseSpan(Span(d)); err != nil || got != d {
			t.Errorf("%v written as %q reads as %v", d, Span(d), got)
		}
	}
}

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{"48000": 48000, "48,000": 48000, "48.000": 48000, "1 234 567": 1234567, "#3": 3} {
		if got, err := (Values{"n": text}).number("n"); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"4.5", "many", "-3", "1,2"} {
		if got, err := (Values{"n": text}).number("n"); err == nil {
			t.Errorf("%q was read as %d", text, got)
		}
	}
}

func TestUndoPassesOverStrikes(t *testing.T) {
	c := room(t)
	ref, ok := c.lastOwn()
	if !ok {
		t.Fatal("nothing to undo")
	}
	e, _ := c.Incident.Entry(ref)
	if e.Kind != "item.marked" {
		t.Errorf("the newest own act is %s", e.Kind)
	}
	c.Actor.Person = "somebody else"
	if _, ok := c.lastOwn(); ok {
		t.Error("somebody who did nothing can undo")
	}
}

func TestComposeFollowsTheAudience(t *testing.T) {
	c := room(t)
	a, _ := Find("compose")
	v := Complete(c, a, Values{"audience": "customers", "status": "identified"})
	if v["template"] != "customers-identified" || v["next"] != "20m" {
		t.Errorf("template %q, next %q", v["template"], v["next"])
	}
	if !strings.Contains(v["body"], "11:20 CET") {
		t.Errorf("the promise is not in the text:\n%s", v["body"])
	}
	if gaps := gapsOf(c, v); len(gaps) != 1 || !strings.Contains(gaps[0], "[what_happens?]") {
		t.Errorf("gaps %v", gaps)
	}
}

// A group of words that does not exist would show people the values of the record.
func TestEveryChoiceHasWords(t *testing.T) {
	for _, lang := range locale.Languages() {
		c := Context{Locale: locale.New(lang), Plan: model.EmptyPlan}
		for _, status := range terms("status", model.PublicStatuses)(c) {
			if lang != locale.English && status.Label == status.Value {
				t.Errorf("%s: %q has no word", lang, status.Value)
			}
		}
	}
}

package publish

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestStoryOnThePage(t *testing.T) {
	r := story(t)
	site, _ := r.files(always)
	equal(t, "state", site.State, Major)
	equal(t, "incidents", len(site.Incidents), 3)
	equal(t, "open", len(site.Open()), 1)

	open := site.Open()[0]
	equal(t, "name", open.Name["en"].Body, "We are looking into a problem with the website")
	equal(t, "name in German", open.Name["de"], Text{"de", "DE We are looking into a problem with the website"})
	equal(t, "what has no wording in a language stands in its own", open.Name["pt-BR"], Text{"en", "We are looking into a problem with the website"})
	equal(t, "status", open.Status, Identified)
	equal(t, "a correction that says no status", open.Updates[2].Status, Identified)
	equal(t, "waits for the page: on it as of now", open.Updates[2].At.At, r.now)
	equal(t, "impact", open.Impact, Major)
	equal(t, "promise of the last notice", open.Next.IsZero(), true)
	equal(t, "changes with the first notice", len(open.Updates[0].Changes), 1)

	over := site.Incidents[1]
	equal(t, "status", over.Status, Postmortem)
	equal(t, "ended when the public was told so", over.Ended, noon.Add(-3*24*time.Hour+time.Hour))
	equal(t, "worst component", over.Impact, Critical)

	old := site.Incidents[2]
	equal(t, "back-dated", old.Started.At, noon.Add(-40*24*time.Hour))
	equal(t, "came to the page later", old.Created, noon.Add(-20*24*time.Hour))
	equal(t, "without a subject the day", old.Name["de"], Text{"de", "Störung vom 13. Oktober 2026"})
}

func TestExercisesStandApart(t *testing.T) {
	r := story(t)
	site, files := r.files(Options{Exercise: true})
	equal(t, "incidents", len(site.Incidents), 1)
	equal(t, "maintenances", len(site.Maintenances), 0)
	for _, file := range files {
		if strings.HasSuffix(file.Path, ".html") && !bytes.Contains(file.Content, []byte(model.MarksIn(model.Language(languageOf(file.Path))).Exercise)) {
			t.Errorf("%s bears no mark", file.Path)
		}
	}
	equal(t, "mark in the name", site.Incidents[0].Name["de"].Body, "ÜBUNG: DE We are looking into a problem")
	_, real := r.files(always)
	for _, file := range real {
		if bytes.Contains(file.Content, []byte("EXERCISE")) {
			t.Errorf("%s speaks of an exercise", file.Path)
		}
	}
}

func languageOf(path string) string {
	for _, language := range spoken {
		if strings.HasPrefix(path, string(language)+"/") {
			return string(language)
		}
	}
	return "en"
}

// Whatever is open and whatever components do, the whole is never better.
func TestTheWholeIsNeverBetterThanTheWorst(t *testing.T) {
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 1))
		r := newRoom(t)
		for range 1 + dice.IntN(4) {
			r.declare("x", model.Severity(dice.IntN(5)))
			for range dice.IntN(6) {
				r.wait(time.Duration(dice.IntN(600)) * time.Minute).random(dice)
			}
		}
		site := Build(r.cases(), r.plan, r.now, Options{})
		for _, inc := range site.Incidents {
			if !inc.Status.Over() && worse(site.State, inc.Impact) != site.State {
				t.Errorf("seed %d: the whole is %s, an open incident %s", seed, site.State, inc.Impact)
			}
			if !inc.Status.Over() && inc.Impact == None {
				t.Errorf("seed %d: an open incident has no impact", seed)
			}
		}
		for _, c := range site.Components {
			if worse(site.State, hurts(c.State)) != site.State {
				t.Errorf("seed %d: the whole is %s, %s is %s", seed, site.State, c.Name["en"].Body, c.State)
			}
			equal(t, "days", len(c.Days), historyDays)
			if today := c.Days[historyDays-1].State; worseState(today, c.State) != today {
				t.Errorf("seed %d: today is %s, now is %s", seed, today, c.State)
			}
		}
	}
}

// random does something that may change the page.
func (r *room) random(dice *rand.Rand) {
	inc := r.incident()
	switch n := dice.IntN(4); {
	case n == 0 && inc.Open():
		component := r.plan.Page.Components[dice.IntN(4)].ID
		if state := model.ComponentStates[dice.IntN(5)]; inc.ComponentState(component) != state {
			r.do(model.SetComponent{Component: component, State: state})
		}
	case n == 1 && inc.Open() && dice.IntN(3) == 0:
		r.do(model.Close{Reason: "over", Anyway: true})
	default:
		r.tell(model.PublicStatuses[dice.IntN(4)], "subject", "text")
		if dice.IntN(2) == 0 {
			r.publish(Options{})
		}
	}
}

// What does not change keeps its bytes; only the age of the state moves with the clock.
func TestOnlyTheAgeMovesWithTheClock(t *testing.T) {
	r := story(t)
	r.publish(always)
	before, files := r.files(always)
	for range 3 {
		after, again := r.wait(10 * time.Minute).files(always)
		equal(t, "updated", after.Updated, before.Updated)
		for n, file := range again {
			aged := file.Path == "api/v2/age.json" || strings.HasSuffix(file.Path, "index.html") ||
				strings.HasSuffix(file.Path, "incidents/"+before.Open()[0].ID+".html")
			if same := bytes.Equal(file.Content, files[n].Content); same == aged {
				t.Errorf("%s: same %v, has the age on it %v", file.Path, same, aged)
			}
		}
	}
	r.do(model.SetComponent{Component: "mail", State: model.Degraded})
	after, _ := r.files(always)
	equal(t, "updated by a change", after.Updated, r.now)
	equal(t, "ids stay", after.Incidents[0].ID, before.Incidents[0].ID)
	r.now = noon.Add(49 * time.Hour)
	after, _ = r.files(always)
	equal(t, "maintenance", after.Maintenances[0].Status, InProgress)
	equal(t, "updated by its beginning", after.Updated, noon.Add(48*time.Hour))
	equal(t, "component", after.Components[0].State, model.Maintained)
}

// The mark that a notice is on the page leaves the page as it was.
func TestHandoverChangesNothingOnThePage(t *testing.T) {
	r := story(t)
	_, before := r.files(always)
	r.publish(always)
	equal(t, "sent", r.incident().Notices[2].State, model.Sent)
	_, after := r.files(always)
	for n, file := range after {
		if !bytes.Equal(file.Content, before[n].Content) {
			t.Errorf("%s changed", file.Path)
		}
	}
	equal(t, "nothing is handed over twice", len(Handover(r.cases(), r.now, "UTC", always)), 0)
}

// A notice of which the time has passed does not come to the page late.
func TestWhatIsNoLongerTrueDoesNotCome(t *testing.T) {
	r := newRoom(t).declare("x", model.SEV2)
	r.do(model.DraftNotice{Audience: "customers", Subject: "s", Text: "t", Valid: time.Hour}, model.QueueNotice{Number: 1})
	equal(t, "in time", len(Build(r.cases(), r.plan, r.now, Options{}).Incidents), 1)
	r.wait(2 * time.Hour)
	equal(t, "late", len(r.publish(Options{}).Incidents), 0)
	at := slices.IndexFunc(r.incident().Notices[0].Deliveries(), func(d model.Delivery) bool { return d.Channel == "page" })
	equal(t, "delivery", r.incident().Notices[0].Deliveries()[at].State, model.DeliveryFailed)
}

// One that comes late says when it was written.
func TestLateNoticeSaysSo(t *testing.T) {
	r := newRoom(t).declare("x", model.SEV2).tell(model.Investigating, "s", "what we write")
	r.wait(time.Hour)
	body := r.publish(Options{}).Incidents[0].Updates[0].Body["en"].Body
	equal(t, "body", body, "Written at 22 November 2026, 12:00 UTC, sent at 22 November 2026, 13:00 UTC.\n\nwhat we write")
}

func TestReopenedIncidentIsOpenAgain(t *testing.T) {
	r := newRoom(t).declare("x", model.SEV2)
	r.tell(model.Resolved, "s", "over").publish(Options{})
	r.wait(time.Hour).tell(model.Identified, "s", "again").publish(Options{})
	inc := Build(r.cases(), r.plan, r.now, Options{}).Incidents[0]
	equal(t, "status", inc.Status, Identified)
	equal(t, "ended", inc.Ended.IsZero(), true)
	r.wait(time.Hour).do(model.Close{Reason: "done", Anyway: true})
	inc = Build(r.cases(), r.plan, r.now, Options{}).Incidents[0]
	equal(t, "closed is over", inc.Status, Resolved)
	equal(t, "ended", inc.Ended, r.now)
}

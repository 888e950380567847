package model

import (
	"testing"
	"time"
)

func (r *room) figures() ReachFigures { return Communication(r.incident(), r.plan, r.now) }

func (r *room) figuresOf(id AudienceID) AudienceFigures {
	r.t.Helper()
	one, ok := find(r.figures().Audiences, func(a AudienceFigures) bool { return a.Audience == id })
	if !ok {
		r.t.Fatalf("no figures of %s", id)
	}
	return one
}

func minutes(t *testing.T, what string, f Figure, want float64) {
	t.Helper()
	if f.Seconds == nil {
		t.Errorf("%s: %s, want %v minutes", what, f.State, want)
	} else if *f.Seconds != want*60 {
		t.Errorf("%s: %v minutes, want %v", what, *f.Seconds/60, want)
	}
}

func TestTimeToTheFirstNotice(t *testing.T) {
	r := declared(t)
	equal(t, "none yet", r.figuresOf("customers").First.State, FigureMissing)
	r.wait(9 * minute).do(RecordNotice{Audience: "board", Text: "x"})
	r.wait(3 * minute).do(RecordNotice{Audience: "customers", Text: "x"})
	r.doAt(after(7*minute), RecordNotice{Audience: "customers", Text: "typed in later"})
	minutes(t, "customers", r.figuresOf("customers").First, 7)
	minutes(t, "also who is not owed any", r.figuresOf("board").First, 9)
	r.doAt(Stamp{At: noon.Add(minute), Precision: Unknown}, RecordNotice{Audience: "board", Text: "some time"})
	equal(t, "nobody knows when the first one left", r.figuresOf("board").First.State, FigureMissing)
	r.doAt(Stamp{At: noon.Add(-5 * minute), Precision: Minute}, RecordNotice{Audience: "customers", Text: "before it was declared"})
	equal(t, "impossible", r.figuresOf("customers").First.State, FigureInvalid)
}

func TestPromisesKept(t *testing.T) {
	r := declared(t)
	equal(t, "none made", r.figures().Kept.State, FigureMissing)
	tell := func(next time.Duration) { r.do(RecordNotice{Audience: "customers", Text: "x", Next: next}) }
	share := func(what string, part, of int) {
		t.Helper()
		equal(t, what, r.figures().Kept, Share{State: FigureOK, Part: part, Of: of})
	}
	tell(10 * minute)
	equal(t, "one that is ahead does not count", r.figures().Kept.Of, 0)
	r.wait(10 * minute)
	tell(10 * minute)
	share("kept to the minute", 1, 1)
	r.do(RecordNotice{Audience: "staff", Text: "another audience does not keep it"})
	r.wait(11 * minute)
	share("and one passed", 1, 2)
	r.do(SetPublicStatus{Status: Resolved})
	r.do(Close{Anyway: true})
	r.wait(60 * minute)
	share("it stays so when the incident is closed", 1, 2)
}

func TestOverdueMinutes(t *testing.T) {
	r := declared(t)
	minutes(t, "nothing is late yet", r.figures().Overdue, 0)
	r.wait(40 * minute)
	minutes(t, "since 12:30", r.figuresOf("customers").Overdue, 10)
	minutes(t, "two audiences wait", r.figures().Overdue, 20)
	r.do(RecordNotice{Audience: "customers", Text: "x", Next: 20 * minute})
	r.do(NothingNew{Audience: "staff"})
	r.wait(25 * minute)
	minutes(t, "a promise is late too", r.figuresOf("customers").Overdue, 15)
	minutes(t, "who needs nothing does not wait", r.figuresOf("staff").Overdue, 10)
	r.do(Snooze{Obligation: NoticeObligation("customers"), For: 10 * minute})
	r.wait(10 * minute)
	minutes(t, "what is put off is not late", r.figuresOf("customers").Overdue, 15)
	r.do(RecordNotice{Audience: "customers", Text: "x"})
	r.wait(minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.wait(40 * minute)
	minutes(t, "by the severity that held then", r.figuresOf("customers").Overdue, 15+11)
	r.do(Close{Anyway: true})
	r.wait(60 * minute)
	minutes(t, "a closed incident owes nothing", r.figuresOf("customers").Overdue, 15+11)
	r.do(Declare{Title: "last week", Kind: Backfilled})
	equal(t, "backfilled", r.figures().Overdue.State, FigureMissing)
}

func TestTheLongestSilence(t *testing.T) {
	r := declared(t)
	r.wait(5 * minute)
	minutes(t, "it runs", r.figures().Silence, 5)
	equal(t, "running", r.figures().Running, true)
	r.do(RecordNotice{Audience: "customers", Text: "x"})
	r.wait(8 * minute).do(RecordNotice{Audience: "staff", Text: "not public"})
	r.do(RecordNotice{Audience: "customers", Text: "x"})
	minutes(t, "between two", r.figures().Silence, 8)
	equal(t, "over", r.figures().Running, false)
	r.wait(9 * minute).do(SetPublicStatus{Status: Resolved})
	minutes(t, "until it was over", r.figures().Silence, 9)
	r.wait(60 * minute)
	minutes(t, "and no longer", r.figures().Silence, 9)
	equal(t, "still over", r.figures().Running, false)
	r.doAt(Stamp{At: noon, Precision: Unknown}, RecordNotice{Audience: "customers", Text: "some time"})
	equal(t, "one that may lie anywhere", r.figures().Silence.State, FigureMissing)
}

func TestTheReachRate(t *testing.T) {
	r := told(t)
	r.courier(1, "customer/acme", DeliveryFailed)
	equal(t, "nobody of two", r.figures().Reached, Share{State: FigureOK, Part: 0, Of: 2})
	r.courier(1, "customer/bolt", HandedOver)
	equal(t, "one of two", r.figures().Reached, Share{State: FigureOK, Part: 1, Of: 2})
	r.wait(minute).do(ResendNotice{Number: 1, Channel: "phone"})
	r.do(MarkDelivery{Number: 1, Recipient: "customer/acme", Channel: "phone", Outcome: Reached})
	equal(t, "by whatever channel", r.figures().Reached, Share{State: FigureOK, Part: 2, Of: 2})
	equal(t, "in all", r.figures().Reached.Of, 2)
	equal(t, "of the audience", r.figuresOf("customers").Reached.Part, 2)
	equal(t, "nothing was let go to them", r.figuresOf("staff").Reached.State, FigureMissing)
}

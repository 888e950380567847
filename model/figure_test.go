package model

import (
	"testing"
	"time"
)

func TestFigures(t *testing.T) {
	at := func(minutes int, precision Precision) Stamp {
		return Stamp{At: noon.Add(time.Duration(minutes) * minute), Precision: precision}
	}
	second := func(s int) Stamp { return Stamp{At: noon.Add(time.Duration(s) * time.Second), Precision: Second} }
	for name, row := range map[string]struct {
		from, to Stamp
		state    FigureState
		seconds  float64
	}{
		"exact":                              {at(0, Second), at(5, Second), FigureOK, 300},
		"no precision is exact":              {at(0, ""), at(5, ""), FigureOK, 300},
		"to the minute":                      {at(0, Minute), at(5, Second), FigureOK, 300},
		"approximate":                        {at(0, Approximate), at(5, Second), FigureAbout, 300},
		"no start":                           {Stamp{}, at(5, Second), FigureMissing, 0},
		"no end":                             {at(0, Second), Stamp{}, FigureMissing, 0},
		"a time that is not known":           {at(0, Unknown), at(5, Second), FigureMissing, 0},
		"a precision that nobody knows":      {at(0, "vague"), at(5, Second), FigureMissing, 0},
		"end before start":                   {at(5, Second), at(0, Second), FigureInvalid, 0},
		"end before start, approximately":    {at(5, Approximate), at(0, Second), FigureInvalid, 0},
		"within the same minute":             {second(30), at(0, Minute), FigureOK, 0},
		"a minute too early for the minute":  {second(90), at(0, Minute), FigureInvalid, 0},
		"minutes compare with minutes":       {at(1, Minute), at(0, Minute), FigureInvalid, 0},
		"nothing in between":                 {at(0, Second), at(0, Second), FigureOK, 0},
		"one second too early for a second":  {second(1), second(0), FigureInvalid, 0},
		"unknown end, impossible or not":     {at(5, Second), at(0, Unknown), FigureMissing, 0},
		"approximate start, end to a minute": {at(0, Approximate), at(2, Minute), FigureAbout, 120},
	} {
		f := figure(name, row.from, row.to)
		equal(t, name, f.State, row.state)
		if number := row.state == FigureOK || row.state == FigureAbout; number != (f.Seconds != nil) {
			t.Errorf("%s: a number is there: %v, want %v", name, f.Seconds != nil, number)
		} else if number {
			equal(t, name, *f.Seconds, row.seconds)
		}
	}
}

func TestFiguresOfAnIncident(t *testing.T) {
	r := declared(t)
	equal(t, "nobody knows when it began", r.figure("time-to-declare").State, FigureMissing)
	r.doAt(after(-20*minute), MarkMilestone{Milestone: Cause})
	equal(t, "the cause stands in for the start", *r.figure("time-to-declare").Seconds, 1200)
	r.doAt(after(-10*minute), MarkMilestone{Milestone: ImpactStart})
	equal(t, "what was stated wins", *r.figure("time-to-declare").Seconds, 600)
	r.wait(2 * minute).do(AcceptRole{Role: CommanderRole, Person: "anna"})
	equal(t, "acknowledged by the first commander", *r.figure("time-to-acknowledge").Seconds, 720)
	r.wait(minute).do(AcceptRole{Role: CommanderRole, Person: "ben"})
	equal(t, "not by the second", *r.figure("time-to-acknowledge").Seconds, 720)
	r.doAt(after(-5*minute), MarkMilestone{Milestone: Acknowledged})
	equal(t, "stated by hand", *r.figure("time-to-acknowledge").Seconds, 300)

	equal(t, "no notice yet", r.figure("impact-to-first-notice").State, FigureMissing)
	r.wait(7 * minute).do(RecordNotice{Audience: "staff", Text: "not public"})
	r.do(RecordNotice{Audience: "customers", Text: "second"})
	r.doAt(after(4*minute), RecordNotice{Audience: "customers", Text: "first, typed in later"})
	equal(t, "first notice", *r.figure("impact-to-first-notice").Seconds, 14*60)
	equal(t, "gap", *r.figure("notice-gap-1").Seconds, 6*60)

	r.wait(20 * minute).do(SetPublicStatus{Status: Resolved})
	equal(t, "resolved", *r.figure("declared-to-resolved").Seconds, 30*60)
	equal(t, "on the board", *Summarize(r.incident()).Resolve, 30*60)
	equal(t, "mitigated", r.figure("time-to-mitigate").State, FigureMissing)
	r.refuses(CodeUnknownWord, MarkMilestone{Milestone: "lunch"})
}

func TestABackfilledIncidentWasNotDeclaredThen(t *testing.T) {
	r := newRoom(t)
	r.doAt(Stamp{At: noon.AddDate(0, -1, 0), Precision: Unknown}, Declare{Title: "last month", Kind: Backfilled})
	r.doAt(after(-60*minute), MarkMilestone{Milestone: ResolvedAt})
	equal(t, "declared to resolved", r.figure("declared-to-resolved").State, FigureMissing)
	equal(t, "on the board", Summarize(r.incident()).Resolve, (*float64)(nil))
	r.do(RecordNotice{Audience: "customers", Text: "as it was"})
	equal(t, "customers count even if no plan says so", len(r.incident().PublicNotices(EmptyPlan)), 1)
}

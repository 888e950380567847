package model

import (
	"testing"
	"time"
)

func TestLoweringTheSeverityForgivesNothing(t *testing.T) {
	type set struct {
		minute int
		level  Severity
	}
	// customers: SEV1 first 15, then every 30; SEV2 first 30, then every 60; SEV3 nothing.
	for _, c := range []struct {
		name   string
		from   Severity
		sets   []set
		first  int // when the first notice is due, in minutes after the declaration; 0: none is owed
		update int // when the next one is due, if the first one left at the declaration
	}{
		{"raised in time", SEV2, []set{{5, SEV1}}, 15, 30},
		{"raised late: no more time than there was", SEV2, []set{{20, SEV1}}, 30, 30},
		{"raised from where nothing was owed", SEV3, []set{{20, SEV1}}, 35, 30},
		{"lowered in time", SEV1, []set{{5, SEV2}}, 30, 60},
		{"lowered when it was overdue", SEV1, []set{{20, SEV2}}, 30, 60},
		{"lowered when that was overdue as well", SEV1, []set{{70, SEV2}}, 30, 60},
		{"lowered to where nothing is owed", SEV2, []set{{40, SEV3}}, 0, 0},
		{"lowered and raised, running", SEV1, []set{{5, SEV2}, {10, SEV1}}, 15, 30},
		{"lowered and raised, overdue", SEV1, []set{{40, SEV2}, {41, SEV1}}, 15, 30},
		{"to nothing and back", SEV2, []set{{40, SEV3}, {70, SEV2}}, 30, 60},
		{"to nothing and higher", SEV2, []set{{20, SEV3}, {100, SEV1}}, 30, 60},
		{"to nothing and not quite back", SEV1, []set{{20, SEV3}, {100, SEV2}}, 30, 60},
		{"raised, lowered and raised", SEV3, []set{{20, SEV1}, {40, SEV3}, {50, SEV1}}, 35, 30},
		{"raised, lowered and raised half", SEV3, []set{{20, SEV1}, {40, SEV3}, {50, SEV2}}, 35, 60},
		{"nobody knew and it was low", SeverityUnknown, []set{{40, SEV2}, {50, SEV1}}, 15, 30},
	} {
		untold, told := newRoom(t), newRoom(t)
		for _, r := range []*room{untold, told} {
			r.do(Declare{Title: "lines down", Severity: c.from, Reason: "x"})
			if r == told {
				r.do(RecordNotice{Audience: "customers", Text: "we know"})
			}
			for _, one := range c.sets {
				r.now = noon.Add(time.Duration(one.minute) * minute)
				r.do(SetSeverity{Level: one.level, Reason: "x"})
			}
		}
		t.Run(c.name, func(t *testing.T) {
			untold.t, told.t = t, t
			if c.first == 0 {
				untold.owes("customers", OweNothing, 0)
				told.owes("customers", OweNothing, 0)
				return
			}
			untold.owes("customers", OweFirst, c.first)
			told.owes("customers", OweUpdate, c.update)
		})
	}
}

func TestAPromiseOutlivesTheSeverityUnderWhichItWasGiven(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "we know", Next: 90 * minute}) // by the cadence it would be 60
	r.wait(10 * minute).do(SetSeverity{Level: SEV3, Reason: "better"})
	r.owes("customers", OweUpdate, 90)
	equal(t, "promised", r.line("customers").Promised, true)
	r.wait(90 * minute).do(SetSeverity{Level: SEV2, Reason: "not better"})
	r.owes("customers", OweUpdate, 90)
	r.do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweUpdate, 90)
}

func TestOverdueTimeCountsWhileItIsOwed(t *testing.T) {
	r := declared(t)
	r.wait(40 * minute).do(SetSeverity{Level: SEV3, Reason: "better"}) // 10 minutes over
	r.wait(20 * minute).do(SetSeverity{Level: SEV2, Reason: "not better"})
	r.wait(5 * minute).do(RecordNotice{Audience: "customers", Text: "we know"})
	for _, audience := range Communication(r.incident(), r.plan, r.now).Audiences {
		if audience.Audience == "customers" {
			equal(t, "overdue", *audience.Overdue.Seconds, (15 * minute).Seconds())
		}
	}
}

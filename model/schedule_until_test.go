package model

import "testing"

func TestANoticeIsTrueUntilItsTime(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "slow until one", Next: 40 * minute, Valid: 30 * minute})
	r.do(SendNotice{Number: 1, Anyway: true})
	r.owes("customers", OweUpdate, 30)
	equal(t, "not as promised", r.line("customers").Promised, false)
	equal(t, "but because it expires", r.line("customers").Expires, true)
	r.do(DraftNotice{Audience: "board", Text: "true for an hour", Valid: 60 * minute})
	r.do(SendNotice{Number: 2})
	r.owes("board", OweUpdate, 60)
	r.do(DraftNotice{Audience: "staff", Text: "true for long", Valid: 24 * 60 * minute})
	r.do(SendNotice{Number: 3})
	r.owes("staff", OweUpdate, 120)
	equal(t, "the cadence comes first", r.line("staff").Expires, false)
}

func TestAWorseSeverityDoesNotMakeUpdatesLateAtOnce(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "we know"})
	r.do(RecordNotice{Audience: "staff", Text: "more at one", Next: 70 * minute})
	r.wait(10 * minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweUpdate, 30)
	r.owes("staff", OweUpdate, 70)
	r = declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "more at one", Next: 60 * minute})
	r.wait(50 * minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweUpdate, 60)
	r = declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "more at two", Next: 120 * minute})
	r.wait(50 * minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweUpdate, 65)
	r.do(RecordNotice{Audience: "customers", Text: "more at two", Next: 70 * minute})
	r.owes("customers", OweUpdate, 120)
	r.wait(minute).do(SetSeverity{Level: SEV3, Reason: "better"})
	r.owes("customers", OweUpdate, 120)
	r.do(RecordNotice{Audience: "customers", Text: "thank you"})
	r.owes("customers", OweNothing, 0)
}

func TestNothingNewWithoutACadenceAnswersAPromise(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "board", Text: "more at one", Next: 60 * minute})
	r.wait(minute).do(NothingNew{Audience: "board"})
	r.owes("board", OweNothing, 0)
}

func TestAQueuedNoticeThatSomethingNewerOvertookIsNotShown(t *testing.T) {
	r := told(t)
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "by telephone"})
	equal(t, "queued", r.line("customers").Queued, (*Notice)(nil))
	r.wait(minute).do(DraftNotice{Audience: "customers", Text: "next"})
	r.do(QueueNotice{Number: 3, Anyway: true, Channels: []ChannelID{"mail"}})
	equal(t, "the newest", r.line("customers").Queued.Number, 3)
	equal(t, "the channels by which it leaves", len(r.notice(3).Channels), 1)
}

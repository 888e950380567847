package model

import "testing"

func TestAFalseAlarmIsTakenBackOrWaived(t *testing.T) {
	unended := func(r *room) (count int) {
		for _, gap := range Missing(r.incident(), r.plan) {
			if gap.Kind == GapClosing {
				count++
			}
		}
		return count
	}
	r := declared(t)
	equal(t, "nobody was told anything", unended(r), 0)
	r.refuses(CodeNotNow, WaiveClosing{Audience: "staff", Reason: "x"})
	r.do(RecordNotice{Audience: "staff", Text: "it began"})
	r.wait(minute).do(RecordNotice{Audience: "board", Text: "it began"})
	equal(t, "both are asked for", unended(r), 2)
	r.refuses(CodeEmpty, WaiveClosing{Audience: "staff"})
	r.wait(minute).do(WaiveClosing{Audience: "staff", Reason: "nobody had read it"})
	equal(t, "one is waived", unended(r), 1)
	r.wait(minute).do(DraftNotice{Audience: "board", Text: "false alarm", Follows: 2, Chain: Cancel})
	r.do(SendNotice{Number: 3})
	equal(t, "one is cancelled", unended(r), 0)
	r.wait(minute).do(SetPublicStatus{Status: Resolved})
	r.owes("staff", OweNothing, 0)
	r.owes("board", OweNothing, 0)
	r.owes("customers", OweClosing, 64)
	r.do(Snooze{Obligation: NoticeObligation("customers"), For: minute})
	r.do(WaiveClosing{Audience: "customers", Reason: "they never noticed"})
	r.owes("customers", OweNothing, 0)
	r.wait(minute).do(SetPublicStatus{Status: Monitoring})
	r.wait(minute).do(RecordNotice{Audience: "staff", Text: "it came back"})
	r.wait(minute).do(SetPublicStatus{Status: Resolved})
	equal(t, "who is told again hears the end again", r.line("staff").Owed, OweClosing)
	equal(t, "and it is over anew for those who never heard", r.line("customers").Owed, OweClosing)
}

func TestLookingBackMeansThatItIsOver(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "it began", Next: 10 * minute})
	r.wait(minute).do(MovePhase{Phase: Review})
	r.owes("customers", OweClosing, 61)
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "it is over", Status: Resolved})
	r.owes("customers", OweNothing, 0)
}

func TestASnoozeKeepsAWaiver(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "staff", Text: "it began"})
	r.do(WaiveClosing{Audience: "staff", Reason: "x"})
	r.do(Snooze{Obligation: NoticeObligation("staff"), For: minute})
	r.do(NothingNew{Audience: "staff"})
	equal(t, "waived", r.line("staff").Unended, false)
}

func TestWhatClosingAsksFor(t *testing.T) {
	r := told(t)
	r.do(SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "we know"})
	gaps := map[GapKind]string{}
	for _, gap := range Missing(r.incident(), r.plan) {
		gaps[gap.Kind] = gap.Subject
	}
	equal(t, "a letter that leaves by itself", gaps[GapWaiting], "1")
	equal(t, "a call to make", gaps[GapByHand], "1")
	equal(t, "a draft that nobody let go", gaps[GapNotice], "")
	equal(t, "an announcement that callers still hear", gaps[GapAnnouncement], "+49 69 1")
}

func TestAnAnnouncementIsSwitchedOffWhenItIsOver(t *testing.T) {
	r := declared(t)
	r.plan.HeadNumbers = []HeadNumber{{Number: "+49 69 1", Title: "Hotline", Contact: "anna"}}
	r.refuses(CodeEmpty, SwitchAnnouncement{On: true, Text: "x"})
	r.refuses(CodeEmpty, SwitchAnnouncement{Number: "+49 69 1", On: true})
	r.refuses(CodeAlready, SwitchAnnouncement{Number: "+49 69 1"})
	r.refuses(CodeGaps, SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "back at [TODO]"})
	r.do(SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "we know"})
	r.refuses(CodeAlready, SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "we know"})
	r.wait(minute).do(SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "we know more"})
	equal(t, "the first one ended", r.incident().Announcements[0].Off.At, r.now)
	_, owed := r.obligation("announcement/+49 69 1")
	equal(t, "owed while it lasts", owed, false)
	r.wait(minute).do(SetPublicStatus{Status: Resolved})
	o, owed := r.obligation("announcement/+49 69 1")
	equal(t, "owed once it is over", owed, true)
	equal(t, "at once", o.Due, r.now)
	equal(t, "by whoever can switch it", o.Person, "anna")
	equal(t, "what", o.Text, "Hotline")
	r.do(Snooze{Obligation: o.ID, For: 5 * minute})
	o, _ = r.obligation(o.ID)
	equal(t, "put off", o.Due, r.now.Add(5*minute))
	r.do(SwitchAnnouncement{Number: "+49 69 1"})
	_, owed = r.obligation(o.ID)
	equal(t, "done", owed, false)
}

func TestClosingSwitchesNoAnnouncementOff(t *testing.T) {
	r := declared(t)
	r.do(SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "we know", Contact: "anna"})
	r.wait(minute).do(Close{Reason: "a mistake", Anyway: true})
	o, owed := r.obligation("announcement/+49 69 1")
	equal(t, "owed after the end", owed, true)
	equal(t, "since then", o.Due, r.now)
	equal(t, "by", o.Person, "anna")
	equal(t, "and nothing else is", len(Obligations(r.incident(), r.plan, r.now)), 1)
	r.wait(minute).do(SwitchAnnouncement{Number: "+49 69 1"})
	equal(t, "done", len(Obligations(r.incident(), r.plan, r.now)), 0)
}

func TestACancelledNoticeIsFollowedAsLongAsItIsNotOver(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "it began"})
	r.wait(minute).do(DraftNotice{Audience: "customers", Text: "false alarm", Follows: 1, Chain: Cancel})
	r.do(QueueNotice{Number: 2, Anyway: true, Channels: []ChannelID{"chat"}})
	r.owes("customers", OweUpdate, 60)
	r.do(MarkDelivery{Number: 2, Channel: "chat", State: Delivered})
	r.owes("customers", OweUpdate, 61)
	r.wait(minute).do(SetPublicStatus{Status: Resolved})
	r.owes("customers", OweNothing, 0)
	equal(t, "they were told the end", r.line("customers").Unended, false)
	r.wait(minute).do(SetPublicStatus{Status: Identified})
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "it is true after all"})
	r.owes("customers", OweUpdate, 64)
}

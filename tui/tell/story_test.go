package tell

import (
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

func composing(t *testing.T, given action.Values) (*Compose, *script) {
	t.Helper()
	s := story(t, model.Real)
	c := s.context("en")
	a, _ := action.Find("compose")
	return NewCompose(a, c, given, style(c)), s
}

// built is the intent that a result of the screen leads to.
func built(t *testing.T, d *Compose, result dialog.Result) model.DraftNotice {
	t.Helper()
	s, sent := result.(dialog.Submitted)
	if !sent {
		t.Fatalf("nothing was sent off: %#v", result)
	}
	intent, err := s.Action.Build(d.Context, s.Values)
	if err != nil {
		t.Fatal(err)
	}
	return intent.(model.DraftNotice)
}

// A minute is enough: the stage, and enter.
func TestStageAndEnterDraftTheNotice(t *testing.T) {
	d, _ := composing(t, nil)
	n := built(t, d, press(d, "down", "enter"))
	if n.Stage != model.StageIdentified || n.Status != model.Identified || n.Template != "c-id" {
		t.Errorf("drafted %+v", n)
	}
	if len(n.Variants) != 1 || n.Variants[0].Language != "de" || !strings.Contains(n.Variants[0].Text, "nicht zu erreichen") {
		t.Errorf("variants %+v", n.Variants)
	}
	if !strings.Contains(n.Short, "10:20 UTC") || n.Next.Minutes() != 20 {
		t.Errorf("short form %q, next in %v", n.Short, n.Next)
	}
}

// What is left open is found by enter, and what is typed there takes its place.
func TestEnterLeadsToTheGapAndTypingFillsIt(t *testing.T) {
	d, _ := composing(t, nil)
	if result := press(d, "enter"); result != nil {
		t.Fatalf("a notice with a gap was drafted: %#v", result)
	}
	view := ansi.Strip(d.View(120, 38))
	if !strings.Contains(view, "[situation?] is left to fill in") {
		t.Errorf("nobody sees the gap:\n%s", view)
	}
	n := built(t, d, press(d, "a fibre is cut", "ctrl+s"))
	if !strings.HasPrefix(n.Text, "At the moment nobody can reach our hotline: a fibre is cut\n") {
		t.Errorf("the text is %q", n.Text)
	}
}

func TestTypedTextIsNeverReplaced(t *testing.T) {
	d, s := composing(t, action.Values{"stage": "identified"})
	press(d, "ctrl+t") // German
	d.focus("body")
	press(d, "Dear customers. ")
	s.does(0, "anna", model.Note{Text: "something else"})
	d.Refresh(s.context("en"))
	press(d, "tab")
	d.View(80, 22)
	if body := d.Values()["body"]; !strings.HasPrefix(body, "Dear customers. At the moment") {
		t.Errorf("the text is %q", body)
	}
	left, kept := press(d, "esc").(dialog.Left)
	if !kept || !strings.HasPrefix(left.Values["body"], "Dear customers.") {
		t.Fatalf("leaving hands back %#v", left)
	}
	a, _ := action.Find("compose")
	c := s.context("en")
	if again := NewCompose(a, c, left.Values, style(c)).Values()["body"]; again != left.Values["body"] {
		t.Errorf("had again: %q", again)
	}
}

func TestComposeSaysWhoCannotReadIt(t *testing.T) {
	d, _ := composing(t, action.Values{"stage": "identified"})
	view := ansi.Strip(d.View(120, 38))
	for _, want := range []string{"1 who reads French will get it in English", "1 has no address for these channels: Echo KG", "goes by Status page  Mail 3  SMS 1", "as SMS 1 part"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not in\n%s", want, view)
		}
	}
}

func TestAnSMSIsMeasuredAsItArrives(t *testing.T) {
	s := story(t, model.Exercise)
	c := s.context("en")
	a, _ := action.Find("compose")
	d := NewCompose(a, c, action.Values{"stage": "identified"}, style(c))
	d.focus("short")
	d.Part("short").Give(strings.Repeat("x", 150))
	if got := d.sms(); !strings.Contains(got, "2 parts, 168 of 306 GSM-7") { // with both marks
		t.Errorf("measured %q", got)
	}
	d.Part("short").Give("Störung – wir wissen davon 🙂")
	if got := d.sms(); !strings.Contains(got, "UCS-2") {
		t.Errorf("measured %q", got)
	}
}

func TestSendingAsksForTheReasonWhereAnApprovalIsMissing(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	c := s.context("en")
	a, _ := action.Find("send")
	d := NewSend(a, c, action.Values{"notice": "1"}, style(c))
	if result := press(d, "enter"); result != nil {
		t.Fatalf("sent without a reason: %#v", result)
	}
	sent, yes := press(d, "Anna cannot be reached", "enter").(dialog.Submitted)
	if !yes || sent.Values["as-is"] != "Anna cannot be reached" || sent.Values["anyway"] != "yes" {
		t.Errorf("sent %#v", sent.Values)
	}
}

func TestAnApprovedNoticeLeavesByOneLetter(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.does(0, "anna", model.ApproveNotice{Number: 1})
	c := s.context("de")
	a, _ := action.Find("send")
	d := NewSend(a, c, action.Values{"notice": "1"}, style(c))
	if press(d, "enter") != nil || press(d, "x") != nil {
		t.Error("something else than yes sent it")
	}
	if sent, yes := press(d, "j").(dialog.Submitted); !yes || !sent.Confirmed {
		t.Errorf("yes gave %#v", sent)
	}
}

// Whoever reads a notice while another rewords it looks again before they decide.
func TestAWordingThatChangesUnderOnesEyesIsLookedAtFirst(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	c := s.context("en")
	c.Actor.Person = "anna"
	d := NewNotice(1, c, style(c))
	s.does(0, "nora", model.EditNotice{Number: 1, Text: "Something else.", Subject: "Else"})
	c = s.context("en")
	c.Actor.Person = "anna"
	d.Refresh(c)
	if result := press(d, "A"); result != nil {
		t.Fatalf("approved unread: %#v", result)
	}
	start, is := press(d, "A").(Start)
	if !is || start.Action != "approve" || !start.AtOnce {
		t.Errorf("looked at, it answers %#v", start)
	}
}

func TestReceiptsFilterChooseResendAndMark(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.let()
	s.became()
	c := s.context("en")
	d := NewNotice(1, c, style(c))
	view := ansi.Strip(d.View(80, 22))
	if !strings.Contains(view, "! 1 failed   ! 1 uncertain   1 waits") || !strings.Contains(view, "550 no such user") {
		t.Errorf("receipts:\n%s", view)
	}
	press(d, "f")
	if view := ansi.Strip(d.View(80, 22)); strings.Contains(view, "Dune AG") || !strings.Contains(view, "Cora SA") {
		t.Errorf("only the failed ones:\n%s", view)
	}
	all, _ := press(d, "R").(Start)
	if all.Action != "resend" || all.Values["recipients"] != "" {
		t.Errorf("resend %#v", all)
	}
	some, _ := press(d, "down", "space", "R").(Start)
	if some.Values["recipients"] != "customer/cora" {
		t.Errorf("resend %#v", some)
	}
	press(d, "f", "f")
	mark, _ := press(d, "up", "up", "d").(Start)
	a, _ := action.Find("mark-delivery")
	intent, err := a.Build(c, mark.Values)
	if want := (model.MarkDelivery{Number: 1, Recipient: "customer/bolt", Channel: "mail", State: model.Delivered}); err != nil || intent != want {
		t.Errorf("marks %+v, %v", intent, err)
	}
}

// What takes a notice back says so, does not speak of the outage again, and waits for what is true instead.
func TestTakingBackDoesNotRepeatTheAlarm(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.let()
	c := s.context("en")
	a, _ := action.Find("compose")
	d := NewCompose(a, c, action.Values{"audience": "customers", "follows": "1", "chain": string(model.Cancel)}, style(c))
	for id, want := range map[string]string{"body": "no longer holds", "short": "no longer holds", "body.de": "gilt nicht mehr"} {
		if got := d.Values()[id]; !strings.Contains(got, want) || !strings.Contains(got, "[TODO: ") || strings.Contains(got, "nobody can reach") {
			t.Errorf("%s is %q", id, got)
		}
	}
	if next := d.Values()["next"]; next != "" {
		t.Errorf("it promises another one in %s", next)
	}
}

// Who recorded that one telephone has sent it goes on to the next recipient.
func TestASentCodeLeadsToTheNextRecipient(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.let()
	c := s.context("en")
	d := NewWays(1, c, nil, func(model.RecipientID) tea.Cmd { return nil }, style(c))
	first, second := d.to[0], d.to[1]
	start, _ := press(d, "s").(Start)
	a, _ := action.Find("mark-delivery")
	intent, err := a.Build(c, start.Values)
	if err != nil {
		t.Fatal(err)
	}
	s.does(0, "nora", intent)
	d.Refresh(s.context("en"))
	if one, _ := d.here(); one.Recipient != second.Recipient || one.Channel != second.Channel {
		t.Errorf("after %s comes %s, not %s", first.Recipient, one.Recipient, second.Recipient)
	}
	if last := d.to[len(d.to)-1]; last.Recipient != first.Recipient {
		t.Errorf("%s has it, and is not at the end", first.Recipient)
	}
}

func TestACallIsRecordedByOneKey(t *testing.T) {
	s := story(t, model.Real)
	s.does(0, "nora", model.DraftNotice{Audience: "partners", Text: "We know."})
	s.does(0, "nora", model.QueueNotice{Number: 1})
	c := s.context("en")
	d := NewWays(1, c, nil, func(model.RecipientID) tea.Cmd { return nil }, style(c))
	press(d, "2")
	d.Hear(Found{To: "person/rolf", Contacts: []model.Contact{{Way: "phone", Value: "+49 30 555 0199"}}})
	german := style(s.context("de"))
	d.Restyle(german)
	if view := ansi.Strip(d.View(80, 22)); !strings.Contains(view, "+49 30 555 0199  Telefon") {
		t.Errorf("the sort of number is not in German:\n%s", view)
	}
	d.Restyle(style(c))
	view := ansi.Strip(d.View(80, 22))
	for _, want := range []string{"Rolf Haas", "+49 30 555 0199", "then 1 more", "Ines Prado", "We know."} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not in\n%s", want, view)
		}
	}
	start, _ := press(d, "n").(Start)
	a, _ := action.Find("mark-delivery")
	intent, err := a.Build(c, start.Values)
	if err != nil {
		t.Fatal(err)
	}
	s.does(0, "nora", intent)
	d.Refresh(s.context("en"))
	if one, _ := d.next(); one.Recipient != "person/ines" {
		t.Errorf("after no answer %s is next", one.Recipient)
	}
	again, _ := press(d, "b").(Start)
	if again.Point != "back" {
		t.Errorf("a time to call again is asked in %q", again.Point)
	}
	asked := dialog.NewForm(a, s.context("en"), again.Values, style(c))
	if sent, _ := asked.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); sent == nil {
		t.Errorf("enter asks for more than the time to call again:\n%s", ansi.Strip(asked.View(80, 22)))
	}
}

func TestAnAnnouncementIsSwitchedByOneKey(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	c := s.context("en")
	d := NewWays(1, c, nil, nil, style(c))
	press(d, "3")
	late := c
	late.Now = now.Add(time.Hour) // nothing is promised any more
	d.Refresh(late)
	if start, _ := press(d, "space").(Start); start.AtOnce || start.Point != "text" {
		t.Errorf("callers hear a gap: %+v", start)
	}
	d.Refresh(s.context("en"))
	for _, want := range []bool{true, false} {
		start, _ := press(d, "space").(Start)
		if !start.AtOnce {
			t.Errorf("more than one key is asked for: %+v", start)
		}
		a, _ := action.Find("announcement")
		intent, err := a.Build(d.context, action.Complete(d.context, a, start.Values))
		if err != nil {
			t.Fatal(err)
		}
		if i := intent.(model.SwitchAnnouncement); i.On != want || i.Number != "+49 69 5550" || want && i.Text == "" {
			t.Errorf("switches %+v", i)
		}
		s.does(0, "nora", intent)
		d.Refresh(s.context("en"))
	}
}

// Thousands are counted in a command; what is shown until it comes back is what was known before.
func TestThousandsAreCountedMeanwhile(t *testing.T) {
	s := story(t, model.Real)
	for part := range 3 {
		hit := model.HitCustomers{}
		for n := range 400 {
			id := model.CustomerID(strings.Repeat("k", part+1) + strconv.Itoa(n))
			hit.Customers = append(hit.Customers, model.Customer{ID: id, Name: string(id), Ways: []string{"mail"}})
		}
		s.does(0, "nora", hit)
	}
	s.drafted()
	c := s.context("en")
	d, other := NewNotice(1, c, style(c)), NewNotice(1, c, style(c))
	count := d.Want()
	if count == nil || d.Want() != nil {
		t.Fatal("they are not counted once in a command")
	}
	msg := count()
	other.Hear(msg)
	d.Hear(msg)
	if n := other.reach.each; n != 0 {
		t.Errorf("another screen took %d", n)
	}
	press(d, "2")
	if view := ansi.Strip(d.View(80, 22)); !strings.Contains(view, "Mail              1203") {
		t.Errorf("counted:\n%s", view)
	}
	d.Refresh(c)
	if d.Want() != nil {
		t.Error("nothing has changed, and they are counted again")
	}
}

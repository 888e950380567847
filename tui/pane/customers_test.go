package pane

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

func ledgerPane(tb testing.TB, w, h int) (*customers, State) {
	s := ledgerState(tb, locale.English, theme.Plain)
	return shown(Customers, s, w, h).(*customers), s
}

func TestLatePromisesComeFirst(t *testing.T) {
	p, s := ledgerPane(t, 100, 30)
	first := func() string {
		for _, l := range strings.Split(ansi.Strip(p.View(true)), "\n") {
			if strings.Contains(l, "│ !") || strings.Contains(l, "┃ !") {
				return l
			}
		}
		return ""
	}
	if l := first(); !strings.Contains(l, "Hospital São José") || !strings.Contains(l, "05:00 late") {
		t.Errorf("%q", l)
	}
	if n, alarm := p.Badge(); n != 1 || !alarm {
		t.Errorf("badge %d %v", n, alarm)
	}
	s.Now = now.Add(26 * time.Minute) // the other promise falls due as well
	p.Show(s)
	if n, _ := p.Badge(); n != 2 {
		t.Errorf("badge %d once both are late", n)
	}
	if at := strings.Count(ansi.Strip(p.View(true)), " late"); at != 2 {
		t.Errorf("%d lines are late", at)
	}
}

// A tab that was never in front has no size yet, and must warn all the same.
func TestTheBadgeNeedsNoView(t *testing.T) {
	p := New(Customers)
	p.Show(ledgerState(t, locale.English, theme.Plain))
	if n, alarm := p.Badge(); n != 1 || !alarm {
		t.Errorf("badge %d %v", n, alarm)
	}
}

func TestTheCourseOfTheNumber(t *testing.T) {
	at := func(minutes int) model.Stamp { return model.StampAt(now.Add(time.Duration(minutes)*time.Minute), "") }
	points := []model.Headcount{{Count: 1, At: at(-60)}, {Count: 8, At: at(-30)}, {Count: 4, At: at(-10)}, {Count: 0, At: at(-1)}}
	if got, want := bars(points, 8, 12, time.Hour), "▁▁▁▁▁███████"; len([]rune(got)) != 12 || !strings.HasPrefix(got, "▁▁▁▁▁█") || !strings.HasSuffix(got, "·") {
		t.Errorf("got %q, want about %q", got, want)
	}
	if got := bars(points[:1], 1, 6, time.Hour); got != "██████" {
		t.Errorf("one height all along: %q", got)
	}
}

func TestSearchAmongTheAffected(t *testing.T) {
	p, _ := ledgerPane(t, 80, 19)
	for query, want := range map[string]int{"SÃO": 1, "sao jose": 1, "branch": 24, "東京": 1, "gold": 2, "nobody": 0, "!branch": 6} {
		p.Filter(query)
		if p.filter.shown != want {
			t.Errorf("%q finds %d, want %d", query, p.filter.shown, want)
		}
	}
}

// The page of a customer stays open while the incident goes on, and esc leads back to the same line.
func TestThePageOfACustomer(t *testing.T) {
	p, s := ledgerPane(t, 80, 19)
	p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
	id := p.Selection().Customer
	if id == "" || !p.Eager(tea.KeyPressMsg{Code: tea.KeyEnter}) {
		t.Fatal("enter opens no page")
	}
	p.Show(s)
	if p.Selection().Customer != id || !strings.Contains(ansi.Strip(p.View(true)), "looked after by") && !strings.Contains(ansi.Strip(p.View(true)), "contract") {
		t.Errorf("page of %q:\n%s", id, ansi.Strip(p.View(true)))
	}
	if !p.Eager(tea.KeyPressMsg{Code: tea.KeyEscape}) || p.Selection().Customer != id {
		t.Errorf("back on %q instead of %q", p.Selection().Customer, id)
	}
	if p.Eager(tea.KeyPressMsg{Code: tea.KeyEscape}) {
		t.Error("esc on the list means nothing in the pane")
	}
}

// Who does not want to be contacted says so wherever somebody might pick up the telephone.
func TestNoContactIsShown(t *testing.T) {
	p, _ := ledgerPane(t, 100, 30)
	p.Filter("quiet")
	p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
	if view := ansi.Strip(p.View(true)); !strings.Contains(view, "does not want to be contacted") {
		t.Errorf("%s", view)
	}
	p.Eager(tea.KeyPressMsg{Code: tea.KeyEnter})
	if view := ansi.Strip(p.View(true)); !strings.Contains(view, "! does not want to be contacted") {
		t.Errorf("%s", view)
	}
}

// What has not reached a customer is never shown as if it had.
func TestWhatWentAstrayIsMarked(t *testing.T) {
	s := served(t)
	ref := s.at(5*time.Minute, "nora", model.NoticeDrafted{Number: 20, Audience: "customers", Text: "still at it", Channels: []model.ChannelID{"mail"}})
	queued := s.at(4*time.Minute, "nora", model.NoticeQueued{Number: 20, Notice: ref, Addressees: []model.Addressee{
		{Recipient: model.CustomerRecipient("kanji"), Channel: "mail"},
		{Recipient: model.CustomerRecipient("muster"), Channel: "mail"},
		{Recipient: model.CustomerRecipient("c10"), Channel: "mail"},
		{Recipient: model.CustomerRecipient("c11"), Channel: "mail"},
	}})
	s.at(3*time.Minute, "", model.DeliveriesMarked{Number: 20, Notice: ref, Dispatch: queued, Receipts: []model.Receipt{
		{Delivery: 0, State: model.DeliveryFailed}, {Delivery: 1, State: model.Uncertain}, {Delivery: 2, State: model.Delivered},
	}})
	st := state(s.incident(), locale.English, theme.Plain)
	st.Plan = ledgerPlan()
	p := shown(Customers, st, 100, 40).(*customers)
	view := ansi.Strip(p.View(true))
	for name, want := range map[string]string{"東京": "x 11:39 Mail", "Stadtwerke": "? 11:39 Mail", "office 10": "  11:39 Mail", "office 11": "… 11:38 Mail"} {
		for _, l := range strings.Split(view, "\n") {
			if strings.Contains(l, name) && !strings.Contains(l, strings.TrimLeft(want, " ")) {
				t.Errorf("%s: want %q in %q", name, want, l)
			}
		}
	}
	if c := p.ledger.counts; c.told != 3 { // two by telephone, one by mail
		t.Errorf("told %d", c.told)
	}
}

// A ledger is not read anew when something else happens.
func TestTheLedgerIsReadOnce(t *testing.T) {
	s := served(t)
	inc, plan := s.incident(), ledgerPlan()
	first := NewLedger(inc, plan, nil)
	noted := *inc
	if NewLedger(&noted, plan, first) != first {
		t.Error("read anew though no customer has changed")
	}
	s.at(time.Second, "nora", model.CustomerRanked{Customer: "acme", Priority: 5, Reason: "x"})
	if again := NewLedger(s.incident(), plan, first); again == first || again.lines[0].id == "acme" {
		t.Error("a change of a customer is not seen")
	}
}

func TestPanesCarryHostileCustomers(t *testing.T) {
	for n, words := range hostileTexts(t) {
		s := served(t)
		id := model.CustomerID(words)
		who := model.PersonID(words)
		s.at(50*time.Second, who, model.CustomersHit{Customers: []model.Customer{{
			ID: id, Name: words, Tier: words, SLA: words, Contract: words, Currency: words, Language: model.Language(words), Channel: model.ChannelID(words),
			Ways: []string{words}, Owner: who, Fee: 1,
		}}, Impact: model.Risk(words), Why: words})
		s.at(49*time.Second, who, model.CustomerTold{Customers: []model.CustomerID{id}, Channel: model.ChannelID(words), Text: words})
		s.at(48*time.Second, who, model.CustomerPromised{Customer: id, Number: 1, Text: words, Due: model.StampAt(now.Add(-time.Hour), words), Owner: who})
		s.at(47*time.Second, who, model.CustomerEscalated{Customer: id, From: who, To: who, Why: words})
		s.at(46*time.Second, who, model.CustomerRanked{Customer: id, Priority: 1, Reason: words})
		s.at(45*time.Second, who, model.CreditSet{Customer: id, State: model.CreditState(words), Amount: 1, Currency: words, Why: words})
		s.at(44*time.Second, who, model.FeedbackGiven{Customer: id, Score: 1, Text: words})
		st := state(s.incident(), locale.English, theme.Dark)
		st.Plan = ledgerPlan()
		st.Calls = []Calls{{Symptom: model.Symptom{ID: words, Title: words, Count: 1, Within: time.Minute}, Count: 3}}
		st.Obligations = model.Obligations(st.Incident, st.Plan, now)
		for _, size := range sizes[n%3*3:][:3] {
			w, h := size[0], size[1]
			what := fmt.Sprintf("text %d %.20q, %d×%d", n, words, w, h)
			p := shown(Customers, st, w, h)
			exact(t, what, p.View(true), w, h)
			p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
			p.Key(tea.KeyPressMsg{Code: tea.KeyUp})
			exact(t, what+", unfolded", p.View(true), w, h)
			p.(Eager).Eager(tea.KeyPressMsg{Code: tea.KeyEnter})
			exact(t, what+", page", p.View(true), w, h)
			exact(t, what+", board", shown(Board, st, w, h).View(true), w, h)
			exact(t, what+", due line", DueLine(st, w), w, 1)
		}
	}
}

// So many callers who say the same are the first thing that the board says.
func TestTheBoardProposesAnIncident(t *testing.T) {
	s := state(nil, locale.English, theme.Plain)
	s.Calls = []Calls{
		{Symptom: model.Symptom{ID: "slow", Title: "very slow", Count: 10, Within: 15 * time.Minute}, Count: 2},
		{Symptom: model.Symptom{ID: "login", Title: "cannot log in", Count: 12, Within: 10 * time.Minute}, Count: 12},
	}
	p := shown(Board, s, 100, 10)
	if view := ansi.Strip(p.View(true)); !strings.Contains(view, "! 12 callers in 10 min say: cannot log in. D declares") || strings.Contains(view, "! 2 callers") {
		t.Errorf("%s", view)
	}
	if sel := p.Selection(); sel.Symptom != "login" {
		t.Errorf("the cursor stands on %+v", sel)
	}
}

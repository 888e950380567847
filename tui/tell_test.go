package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/pane"
)

// channelsOf says how channels are doing, as the outbox would.
type channelsOf []model.Link

func (c channelsOf) Links(context.Context) ([]model.Link, error) { return slices.Clone(c), nil }

func (c channelsOf) Setup() *pane.Setup { return nil }

// spoilt are channels whose file has a mistake.
type spoilt struct {
	channelsOf
	setup *pane.Setup
}

func (s *spoilt) Setup() *pane.Setup { return s.setup }

// numbersOf answers one number for everybody.
type numbersOf string

func (n numbersOf) Contacts(context.Context, *model.Incident, *model.Plan, model.RecipientID) ([]model.Contact, error) {
	return []model.Contact{{Way: "mobile", Value: string(n)}, {Way: "mail", Value: "desk@example.com"}}, nil
}

func TestChannelsAreShownAndAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		links := channelsOf{{Channel: "mail", State: model.LinkOffline, Waiting: 3}}
		d := declared(t, func(o *Options) { o.Links = links })
		d.run(d.room.askLinks())
		d.press("3")
		d.sees("to leave", "Mail ○ 3")
		links[0] = model.Link{Channel: "mail", State: model.LinkOnline}
		d.wait(everyLinks * time.Second)
		d.sees("Mail ●")
	})
}

// Why letters do not leave is said on the board, in Comms and beside the ways that work, and no longer once it is mended.
func TestWhyLettersDoNotLeaveIsSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		links := &spoilt{channelsOf{{Channel: "mail", State: model.LinkUnknown}}, &pane.Setup{
			File: "/etc/channels.yaml", Line: 4, What: "\"servr\" is not known here", Do: "did you mean \"server\"?", More: 1,
		}}
		d := declared(t, func(o *Options) { o.Links = links })
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.run(d.room.askLinks())
		file := []string{"channels.yaml, line 4: \"servr\" is not known here", "did you mean \"server\"?", "1 more mistake", "nothing leaves by itself"}
		for _, way := range []string{"0", "3", "B"} {
			d.press(way)
			d.sees(file...)
		}
		links.setup = nil
		links.channelsOf[0] = model.Link{
			Channel: "mail", State: model.LinkOffline, Waiting: 7, Detail: "connect: dial tcp 192.0.2.1:25: i/o timeout",
			Since: d.log.now.Add(-2 * time.Minute), Next: d.log.now.Add(5 * time.Minute),
		}
		d.wait(everyLinks * time.Second)
		d.misses("servr")
		at := func(after time.Duration) string { return d.log.now.Add(after).UTC().Format("15:04") }
		down := []string{"Mail: 7 letters wait, server does not answer since " + at(-2*time.Minute-everyLinks*time.Second), "next try " + at(5*time.Minute-everyLinks*time.Second)}
		d.sees(down...)
		d.press("esc")
		d.sees(append(down, "B other ways")...)
		if hints := d.room.hints(); hints[2].key != "B" {
			t.Errorf("what helps is not hinted at first: %v", hints)
		}
		d.press("0")
		d.sees(down...)
	})
}

// What is typed into a notice survives an alarm, a lock, another size and the acts of others.
func TestANoticeThatIsBeingWrittenSurvivesEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		followed(d)
		d.press("3", "c", "ctrl+t", "Dear customers, ")
		d.wait(25 * time.Minute) // alarms sound
		if _, err := d.log.Do(t.Context(), model.Command{Incident: d.room.want.incident, Actor: model.Actor{Person: "scribe-a"}, Intent: model.Note{Text: "by somebody else"}}); err != nil {
			t.Fatal(err)
		}
		d.settle()
		d.press("ctrl+l")
		d.misses("Dear customers")
		d.press("enter")
		for _, size := range [][2]int{{40, 10}, {60, 15}, {200, 60}, {80, 24}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.screen()
		}
		d.sees("Dear customers, At the moment")
		d.press("ctrl+s", "ctrl+s") // the other languages stay as they are
		if !strings.Contains(string(d.last().Body), "Dear customers, At the moment") {
			t.Errorf("recorded %s", d.last().Body)
		}
	})
}

func TestWaysBringNumbersOnlyWhereTheyAreAskedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, func(o *Options) { o.Book = numbersOf("+49 170 555 0101") })
		followed(d)
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		plan := *d.log.plan
		plan.Audiences = append([]model.Audience(nil), plan.Audiences...)
		for n := range plan.Audiences {
			if plan.Audiences[n].ID == "customers" {
				plan.Audiences[n].To = model.Members{Addresses: []string{"+49 30 5550199"}}
			}
		}
		d.log.plan, d.room.data.plan = &plan, &plan
		d.room.feed.plans[plan.Digest] = &plan
		d.press("3", "c", "enter")
		d.press("esc", "B")
		d.sees("Ways that work now", "+49 30 5550199", "offers to send this as an SMS to", "+49 170 555 0101", "▄")
		for _, e := range d.log.events {
			if strings.Contains(string(e.Body), "555 0101") {
				t.Errorf("a number was recorded: %s", e.Body)
			}
		}
		d.press("tab")
		d.sees("not called yet", "r reached")
	})
}

package pane

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// leaving is the busy incident with one notice that nobody has yet, one that failed some, and an announcement.
func leaving(t testing.TB) *script {
	s := busy(t)
	partners := s.at(9*time.Minute, "nora", model.NoticeDrafted{Number: 7, Audience: "partners", Text: "We know the cause.", Channels: []model.ChannelID{"mail"}})
	to := []model.Addressee{{Recipient: "person/a", Name: "A", Channel: "mail"}, {Recipient: "person/b", Name: "B", Channel: "mail"}, {Recipient: "person/c", Name: "C", Channel: "mail"}, {Recipient: "person/d", Name: "D", Channel: "mail"}}
	dispatch := s.at(8*time.Minute, "nora", model.NoticeQueued{Number: 7, Notice: partners, Addressees: to})
	s.at(7*time.Minute, "", model.DeliveriesMarked{Number: 7, Notice: partners, Dispatch: dispatch, Receipts: []model.Receipt{
		{Delivery: 0, State: model.HandedOver}, {Delivery: 1, State: model.DeliveryFailed}, {Delivery: 2, State: model.Uncertain},
	}})
	internal := s.at(5*time.Minute, "nora", model.NoticeDrafted{Number: 8, Audience: "internal", Text: "Use the forms.", Channels: []model.ChannelID{"chat"}})
	s.at(4*time.Minute+10*time.Second, "nora", model.NoticeQueued{Number: 8, Notice: internal, Addressees: []model.Addressee{{Channel: "chat"}}})
	s.at(40*time.Minute, "nora", model.AnnouncementSwitched{Number: "+49 69 5550", On: true, Text: "We are out of order."})
	return s
}

var linksNow = []model.Link{
	{Channel: "mail", State: model.LinkOffline, Waiting: 412}, {Channel: "page", State: model.LinkOnline}, {Channel: "chat", State: model.LinkUnknown, Waiting: 1},
}

// TestCommsTell is what the pane says of notices on their way, in each language and at the sizes that it has.
func TestCommsTell(t *testing.T) {
	inc := leaving(t).incident()
	for _, lang := range locale.Languages() {
		for _, size := range [][2]int{{60, 10}, {60, 18}, {80, 19}, {100, 27}, {196, 54}} {
			t.Run(fmt.Sprintf("%s/%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				s := state(inc, lang, theme.Plain)
				s.Links = linksNow
				golden.RequireEqual(t, ansi.Strip(shown(Comms, s, size[0], size[1]).View(true)))
			})
		}
	}
}

func TestFailedDeliveriesStandOutWithoutColour(t *testing.T) {
	s := english(t, leaving(t))
	s.Links = linksNow
	view := plainView(shown(Comms, s, 100, 27))
	for _, want := range []string{"! 1 failed", "! 1 uncertain", "notice 8 let go 04:10 ago, nobody has it yet", "Mail ○ 412", "announcement on +49 69 5550"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not in\n%s", want, view)
		}
	}
}

// The board on which nothing stands yet says how callers are counted, where they can be.
func TestAnEmptyBoardTellsHowToCountCallers(t *testing.T) {
	for _, counting := range []bool{true, false} {
		s := state(nil, "en", theme.Plain)
		s.Board = nil
		if counting {
			s.Calls = []Calls{{Symptom: model.Symptom{ID: "login"}}}
		}
		text := ""
		for _, line := range s.nothingYet() {
			text += line.line.plain() + "\n"
		}
		if got := strings.Contains(text, "! counts what callers say"); got != counting {
			t.Errorf("counting %v: %q", counting, text)
		}
	}
}

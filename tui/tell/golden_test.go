package tell

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/locale"
)

// scenes are the screens of this package as somebody meets them.
var scenes = map[string]func(testing.TB, model.Language) dialog.Dialog{
	"compose": func(t testing.TB, lang model.Language) dialog.Dialog {
		c := story(t, model.Real).context(lang)
		a, _ := action.Find("compose")
		return NewCompose(a, c, nil, style(c))
	},
	"compose-text": func(t testing.TB, lang model.Language) dialog.Dialog {
		c := story(t, model.Real).context(lang)
		a, _ := action.Find("compose")
		d := NewCompose(a, c, action.Values{"stage": "identified"}, style(c))
		press(d, "ctrl+t", "ctrl+t", "ctrl+t")
		return d
	},
	"letter": func(t testing.TB, lang model.Language) dialog.Dialog {
		s := story(t, model.Exercise)
		s.drafted()
		c := s.context(lang)
		d := NewNotice(1, c, style(c))
		press(d, "right")
		return d
	},
	"who": func(t testing.TB, lang model.Language) dialog.Dialog {
		s := story(t, model.Real)
		s.drafted()
		c := s.context(lang)
		d := NewNotice(1, c, style(c))
		press(d, "2")
		return d
	},
	"send": func(t testing.TB, lang model.Language) dialog.Dialog {
		s := story(t, model.Real)
		s.drafted()
		c := s.context(lang)
		a, _ := action.Find("send")
		return NewSend(a, c, action.Values{"notice": "1"}, style(c))
	},
	"receipts": func(t testing.TB, lang model.Language) dialog.Dialog {
		s := story(t, model.Real)
		s.drafted()
		s.let()
		s.became()
		c := s.context(lang)
		return NewNotice(1, c, style(c))
	},
}

func init() {
	ways := func(keys ...string) func(testing.TB, model.Language) dialog.Dialog {
		return func(t testing.TB, lang model.Language) dialog.Dialog {
			s := story(t, model.Real)
			s.drafted()
			s.let()
			s.became()
			c := s.context(lang)
			d := NewWays(1, c, channelsNow, func(model.RecipientID) tea.Cmd { return nil }, style(c))
			d.Look()
			for _, one := range d.to {
				d.Hear(Found{To: one.Recipient, Contacts: []model.Contact{{Way: "mail", Value: "desk@example.com"}, {Way: "mobile", Value: "+49 170 555 0101", Note: "office hours"}}})
			}
			press(d, keys...)
			return d
		}
	}
	scenes["ways-code"] = ways("right")
	scenes["ways-phone"] = ways("2")
	scenes["ways-voice"] = ways("3")
	scenes["ways-paper"] = ways("4")
	scenes["history"] = func(t testing.TB, lang model.Language) dialog.Dialog {
		s := story(t, model.Real)
		s.drafted()
		s.let()
		s.became()
		s.does(30*time.Second, "nora", model.RecordNotice{Audience: "customers", Text: "The crew is on site.", Channels: []model.ChannelID{"page"}})
		c := s.context(lang)
		d := NewHistory("customers", c, style(c))
		press(d, "down")
		return d
	}
}

// channelsNow is what is known of the channels in these scenes.
var channelsNow = []model.Link{
	{Channel: "mail", State: model.LinkOffline, Waiting: 412, Detail: "connection refused"},
	{Channel: "sms", State: model.LinkOnline},
	{Channel: "page", State: model.LinkUnknown},
	{Channel: "tree", State: model.LinkByHand, Waiting: 2},
}

// TestScreens is what the screens say, in each language and at the sizes that people have.
func TestScreens(t *testing.T) {
	for name, make := range scenes {
		for _, lang := range locale.Languages() {
			for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", name, lang, size[0], size[1]), func(t *testing.T) {
					w, h := size[0], size[1]-2 // safety line and due line stay above
					view := ansi.Strip(make(t, lang).View(w, h))
					lines := strings.Split(view, "\n")
					if len(lines) != h {
						t.Errorf("%d lines, want %d", len(lines), h)
					}
					for n, line := range lines {
						if got := ansi.StringWidth(line); got > w {
							t.Errorf("line %d is %d cells wide", n, got)
						}
					}
					golden.RequireEqual(t, view)
				})
			}
		}
	}
}

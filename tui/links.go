package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/pane"
	"warroom/tui/tell"
)

// linksMsg says how the channels are doing, or why nobody knows.
type linksMsg struct {
	links []model.Link
	setup *pane.Setup
	err   error
}

// everyLinks is after how many seconds the room asks again how the channels are doing.
const everyLinks = 5

// askLinks reads how the channels are doing.
func (r *Room) askLinks() tea.Cmd {
	links, ctx := r.opts.Links, r.ctx
	if links == nil {
		return nil
	}
	return func() tea.Msg {
		all, err := links.Links(ctx)
		return linksMsg{all, links.Setup(), err}
	}
}

// hearLinks asks now and then.
func (r *Room) hearLinks() tea.Cmd {
	if r.now.Unix()%everyLinks != 0 {
		return nil
	}
	return r.askLinks()
}

// takeLinks shows how the channels are doing. What cannot be read is not known: it is said as such, not as an alarm
// every few seconds.
func (r *Room) takeLinks(msg linksMsg) tea.Cmd {
	if msg.err != nil {
		msg.links = slices.Clone(r.outside.links)
		for n := range msg.links {
			msg.links[n].State = model.LinkUnknown
		}
	}
	if slices.Equal(r.outside.links, msg.links) && same(r.outside.setup, msg.setup) {
		return nil
	}
	r.outside.links, r.outside.setup = msg.links, msg.setup
	r.show()
	return r.dialogs.Hear(tell.News{Links: msg.links, Setup: msg.setup})
}

// same tells whether the same is wrong.
func same(a, b *pane.Setup) bool { return a == b || a != nil && b != nil && *a == *b }

// askContacts looks up how to reach a recipient; nil if there is no book to look into.
func (r *Room) askContacts() tell.Asking {
	book, ctx := r.opts.Book, r.ctx
	if book == nil {
		return nil
	}
	return func(to model.RecipientID) tea.Cmd {
		inc, plan := r.data.inc, r.planInForce()
		return func() tea.Msg {
			contacts, err := book.Contacts(ctx, inc, plan, to)
			return tell.Found{To: to, Contacts: contacts, Err: err}
		}
	}
}

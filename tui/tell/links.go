package tell

import (
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/dialog"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

// News says anew how the channels are doing, and what is wrong with how they are set up; nil: nothing is.
type News struct {
	Links []model.Link
	Setup *pane.Setup
}

// unsent says why letters do not leave, in lines of at most w cells: the file of the channels is wrong, or a channel is
// offline.
func (d *Ways) unsent(w int) []string {
	t, words, c := d.style.Theme, d.style.Locale, d.context
	between := " " + theme.Separator + " "
	var lines []string
	if d.setup != nil {
		lines = wrap(&t.Bad, theme.Alert+" "+strings.Join(d.setup.Words(words), between), w)
	}
	for _, link := range d.links {
		if link.State == model.LinkOffline {
			said := strings.Join(words.Down(link, c.Plan, c.Zone, c.Now), between)
			lines = append(lines, wrap(&t.Bad, theme.Offline+" "+said, w)...)
		}
	}
	return lines
}

// linkLine says in one line how the channels are doing and how many notices wait for each.
func linkLine(s dialog.Style, links []model.Link, plan *model.Plan) string {
	var parts []string
	for _, link := range links {
		mark, look := linkMark(s.Theme, link.State)
		text := s.Locale.Channels([]model.ChannelID{link.Channel}, plan) + " " + mark
		if link.State == model.LinkByHand {
			text = s.Locale.Channels([]model.ChannelID{link.Channel}, plan) + " " + s.Locale.Term("link", string(link.State))
		}
		if link.Waiting > 0 {
			text += " " + s.Locale.N("tell.link.waiting", link.Waiting)
		}
		parts = append(parts, s.Theme.Paint(look, text))
	}
	return strings.Join(parts, "   ")
}

// linkMark is the sign of a channel's state.
func linkMark(t *theme.Theme, state model.LinkState) (string, *lipgloss.Style) {
	switch state {
	case model.LinkOnline:
		return theme.Online, &t.OK
	case model.LinkOffline:
		return theme.Offline, &t.Bad
	case model.LinkByHand:
		return "", &t.Faint
	}
	return theme.Unknown, &t.Warn
}

package dialog

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Message is something that went wrong and was said once.
type Message struct {
	At         time.Time
	What, Hint string
}

// Messages shows what was said, the newest first.
type Messages struct {
	style  Style
	all    []Message
	scroll scroll
}

// NewMessages shows messages that are given oldest first.
func NewMessages(all []Message, s Style) *Messages {
	all = slices.Clone(all)
	slices.Reverse(all)
	return &Messages{style: s, all: all}
}

// Restyle takes over another theme or language.
func (d *Messages) Restyle(s Style) { d.style = s }

// Update scrolls.
func (d *Messages) Update(msg tea.Msg) (Result, tea.Cmd) {
	if d.scroll.key(msg, len(d.all)*3) {
		return Dropped{}, nil
	}
	return nil, nil
}

// View draws the list.
func (d *Messages) View(w, h int) string {
	t := d.style.Theme
	lines := []string{}
	for _, m := range d.all {
		for _, line := range wrap(m.At.Format("15:04:05")+"  "+m.What, inner(w)) {
			lines = append(lines, t.Normal.Render(line))
		}
		for _, line := range wrap("          "+m.Hint, inner(w)) {
			lines = append(lines, t.Faint.Render(line))
		}
	}
	if len(d.all) == 0 {
		lines = append(lines, t.Faint.Render(d.style.Locale.T("dialog.messages.none")))
	}
	return box(d.style, d.style.Locale.T("dialog.messages.title"), d.scroll.cut(lines, h), nil, 0, w, h)
}

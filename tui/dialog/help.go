package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/action"
	"warroom/tui/pane"
)

// Help lists every action with its key, what the focused pane is for first.
type Help struct {
	style   Style
	table   []action.Action
	context action.Context
	front   pane.ID
	scroll  scroll
}

// NewHelp is the help for a table of actions.
func NewHelp(table []action.Action, c action.Context, front pane.ID, s Style) *Help {
	return &Help{style: s, table: table, context: c, front: front}
}

// Restyle takes over another theme or language.
func (d *Help) Restyle(s Style) { d.style, d.context.Locale = s, s.Locale }

// Update scrolls.
func (d *Help) Update(msg tea.Msg) (Result, tea.Cmd) {
	if d.scroll.key(msg, len(d.table)*2) {
		return Dropped{}, nil
	}
	return nil, nil
}

// View draws the list.
func (d *Help) View(w, h int) string {
	t, words, width := d.style.Theme, d.style.Locale, inner(w)
	var lines []string
	for _, line := range columns(words.T("dialog.help.entry"), width) {
		lines = append(lines, t.Modal.Render(line))
	}
	first := action.GroupOf(d.front)
	groups := []action.Group{first}
	for _, group := range action.Groups {
		if group != first {
			groups = append(groups, group)
		}
	}
	for _, group := range groups {
		lines = append(lines, "", t.Bold.Render(words.T("action.group."+string(group))))
		for _, a := range d.table {
			if a.Group == group {
				lines = append(lines, d.row(a, width))
			}
		}
	}
	foot := []string{"", keys(d.style, "↑↓", "dialog.key.more", "esc", "dialog.key.back")}
	return box(d.style, words.T("dialog.help.title"), d.scroll.cut(lines, h-len(foot)), foot, 0, w, h)
}

// columns puts what stands in the last column of a text below the one before where both do not fit.
func columns(text string, width int) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if at := strings.LastIndex(line, "   "); ansi.StringWidth(line) > width && strings.TrimSpace(line[:max(at, 0)]) != "" {
			indent := len(text) - len(strings.TrimLeft(text[strings.Index(text, "\n")+1:], " ")) - strings.Index(text, "\n") - 1
			lines = append(lines, strings.TrimRight(line[:at], " "), strings.Repeat(" ", indent)+strings.TrimLeft(line[at:], " "))
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

func (d *Help) row(a action.Action, width int) string {
	t := d.style.Theme
	name := strings.Join(a.Keys, " ")
	if a.ID == action.JumpTo {
		name = pane.Keys()
	}
	if name == "" {
		name = ":" + a.ID
	}
	name = ansi.Truncate(name, 18, "…")
	text := a.Name(d.context)
	if len(a.Panes) > 0 {
		text += " (" + d.style.Locale.T("pane."+a.Panes[0].Name()) + ")"
	}
	look := t.Normal
	if ok, reason := a.Ready(d.context); !ok {
		look, text = t.Faint, text+", "+d.style.Locale.T(reason)
	}
	return t.Key.Render(name) + strings.Repeat(" ", 20-ansi.StringWidth(name)) + look.Render(ansi.Truncate(text, max(width-20, 1), "…"))
}

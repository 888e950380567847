package dialog

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/pane"
)

// Counted says that one caller more said something.
type Counted struct{ Symptom string }

// Tally counts what callers say: one key for each call. It stays open while people answer the telephone.
type Tally struct {
	style Style
	calls []pane.Calls
	at    int
	added int // since it was opened, here
}

// NewTally shows what can be counted.
func NewTally(calls []pane.Calls, s Style) *Tally { return &Tally{style: s, calls: calls} }

// Stays keeps the dialog open after each call.
func (d *Tally) Stays() {}

// Restyle takes over another theme or language.
func (d *Tally) Restyle(s Style) { d.style = s }

// Refresh shows what was counted meanwhile, here and elsewhere.
func (d *Tally) Refresh(c action.Context) {
	if len(c.Calls) > 0 {
		d.calls = c.Calls
	}
	d.at = max(min(d.at, len(d.calls)-1), 0)
}

// Update takes keys: enter, space or + count one more, a digit counts the symptom of that number.
func (d *Tally) Update(msg tea.Msg) (Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, nil
	}
	switch name := press.String(); name {
	case "esc", "q":
		return Dropped{}, nil
	case "up", "k":
		d.at = max(d.at-1, 0)
	case "down", "j":
		d.at = max(min(d.at+1, len(d.calls)-1), 0)
	case "enter", "space", "+", "!":
		return d.count(d.at), nil
	default:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(d.calls) {
			d.at = n - 1
			return d.count(d.at), nil
		}
	}
	return nil, nil
}

func (d *Tally) count(n int) Result {
	if n >= len(d.calls) {
		return nil
	}
	d.added++
	return Counted{Symptom: d.calls[n].Symptom.ID}
}

// View draws the symptoms with how often they were heard, and from how many on an incident is proposed.
func (d *Tally) View(w, h int) string {
	t, width := d.style.Theme, inner(w)
	var lines []string
	for n, c := range d.calls {
		mark, look := "  ", t.Normal
		if n == d.at {
			mark, look = "▸ ", t.Selected
		} else if c.Over() {
			look = t.Late
		}
		count := d.style.Locale.T("dialog.tally.count", "n", c.Count, "span", d.style.Locale.Target(c.Symptom.Within))
		if c.Symptom.Count > 0 {
			count = d.style.Locale.T("dialog.tally.of", "n", c.Count, "of", c.Symptom.Count, "span", d.style.Locale.Target(c.Symptom.Within))
		}
		if c.Over() {
			count = "! " + count
		}
		name := model.Safe(c.Symptom.Title)
		if name == "" {
			name = model.Safe(c.Symptom.ID)
		}
		name = mark + strconv.Itoa(n+1) + " " + name
		room := max(width-ansi.StringWidth(count)-2, 8)
		name = ansi.Truncate(name, room, "…")
		gap := max(width-ansi.StringWidth(name)-ansi.StringWidth(count), 1)
		lines = append(lines, look.Render(name+strings.Repeat(" ", gap)+count))
	}
	foot := []string{""}
	if d.added > 0 {
		foot = append(foot, t.Faint.Render(d.style.Locale.N("dialog.tally.added", d.added)))
	}
	foot = append(foot, keys(d.style, "enter", "dialog.key.one-more", "↑↓", "dialog.key.move", "esc", "dialog.key.back"))
	return box(d.style, d.style.Locale.T("dialog.tally.title"), lines, foot, d.at, w, h)
}

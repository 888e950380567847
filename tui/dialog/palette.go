package dialog

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/action"
)

// Palette finds an action by its name or id; words after the first fill its fields.
type Palette struct {
	style   Style
	in      textinput.Model
	table   []action.Action
	context action.Context
	names   []string
	matched []int
	at      int
}

// paletteLines is how many actions are seen at once.
const paletteLines = 14

// NewPalette offers a table of actions.
func NewPalette(table []action.Action, c action.Context, s Style) *Palette {
	p := &Palette{in: textinput.New(), table: table, context: c}
	p.in.Prompt = ":"
	p.in.Focus()
	p.Restyle(s)
	return p
}

// Restyle takes over another theme or language.
func (p *Palette) Restyle(s Style) {
	p.style, p.context.Locale = s, s.Locale
	p.in.SetStyles(InputStyles(s.Theme))
	p.names = p.names[:0]
	for _, a := range p.table {
		p.names = append(p.names, a.ID+" "+a.Name(p.context))
	}
	p.match()
}

// Refresh keeps the reasons why something cannot be done up to date.
func (p *Palette) Refresh(c action.Context) {
	c.Selection = p.context.Selection
	p.context = c
}

// split parts what is typed into the name of an action and the words for its fields.
func (p *Palette) split() (name string, words []string) {
	all := Words(p.in.Value())
	if len(all) == 0 {
		return "", nil
	}
	for _, a := range p.table {
		if strings.EqualFold(all[0], a.ID) {
			return a.ID, all[1:]
		}
	}
	return strings.Join(all, " "), nil
}

// Words parts a line at blanks; what stands in quotes stays together.
func Words(line string) []string {
	var words []string
	var word strings.Builder
	quoted, open := false, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted, open = !quoted, true
		case r == ' ' && !quoted:
			if open {
				words = append(words, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if open {
		words = append(words, word.String())
	}
	return words
}

func (p *Palette) match() {
	p.matched, p.at = p.matched[:0], 0
	name, _ := p.split()
	if name == "" {
		for n := range p.table {
			p.matched = append(p.matched, n)
		}
		return
	}
	for n, a := range p.table {
		if a.ID == name {
			p.matched = append(p.matched, n)
		}
	}
	for _, n := range ranked(name, p.names) {
		if p.table[n].ID != name {
			p.matched = append(p.matched, n)
		}
	}
	p.point(name)
}

// point goes to the first that can be done now: of "close the attempt" and "close the incident" that is the one that is
// open. Whoever types an id means that one, and is told why it cannot be done.
func (p *Palette) point(name string) {
	for at, n := range p.matched[:min(paletteLines, len(p.matched))] {
		if ok, _ := p.table[n].Ready(p.context); ok || p.table[n].ID == name {
			p.at = at
			return
		}
	}
}

// Update takes keys; tab completes the name, enter does it.
func (p *Palette) Update(msg tea.Msg) (Result, tea.Cmd) {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "esc":
			return Dropped{}, nil
		case "up", "ctrl+p":
			p.at = max(p.at-1, 0)
			return nil, nil
		case "down", "ctrl+n":
			p.at = min(p.at+1, max(len(p.matched)-1, 0))
			return nil, nil
		case "tab":
			if len(p.matched) > 0 {
				p.in.SetValue(p.table[p.matched[p.at]].ID + " ")
				p.in.CursorEnd()
				p.match()
			}
			return nil, nil
		case "enter":
			return p.choose(), nil
		}
	}
	before := p.in.Value()
	var cmd tea.Cmd
	p.in, cmd = p.in.Update(msg)
	if p.in.Value() != before {
		p.match()
	}
	return nil, cmd
}

func (p *Palette) choose() Result {
	if len(p.matched) == 0 {
		return nil
	}
	_, words := p.split()
	return Command{Action: p.table[p.matched[p.at]], Words: words}
}

// View draws the line, the actions that fit, and what the chosen one does.
func (p *Palette) View(w, h int) string {
	t, width := p.style.Theme, inner(w)
	p.in.SetWidth(width - 2)
	lines := []string{p.in.View(), ""}
	room := max(min(paletteLines, h-8), 1)
	top := max(min(p.at-room/2, len(p.matched)-room), 0)
	for n := top; n < len(p.matched) && n < top+room; n++ {
		lines = append(lines, p.row(p.table[p.matched[n]], n == p.at, width))
	}
	if len(p.matched) == 0 {
		lines = append(lines, t.Faint.Render(p.style.Locale.T("dialog.palette.none")))
	} else {
		a := p.table[p.matched[p.at]]
		lines = append(lines, "")
		for _, line := range wrap(a.Help(p.context), width) {
			lines = append(lines, t.Modal.Render(line))
		}
		lines = append(lines, t.Faint.Render(usage(a)))
	}
	return box(p.style, p.style.Locale.T("dialog.palette.title"), lines, nil, 0, w, h)
}

func (p *Palette) row(a action.Action, chosen bool, width int) string {
	t := p.style.Theme
	mark, look := "  ", t.Normal
	ok, reason := a.Ready(p.context)
	if !ok {
		look = t.Faint
	}
	if chosen {
		mark, look = "▸ ", t.Selected
	}
	name := mark + a.Name(p.context)
	right := strings.Join(a.Keys, " ")
	if !ok {
		right = p.style.Locale.T(reason)
	}
	right = ansi.Truncate(right, width/2, "…")
	name = ansi.Truncate(name, width-ansi.StringWidth(right)-1, "…")
	gap := max(width-ansi.StringWidth(name)-ansi.StringWidth(right), 1)
	return look.Render(name) + strings.Repeat(" ", gap) + t.Faint.Render(right)
}

// usage is the line as it may be typed: "severity <severity> [reason]".
func usage(a action.Action) string {
	words := []string{":" + a.ID}
	for _, f := range a.Fields {
		if f.Optional {
			words = append(words, "["+f.ID+"]")
		} else {
			words = append(words, "<"+f.ID+">")
		}
	}
	return strings.Join(words, " ")
}

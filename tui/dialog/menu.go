package dialog

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
)

// menuLines is how many choices are seen at once under a field.
const menuLines = 6

// menu is a list that narrows while one types. With free, what is typed may stand for itself.
type menu struct {
	style   Style
	in      textinput.Model
	options []action.Option
	free    bool
	matched []int // of options, best first
	at      int   // within matched; -1: what is typed stands for itself
	chosen  string
	given   bool // what stands there was given or chosen, and typing starts anew
	lines   int
}

func newMenu(s Style, options []action.Option, free bool) *menu {
	m := &menu{in: textinput.New(), options: options, free: free, lines: menuLines}
	m.in.Prompt = ""
	m.restyle(s)
	m.match()
	return m
}

func (m *menu) set(value string) {
	m.chosen = value
	m.in.SetValue(model.Safe(m.label(value)))
	m.in.CursorEnd()
	m.given = value != ""
	m.match()
}

func (m *menu) value() string   { return m.chosen }
func (m *menu) focus()          { m.in.Focus() }
func (m *menu) restyle(s Style) { m.style = s; m.in.SetStyles(InputStyles(s.Theme)) }

// blur shows the label of what is chosen.
func (m *menu) blur() {
	m.in.Blur()
	m.set(m.chosen)
}

func (m *menu) takes(key string) bool { return (key == "up" || key == "down") && len(m.matched) > 1 }

// offer takes over other choices and goes on pointing at what is chosen.
func (m *menu) offer(options []action.Option) {
	m.options = options
	m.match()
	for n, which := range m.matched {
		if m.chosen != "" && m.options[which].Value == m.chosen {
			m.at = n
		}
	}
}

func (m *menu) label(value string) string {
	for _, o := range m.options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// match finds the options that fit what is typed; a text that is the chosen label matches all.
func (m *menu) match() {
	text := strings.TrimSpace(m.in.Value())
	m.matched, m.at = m.matched[:0], -1
	if text == "" || text == model.Safe(m.label(m.chosen)) {
		for n, o := range m.options {
			m.matched = append(m.matched, n)
			if o.Value == m.chosen && m.chosen != "" {
				m.at = n
			}
		}
		return
	}
	labels, values := make([]string, len(m.options)), make([]string, len(m.options))
	for n, o := range m.options {
		labels[n], values[n] = o.Label, o.Value
	}
	m.matched = ranked(text, labels)
	if len(m.matched) == 0 { // people know some by what the plan calls them
		m.matched = ranked(text, values)
	}
}

func (m *menu) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "up":
			m.choose(m.at - 1)
			return nil
		case "down":
			m.choose(m.at + 1)
			return nil
		}
	}
	before := m.in.Value()
	if press, isKey := msg.(tea.KeyPressMsg); isKey && press.Text != "" && m.given {
		m.in.Reset()
		m.chosen = ""
	}
	m.given = false
	var cmd tea.Cmd
	m.in, cmd = m.in.Update(msg)
	if m.in.Value() == before {
		return cmd
	}
	m.match()
	m.typed()
	return cmd
}

// typed chooses the best match; of free text, only one that begins like it.
func (m *menu) typed() {
	text := strings.TrimSpace(m.in.Value())
	m.chosen = ""
	if m.free {
		m.chosen = text
	}
	if text == "" || len(m.matched) == 0 {
		return
	}
	first := m.options[m.matched[0]]
	if !m.free || begins(first.Label, text) || begins(first.Value, text) {
		m.at, m.chosen = 0, first.Value
	}
}

func begins(s, prefix string) bool {
	return strings.HasPrefix(strings.ToLower(s), strings.ToLower(prefix))
}

func (m *menu) choose(n int) {
	if len(m.matched) == 0 {
		return
	}
	low := 0
	if m.free && !m.given && m.in.Value() != "" {
		low = -1
	}
	m.at = max(min(n, len(m.matched)-1), low)
	if m.at < 0 {
		m.chosen = strings.TrimSpace(m.in.Value())
		return
	}
	one := m.options[m.matched[m.at]]
	if m.chosen = one.Value; m.given { // what was typed goes on narrowing the list; what was given makes room
		m.in.SetValue(model.Safe(one.Label))
		m.in.CursorEnd()
	}
}

// seen are the choices that fit, from the first to before the last. One more takes the place of the word that there is
// one more.
func (m *menu) seen() (first, end int) {
	rows := m.lines
	if len(m.matched) == rows+1 {
		rows++
	}
	first = max(min(m.at-rows/2, len(m.matched)-rows), 0)
	return first, min(first+rows, len(m.matched))
}

// row is the line of the view on which the cursor stands.
func (m *menu) row() int {
	first, _ := m.seen()
	return max(m.at-first+1, 0)
}

func (m *menu) view(width int, focused bool) []string {
	m.in.SetWidth(max(width-1, 1))
	if !focused {
		return []string{m.style.Theme.Normal.Render(m.in.Value())}
	}
	lines := []string{m.in.View()}
	first, end := m.seen()
	for n := first; n < end; n++ {
		mark, look := "  ", m.style.Theme.Normal
		if n == m.at {
			mark, look = "▸ ", m.style.Theme.Selected
		}
		lines = append(lines, look.Render(mark+model.Safe(m.options[m.matched[n]].Label)))
	}
	if more := len(m.matched) - (end - first); more > 0 {
		lines = append(lines, m.style.Theme.Faint.Render("  "+m.style.Locale.N("dialog.menu.more", more)))
	}
	if len(m.matched) == 0 && !m.free {
		lines = append(lines, m.style.Theme.Faint.Render(m.style.Locale.T("dialog.menu.none")))
	}
	return lines
}

package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
)

// radio offers a few choices side by side: (•) one ( ) another.
type radio struct {
	style   Style
	options []action.Option
	chosen  string
	empty   bool // choosing nothing is possible
}

func (r *radio) set(value string)              { r.chosen = value }
func (r *radio) value() string                 { return r.chosen }
func (r *radio) focus()                        {}
func (r *radio) blur()                         {}
func (r *radio) takes(string) bool             { return false }
func (r *radio) restyle(s Style)               { r.style = s }
func (r *radio) offer(options []action.Option) { r.options = options }

func (r *radio) at() int {
	for n, o := range r.options {
		if o.Value == r.chosen {
			return n
		}
	}
	return -1
}

func (r *radio) update(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey || len(r.options) == 0 {
		return nil
	}
	n, count := r.at(), len(r.options)
	switch press.String() {
	case "right", "space", "l":
		r.chosen = r.options[(n+1)%count].Value
	case "left", "h":
		r.chosen = r.options[(max(n, 0)-1+count)%count].Value
	case "backspace", "delete":
		if r.empty {
			r.chosen = ""
		}
	default:
		r.letter(press.Text, n)
	}
	return nil
}

// letter chooses the next option that begins with it, or the one of that number.
func (r *radio) letter(text string, from int) {
	if text == "" {
		return
	}
	for n := range r.options {
		o := r.options[(from+1+n+len(r.options))%len(r.options)]
		if len(o.Label) >= len(text) && strings.EqualFold(o.Label[:len(text)], text) || strings.HasSuffix(o.Value, text) && text >= "1" && text <= "9" {
			r.chosen = o.Value
			return
		}
	}
}

func (r *radio) view(width int, _ bool) []string {
	return flow(width, len(r.options), func(n int) (string, lipgloss.Style) {
		o := r.options[n]
		if o.Value == r.chosen {
			return "(•) " + model.Safe(o.Label), r.style.Theme.Choice
		}
		return "( ) " + model.Safe(o.Label), r.style.Theme.Normal
	})
}

// flow puts pieces side by side, in as many lines as they need.
func flow(width, count int, piece func(n int) (string, lipgloss.Style)) []string {
	var lines []string
	line, used := "", 0
	for n := range count {
		text, look := piece(n)
		w := ansi.StringWidth(text) + 2
		if used > 0 && used+w-2 > width {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line += "  "
		}
		line += look.Render(text)
		used += w
	}
	return append(lines, line)
}

// boxes offers choices of which any number may be taken: [x] one [ ] another.
type boxes struct {
	style   Style
	options []action.Option
	on      map[string]bool
	at      int
}

func (b *boxes) set(value string) {
	b.on = map[string]bool{}
	for word := range strings.SplitSeq(value, ",") {
		b.on[strings.TrimSpace(word)] = true
	}
}

func (b *boxes) value() string {
	var all []string
	for _, o := range b.options {
		if b.on[o.Value] {
			all = append(all, o.Value)
		}
	}
	return strings.Join(all, ", ")
}

func (b *boxes) focus()                        {}
func (b *boxes) blur()                         {}
func (b *boxes) takes(string) bool             { return false }
func (b *boxes) restyle(s Style)               { b.style = s }
func (b *boxes) offer(options []action.Option) { b.options = options }

func (b *boxes) update(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey || len(b.options) == 0 {
		return nil
	}
	switch press.String() {
	case "right", "l":
		b.at = (b.at + 1) % len(b.options)
	case "left", "h":
		b.at = (b.at - 1 + len(b.options)) % len(b.options)
	case "space":
		id := b.options[b.at].Value
		b.on[id] = !b.on[id]
	}
	return nil
}

func (b *boxes) view(width int, focused bool) []string {
	return flow(width, len(b.options), func(n int) (string, lipgloss.Style) {
		o := b.options[n]
		text, look := "[ ] "+model.Safe(o.Label), b.style.Theme.Normal
		if b.on[o.Value] {
			text, look = "[x] "+model.Safe(o.Label), b.style.Theme.Choice
		}
		if focused && n == b.at {
			look = b.style.Theme.Selected
		}
		return text, look
	})
}

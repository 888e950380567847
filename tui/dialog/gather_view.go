package dialog

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
)

func (g *gather) chooses() []string {
	if g.takes("enter") {
		return []string{"enter", "dialog.key.choose", "ctrl+a", "dialog.key.all-found"}
	}
	if g.many {
		return []string{"↑↓", "dialog.key.choose", "ctrl+a", "dialog.key.all-found"}
	}
	return []string{"↑↓", "dialog.key.choose"}
}

// said are the labels of what is chosen, as far as there is room.
func (g *gather) said(width int) string {
	if len(g.chosen) == 0 {
		return ""
	}
	var names []string
	used := 0
	for _, value := range g.chosen {
		label, known := g.labels[value]
		if !known {
			label = g.labelOf(value)
		}
		label, _, _ = strings.Cut(model.Safe(label), "  ")
		if used += ansi.StringWidth(label) + 2; used > width && len(names) > 0 {
			break
		}
		names = append(names, label)
	}
	text := strings.Join(names, ", ")
	if more := len(g.chosen) - len(names); more > 0 {
		text = g.style.Locale.N("said.customer.more", more, "Names", text, "Count", g.style.Locale.Number(more))
	}
	return ansi.Truncate(text, width, "…")
}

// labelOf finds what a value that was given is called.
func (g *gather) labelOf(value string) string {
	found := g.search(value)
	for n := range min(found.Count, menuLines) {
		if one := found.At(n); one.Value == value {
			g.labels[value] = one.Label
			return one.Label
		}
	}
	g.labels[value] = value
	return value
}

func (g *gather) view(width int, focused bool) []string {
	t := g.style.Theme
	if !focused {
		return []string{t.Normal.Render(g.said(width))}
	}
	g.in.SetWidth(max(width-1, 1))
	lines := append([]string{g.in.View()}, g.list(width)...)
	if said := g.said(width - 2); said != "" {
		lines = append(lines, t.Choice.Render("✓ "+said))
	}
	return lines
}

// list is what was found, or how to find something.
func (g *gather) list(width int) []string {
	words, n := g.style.Locale, g.found.Count
	say := func(text string) []string {
		return []string{g.style.Theme.Faint.Render(ansi.Truncate(text, width, "…"))}
	}
	switch searching := g.query != "" || g.at >= 0; {
	case !searching && n == 0 && g.free:
		return say(words.T("dialog.gather.name"))
	case !searching:
		return say(words.N("dialog.gather.type", n, "count", words.Number(n)))
	case n == 0 && g.free:
		return say(words.T("dialog.gather.as-typed"))
	case n == 0:
		return say(words.T("dialog.menu.none"))
	}
	var lines []string
	top := max(min(g.at-menuLines/2, n-menuLines), 0)
	for at := top; at < n && at < top+menuLines; at++ {
		lines = append(lines, g.row(at, width))
	}
	if more := n - menuLines; more > 0 {
		lines = append(lines, say(words.N("dialog.gather.more", more, "count", words.Number(more)))...)
	}
	return lines
}

// row is one that was found, with whether it is chosen.
func (g *gather) row(n, width int) string {
	one := g.found.At(n)
	mark, look := "  ", g.style.Theme.Normal
	if g.many {
		mark = "[ ] "
		if g.on[one.Value] {
			mark, look = "[x] ", g.style.Theme.Choice
		}
	}
	if n == g.at {
		look = g.style.Theme.Selected
		if !g.many {
			mark = "▸ "
		}
	}
	return look.Render(ansi.Truncate(mark+model.Safe(one.Label), width, "…"))
}

package dialog

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"warroom/tui/action"
)

// gather chooses one or several of thousands: what is typed is searched, and only what is seen is worded.
type gather struct {
	style  Style
	in     textinput.Model
	search func(query string) action.Found
	many   bool
	free   bool
	query  string // what found belongs to
	whole  string // the query of which everything was chosen at once: nothing in it is pointed at until an arrow is
	found  action.Found
	at     int // within found; -1: nothing is pointed at
	chosen []string
	on     map[string]bool
	labels map[string]string // of what was chosen here
	joined string            // chosen as a value
}

func newGather(def action.Field, c action.Context, s Style) *gather {
	g := &gather{in: textinput.New(), many: def.Many, free: def.Free, on: map[string]bool{}, labels: map[string]string{}, at: -1}
	g.in.Prompt = ""
	g.restyle(s)
	g.seek(def, c)
	return g
}

// seek searches what is true now.
func (g *gather) seek(def action.Field, c action.Context) {
	g.search = func(query string) action.Found { return def.Search(c, query) }
	g.look()
}

// look finds what fits what is typed.
func (g *gather) look() {
	g.query = strings.TrimSpace(g.in.Value())
	g.found = g.search(g.query)
	g.at = min(g.at, g.found.Count-1)
	if g.query == "" && g.many {
		g.at = -1
	} else if g.at < 0 && g.query != g.whole && g.found.Count > 0 {
		g.at = 0
	}
	if !g.many && g.query != "" {
		g.point()
	}
}

func (g *gather) set(value string) {
	g.chosen, g.on = nil, map[string]bool{}
	for word := range strings.SplitSeq(value, ",") {
		if word = strings.TrimSpace(word); word != "" && !g.on[word] {
			g.chosen, g.on[word] = append(g.chosen, word), true
		}
	}
	g.join()
}

func (g *gather) join()         { g.joined = strings.Join(g.chosen, ", ") }
func (g *gather) value() string { return g.joined }
func (g *gather) focus()        { g.in.Focus() }

func (g *gather) blur() {
	g.in.Blur()
	if g.query != "" {
		g.in.Reset()
		g.whole = ""
		g.look()
	}
}

func (g *gather) restyle(s Style) {
	g.style = s
	g.in.SetStyles(InputStyles(s.Theme))
}

// takes: enter belongs to the list while something is pointed at in it, the arrows while there is a list.
func (g *gather) takes(key string) bool {
	switch key {
	case "up":
		return g.at >= 0
	case "down":
		return g.at >= 0 || g.query != "" && g.found.Count > 0
	case "enter":
		return g.many && (g.at >= 0 || g.free && g.query != g.whole)
	}
	return false
}

func (g *gather) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "up":
			g.move(-1)
			return nil
		case "down":
			g.move(1)
			return nil
		case "enter":
			g.take()
			return nil
		case "ctrl+a":
			g.all()
			return nil
		case "backspace":
			if n := len(g.chosen); g.in.Value() == "" && n > 0 {
				g.toggle(g.chosen[n-1])
				return nil
			}
		}
	}
	var cmd tea.Cmd
	g.in, cmd = g.in.Update(msg)
	if strings.TrimSpace(g.in.Value()) != g.query {
		g.at, g.whole = -1, ""
		g.look()
	}
	return cmd
}

func (g *gather) move(by int) {
	g.at = max(min(g.at+by, g.found.Count-1), -1)
	if !g.many {
		g.point()
	}
}

// point chooses the one that is pointed at, where only one can be chosen.
func (g *gather) point() {
	if g.at < 0 || g.at >= g.found.Count {
		return
	}
	one := g.found.At(g.at)
	g.chosen, g.on = []string{one.Value}, map[string]bool{one.Value: true}
	g.labels[one.Value] = one.Label
	g.join()
}

// take chooses what is pointed at, or lets go of it, and is ready for the next one.
func (g *gather) take() {
	switch {
	case g.at >= 0 && g.at < g.found.Count:
		one := g.found.At(g.at)
		g.labels[one.Value] = one.Label
		g.toggle(one.Value)
	case g.free && g.query != "":
		g.toggle(strings.ReplaceAll(g.query, ",", " "))
	}
	g.in.Reset()
	g.at, g.whole = -1, ""
	g.look()
}

func (g *gather) toggle(value string) {
	if g.on[value] {
		delete(g.on, value)
		kept := g.chosen[:0:0]
		for _, one := range g.chosen {
			if one != value {
				kept = append(kept, one)
			}
		}
		g.chosen = kept
	} else {
		g.on[value] = true
		g.chosen = append(g.chosen, value)
	}
	g.join()
}

// all chooses everything that was found, or lets go of it if all of it is chosen. Enter then belongs to the form: it
// must not let go of one of them.
func (g *gather) all() {
	if !g.many {
		return
	}
	g.at, g.whole = -1, g.query
	every := g.found.Count > 0
	found := make([]action.Option, g.found.Count)
	for n := range found {
		found[n] = g.found.At(n)
		every = every && g.on[found[n].Value]
	}
	if every {
		gone := map[string]bool{}
		for _, one := range found {
			gone[one.Value] = true
			delete(g.on, one.Value)
		}
		kept := g.chosen[:0:0]
		for _, one := range g.chosen {
			if !gone[one] {
				kept = append(kept, one)
			}
		}
		g.chosen = kept
	} else {
		for _, one := range found {
			if !g.on[one.Value] {
				g.on[one.Value], g.chosen = true, append(g.chosen, one.Value)
			}
		}
	}
	g.join()
}

package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"warroom/tui/action"
	"warroom/tui/entry"
	"warroom/tui/pane"
)

// usual are the actions that the hint line shows in every pane, most useful first.
var usual = []string{"attempt", "compose", "snooze", action.NextPane, action.JumpTo, action.Filter, "declare", action.Caller, action.Quit}

// bottom is the last line: a toast while there is one, else what can be pressed now and who acts.
func (r *Room) bottom() string {
	if t := r.notes.now; t != nil {
		look := &r.look.Toast
		if t.bad {
			look = &r.look.ToastBad
		}
		text := " " + ansi.Truncate(t.text, max(r.w-2, 0), "…")
		return r.look.Paint(look, text+strings.Repeat(" ", max(r.w-ansi.StringWidth(text), 0)))
	}
	who := r.words.T("room.as", "person", r.planInForce().NameOf(r.door.actor.Person)) + " "
	switcher := r.look.Paint(&r.look.Key, "@")
	room := r.w - ansi.StringWidth(who) - 3
	var line strings.Builder
	used := 1
	line.WriteString(" ")
	for _, hint := range r.hints() {
		w := ansi.StringWidth(hint.key) + 1 + ansi.StringWidth(hint.name) + 2
		if used+w > room {
			continue // a shorter one may still fit
		}
		line.WriteString(r.look.Paint(&r.look.Key, hint.key) + " " + r.look.Paint(&r.look.Hint, hint.name) + "  ")
		used += w
	}
	gap := max(r.w-used-ansi.StringWidth(who)-1, 0)
	return ansi.Truncate(line.String()+strings.Repeat(" ", gap)+r.look.Paint(&r.look.Hint, who)+switcher, r.w, "")
}

type hint struct{ key, name string }

// hints lists what can be pressed now: help and palette, what this pane is for, then what is always of use.
func (r *Room) hints() []hint {
	c := r.context()
	var all []hint
	shown := map[string]bool{}
	add := func(a action.Action) {
		if ok, _ := r.allowed(a, c); ok && len(a.Keys) > 0 && !shown[a.ID] {
			shown[a.ID] = true
			all = append(all, hint{keyName(a), r.words.T("action." + a.ID + ".hint")})
		}
	}
	if r.line.focused() {
		return []hint{{"enter", r.words.T("room.hint.record")}, {"esc", r.words.T("room.hint.leave")}, {"↑", r.words.T("room.hint.earlier")}}
	}
	add(r.action(action.Help))
	add(r.action(action.Palette))
	if r.focus == pane.Plan {
		all = append(all, hint{"enter", r.words.T("room.hint.read")}, hint{"esc", r.words.T("room.hint.back")})
		add(r.action(action.Filter))
	}
	if sel := r.panes[r.focus].Selection(); r.focus == pane.Customers && sel.Customer != "" {
		all = append(all, hint{"enter", r.words.T("room.hint.details")})
	}
	if p, ok := r.panes[r.focus].(pane.Filterable); ok && r.focus == pane.Plan && p.Filtering() != "" {
		shown["note"] = true // its key leads to the next hit
	}
	for _, id := range r.next(c) {
		add(r.action(id))
	}
	add(r.action("note"))
	for _, a := range r.table {
		if slices.Contains(a.Panes, r.focus) || len(a.Panes) == 0 && a.Group == action.GroupOf(r.focus) && r.focus != pane.Plan {
			add(a)
		}
	}
	for _, id := range usual {
		add(r.action(id))
	}
	return all
}

// keyName is the key as the hint shows it; digits that jump are shown as a range.
func keyName(a action.Action) string {
	if a.ID == action.JumpTo {
		return pane.Keys()
	}
	return a.Keys[0]
}

// reading says how the entry line will be understood, while it is typed.
func (r *Room) reading() string {
	if len(r.acts.queue) > 0 {
		return "…" // on its way to the log, and not yet recorded
	}
	if r.offered() != nil {
		return r.words.T("room.waiting.hint")
	}
	if !r.line.focused() || r.line.text() == "" {
		return ""
	}
	read, err := entry.Parse(r.line.input.Value(), r.now, r.opts.Zone)
	if err != nil {
		return ""
	}
	text := r.words.T("action." + string(read.Verb) + ".hint")
	if !read.At.IsZero() {
		text += " " + r.words.Stamp(read.At, r.opts.Zone, r.now)
	}
	return text
}

package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/locale"
	"warroom/tui/pane"
	"warroom/tui/tell"
	"warroom/tui/theme"
)

// act starts an action: at once, in the entry line, or with a form.
func (r *Room) act(a action.Action, key string) tea.Cmd {
	c := r.context()
	if ok, reason := r.allowed(a, c); !ok {
		return r.refuse(reason)
	}
	if a.Build == nil {
		return r.screen(a.ID, key)
	}
	if short := a.Line(key); short != "" {
		return r.startLine(short)
	}
	values := action.Complete(c, a, nil)
	if a.Quick && action.Lacks(a, values) == "" {
		return r.submit(a, values, origin{})
	}
	return r.form(a, values)
}

// form opens the form of an action.
func (r *Room) form(a action.Action, given action.Values) tea.Cmd {
	r.feedBoard()
	c := r.context()
	key := dialog.Key(a, c, given)
	for id, value := range r.left[key] { // it was left half written
		given = keep(given, id, value)
	}
	delete(r.left, key)
	return tea.Batch(r.dialogs.Push(r.newForm(a, c, given)), r.readDirectory(a), r.dialogs.Want())
}

// feedBoard asks for the board, because a dialog is about to offer incidents.
func (r *Room) feedBoard() {
	if !r.want.board {
		r.want.board = true
		r.feed.ring()
	}
}

// screen does what the room does itself.
func (r *Room) screen(id, key string) tea.Cmd {
	switch id {
	case action.Help:
		return r.dialogs.Push(dialog.NewHelp(r.table, r.context(), r.focus, r.style()))
	case action.Palette:
		r.feedBoard()
		return r.dialogs.Push(dialog.NewPalette(r.table, r.context(), r.style()))
	case action.Person:
		return r.askPerson()
	case action.Lock:
		return r.lock()
	case action.Copy:
		return tea.Batch(tea.SetClipboard(r.panes[r.focus].Selection().Text), r.notes.info(r.words.T("room.copied"), r.now))
	case action.Filter:
		return r.startFilter()
	case action.Zoom:
		r.zoom = !r.zoom
		r.arrange()
	case action.NextPane:
		return r.step(1)
	case action.PrevPane:
		return r.step(-1)
	case action.JumpTo:
		if id, known := pane.Keyed(key); known {
			return r.goTo(id)
		}
	case action.Plan:
		return r.goTo(pane.Plan)
	case action.Page:
		return r.readAbout(r.panes[r.focus].Selection())
	case action.ViewNotice:
		return r.viewNotice()
	case action.Ways:
		return r.ways()
	case action.Earlier:
		return r.dialogs.Push(tell.NewHistory(r.panes[r.focus].Selection().Audience, r.context(), r.style()))
	case action.Open:
		return r.open(r.panes[r.focus].Selection().Incident)
	case action.Caller:
		return r.tally()
	case action.Language:
		languages := locale.Languages()
		at := slices.Index(languages, r.words.Lang())
		r.words = locale.New(languages[(at+1)%len(languages)])
		r.restyle()
	case action.Theme:
		r.opts.Fixed = true
		r.dress(theme.Modes[(int(r.look.Mode)+1)%len(theme.Modes)])
		return r.notes.info(r.words.T("room.theme."+r.look.Mode.String()), r.now)
	case action.Messages:
		return r.dialogs.Push(dialog.NewMessages(r.notes.kept, r.style()))
	case action.Quit:
		return r.quit()
	}
	return nil
}

// step moves the focus to the next pane of the room; the board has a key of its own.
func (r *Room) step(by int) tea.Cmd {
	if r.want.incident == "" {
		return nil
	}
	const first, count = int(pane.Status), pane.Count - int(pane.Status)
	return r.goTo(pane.ID(first + (int(r.focus)-first+by+2*count)%count))
}

// quit ends the program; it asks first if something is typed that would be lost, and waits for acts on their way.
func (r *Room) quit() tea.Cmd {
	if len(r.acts.queue) > 0 {
		r.acts.leaving = true
		return nil
	}
	if r.line.text() == "" && len(r.waiting) == 0 || r.dialogs.Asking(askQuit) {
		return tea.Quit
	}
	return r.dialogs.Push(dialog.NewConfirm(askQuit, r.words.T("room.quit.title"), []string{r.words.T("room.quit.text")}, r.style()))
}

// The questions that the room asks.
const (
	askQuit    = "quit"
	askConfirm = "confirm"
	askPerson  = "person"
	askPIN     = "pin"
	askUnlock  = "unlock"
)

// style is what dialogs draw with.
func (r *Room) style() dialog.Style { return dialog.Style{Theme: r.look, Locale: r.words} }

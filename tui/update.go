package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/pane"
	"warroom/tui/tell"
	"warroom/tui/theme"
)

// Update routes a message: data to whoever holds it, input to the front-most thing that takes it.
func (r *Room) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	r.frame.drop()
	r.now = r.opts.Clock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.w, r.h = msg.Width, msg.Height
		r.arrange()
	case tea.BackgroundColorMsg:
		r.background(msg)
	case tickMsg:
		return r, tea.Batch(r.tick(), r.second())
	case snapshotMsg:
		return r, tea.Batch(r.take(msg), r.feed.next(r.ctx, r.want, r.opts.Clock, msg.err != nil))
	case rungMsg:
		return r, r.feed.look(r.ctx, r.want, r.opts.Clock)
	case planMsg:
		return r, r.heed(msg)
	case bookMsg:
		return r, r.takeBook(msg)
	case directoryMsg:
		return r, r.takeDirectory(msg)
	case callsMsg:
		return r, r.takeCalls(msg)
	case linksMsg:
		return r, r.takeLinks(msg)
	case tell.Found, tell.Counted:
		return r, r.dialogs.Hear(msg)
	case doneMsg:
		return r, r.done(msg)
	case toastGoneMsg:
		r.notes.gone(msg)
	case pinMsg:
		return r, r.checked(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		return r, r.input(msg)
	case tea.MouseMsg:
		return r, r.mouse(msg)
	default:
		return r, r.pass(msg)
	}
	return r, nil
}

// input gives a key or a paste to the front-most thing: the wall, a dialog, the lock, the entry line, the room.
func (r *Room) input(msg tea.Msg) tea.Cmd {
	msg = harmless(msg)
	press, isKey := msg.(tea.KeyPressMsg)
	if isKey && hasty(press) && (r.dialogs.Any() || r.find.open || r.line.focused()) {
		left := r.input(tea.KeyPressMsg{Code: tea.KeyEscape})
		return tea.Batch(left, r.input(tea.KeyPressMsg{Code: press.Code, Text: string(press.Code)}))
	}
	if isKey {
		r.notes.pressed()
	}
	switch {
	case r.opts.Wall:
		return r.wallKey(press)
	case r.door.locked && !r.dialogs.Asking(askUnlock):
		return r.knock(press)
	case isKey && press.String() == "ctrl+l" && !r.door.locked:
		return r.lock()
	case isKey && press.String() == "ctrl+c" && !r.door.locked:
		return r.quit()
	case r.dialogs.Any():
		return r.modal(msg)
	case r.find.open:
		return r.filterInput(msg)
	case r.line.focused():
		return r.typed(msg)
	case isKey:
		return r.key(press)
	}
	return r.typed(msg) // a paste goes into the entry line, and never submits
}

// hasty tells whether a key is esc with a letter right behind it: most terminals send the same for that and for alt.
func hasty(press tea.KeyPressMsg) bool {
	return press.Mod == tea.ModAlt && press.Text == "" && unicode.IsLetter(press.Code)
}

// harmless takes out of typed and pasted text what a line of input could not show: text that turns around or hides.
func harmless(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		msg.Content = model.SafeLines(strings.ReplaceAll(msg.Content, "\t", " "))
		return msg
	case tea.KeyPressMsg:
		if msg.Text != "" {
			msg.Text = model.Safe(msg.Text)
		}
		return msg
	}
	return msg
}

// pass hands messages that nobody routes, such as a blinking cursor, to whatever has the keyboard.
func (r *Room) pass(msg tea.Msg) tea.Cmd {
	if r.dialogs.Any() {
		return r.modal(msg)
	}
	return nil
}

// key is a key while nothing is open: an action of the table, or a movement in the focused pane.
func (r *Room) key(press tea.KeyPressMsg) tea.Cmd {
	name := press.String()
	if cmd, taken := r.offeredKey(name); taken {
		return cmd
	}
	if p, eager := r.panes[r.focus].(pane.Eager); eager && p.Eager(press) {
		return nil
	}
	for _, a := range r.table {
		for _, key := range a.Keys {
			if key == name && a.WorksIn(r.focus) {
				return r.act(a, name)
			}
		}
	}
	if r.panes[r.focus].Key(press) {
		return nil
	}
	if name == "enter" && r.focus == pane.Comms && r.want.incident != "" {
		return r.act(r.action(action.ViewNotice), name)
	}
	if p, ok := r.panes[r.focus].(pane.Filterable); ok && name == "esc" && p.Filtering() != "" {
		p.Filter("")
		r.show()
		return nil
	}
	if name == "esc" && r.focus == pane.Board && r.want.incident != "" {
		return r.goTo(r.last)
	}
	if name == "esc" && r.focus == pane.Plan {
		return r.goTo(r.before)
	}
	return r.elsewhere(name)
}

// elsewhere is a key that means something, but not in this pane: it says where.
func (r *Room) elsewhere(name string) tea.Cmd {
	for _, a := range r.table {
		for _, key := range a.Keys {
			if key == name && a.ID == "tick" { // by its number, from wherever one is
				if ok, reason := r.allowed(a, r.context()); !ok {
					return r.refuse(reason)
				}
				return r.startLine("t ")
			}
			if key == name && len(a.Panes) > 0 {
				return r.notes.info(r.words.T("room.key.elsewhere",
					"action", a.Name(r.context()), "pane", r.words.T("pane."+a.Panes[0].Name())), r.now)
			}
		}
	}
	return nil
}

// second is what happens each second: what is owed is counted anew, and alarms sound.
func (r *Room) second() tea.Cmd {
	if r.opts.Wall {
		r.turnPage()
	}
	r.fault.settle(r.log)
	r.count()
	r.turn()
	if r.dialogs.Whole() { // it covers the panes and shows their clocks itself
		r.dialogs.Refresh(r.context())
	}
	return tea.Batch(r.settleWaiting(), r.settleDoubted(), r.ringAlarms(), r.hearCalls(), r.hearLinks(), r.dialogs.Want())
}

// take shows a snapshot that the feed has brought.
func (r *Room) take(msg snapshotMsg) tea.Cmd {
	if msg.err != nil {
		r.fault.reading = msg.err
		r.show()
		return nil
	}
	r.fault.reading = nil
	before := r.data
	if msg.wish.incident != r.want.incident { // another incident was opened meanwhile: its own read is under way
		return nil
	}
	r.data = msg.snapshot
	if msg.board {
		r.data.owed(r.now)
	} else {
		r.data.incidents, r.data.lines, r.data.owing = before.incidents, before.lines, before.owing
	}
	r.ready = true
	if r.data.inc != nil && (before.inc == nil || before.inc.ID != r.data.inc.ID) {
		r.alarms.silence(model.Obligations(r.data.inc, r.data.plan, r.now), r.now)
	}
	r.compare(before)
	r.count()
	r.want.board = r.wantBoard()
	r.askNames(msg.board)
	r.show()
	r.dialogs.Refresh(r.context())
	return tea.Batch(r.settleWaiting(), r.ringAlarms(), r.fetchBook(false))
}

// count computes what is owed now.
func (r *Room) count() {
	r.owed = nil
	if r.data.inc != nil {
		r.owed = model.Obligations(r.data.inc, r.planInForce(), r.now)
	}
}

// background follows the terminal's background until somebody chooses a theme.
func (r *Room) background(msg tea.BackgroundColorMsg) {
	if r.opts.Fixed || r.look.Mode == theme.ANSI16 || r.look.Mode == theme.Plain {
		return
	}
	mode := theme.Light
	if msg.IsDark() {
		mode = theme.Dark
	}
	r.dress(mode)
}

func (r *Room) dress(mode theme.Mode) {
	r.look = theme.New(mode)
	r.line.dress(r.look)
	r.restyle()
}

// restyle hands a new theme or language to everything that draws.
func (r *Room) restyle() {
	r.dialogs.Restyle(r.style())
	r.dialogs.Refresh(r.context())
	r.show()
}

// wantBoard tells whether somebody looks at the board or chooses from it.
func (r *Room) wantBoard() bool { return r.focus == pane.Board || r.dialogs.Any() }

// goTo puts a pane in front.
func (r *Room) goTo(id pane.ID) tea.Cmd {
	if !id.Whole() && r.want.incident == "" {
		return r.refuse("action.reason.no-incident")
	}
	if !r.focus.Whole() {
		r.last = r.focus
	}
	if r.focus != pane.Plan {
		r.before = r.focus
	}
	r.focus = id
	r.want.board = r.wantBoard()
	if r.want.board {
		r.feed.ring()
	}
	r.arrange()
	return r.fetchBook(true)
}

// open shows an incident.
func (r *Room) open(id model.IncidentID) tea.Cmd {
	if id != r.want.incident {
		r.want.incident, r.seen = id, r.now
		r.data.inc, r.data.plan, r.data.steps, r.owed = nil, nil, nil, nil
		r.changes = nil
		r.feed.ring()
	}
	r.show()
	return r.goTo(pane.Comms)
}

package dialog

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
)

// grace is how long a dialog that opened by itself ignores keys.
const grace = 400 * time.Millisecond

// Dialog is one of them.
type Dialog interface {
	// Update takes a message; the result is nil while nothing is decided.
	Update(tea.Msg) (Result, tea.Cmd)
	// View draws the dialog, frame included, in at most w×h cells.
	View(w, h int) string
	// Restyle takes over another theme or language.
	Restyle(Style)
}

// Result is what somebody decided.
type Result any

// Dropped says that the dialog was left without a decision.
type Dropped struct{}

// Submitted is a form that was sent off.
type Submitted struct {
	Action    action.Action
	Values    action.Values
	Subject   string // what the act is about; empty: nothing can be overwritten
	Seen      model.Ref
	Confirmed bool
}

// Chosen is an answer to a question that the room asked.
type Chosen struct {
	Ask   string // which question
	About string // whom it was about
	Value string
}

// Command is a line of the palette.
type Command struct {
	Action action.Action
	Words  []string
}

// asking is a dialog that belongs to a question of the room.
type asking interface{ Ask() string }

// refreshing is a dialog that shows what is true in the room.
type refreshing interface{ Refresh(action.Context) }

// complaining is a dialog that can say what is wrong with an answer.
type complaining interface{ Complain(what string) }

// staying is a dialog that stays open after a result, until it is dropped.
type staying interface{ Stays() }

// whole is a dialog that takes all the room below the due line.
type whole interface{ Whole() }

// wanting is a dialog that needs to know what takes longer than a key press may.
type wanting interface{ Want() tea.Cmd }

// hearing is a dialog to which the room brings news that it has asked for, also while another one is in front.
type hearing interface{ Hear(tea.Msg) tea.Cmd }

// Stack holds the open dialogs, the front one last. The zero value is empty.
type Stack struct {
	open  []Dialog
	awake []time.Time // until when each one ignores keys
}

// Any tells whether a dialog is open.
func (s *Stack) Any() bool { return len(s.open) > 0 }

// Push opens a dialog that somebody asked for.
func (s *Stack) Push(d Dialog) tea.Cmd {
	s.open, s.awake = append(s.open, d), append(s.awake, time.Time{})
	return nil
}

// PushSelf opens a dialog that nobody asked for.
func (s *Stack) PushSelf(d Dialog, now time.Time) tea.Cmd {
	s.open, s.awake = append(s.open, d), append(s.awake, now.Add(grace))
	return nil
}

// Update gives a message to the front dialog. A dialog that has decided is closed before its result is acted on.
func (s *Stack) Update(msg tea.Msg, now time.Time) (Result, tea.Cmd) {
	if !s.Any() {
		return nil, nil
	}
	front := len(s.open) - 1
	if _, isKey := msg.(tea.KeyPressMsg); isKey && now.Before(s.awake[front]) {
		return nil, nil
	}
	result, cmd := s.open[front].Update(msg)
	if result == nil {
		return nil, cmd
	}
	_, dropped := result.(Dropped)
	if _, stays := s.open[front].(staying); !stays || dropped {
		s.close(front)
	}
	return result, cmd
}

func (s *Stack) close(n int) {
	s.open = append(s.open[:n:n], s.open[n+1:]...)
	s.awake = append(s.awake[:n:n], s.awake[n+1:]...)
}

// Holds tells whether a dialog is open.
func (s *Stack) Holds(d Dialog) bool { return slices.Contains(s.open, d) }

// Remove closes a dialog wherever it stands.
func (s *Stack) Remove(d Dialog) {
	if n := slices.Index(s.open, d); n >= 0 {
		s.close(n)
	}
}

// Drop closes the dialogs that ask a question.
func (s *Stack) Drop(ask string) {
	for n := len(s.open) - 1; n >= 0; n-- {
		if d, ok := s.open[n].(asking); ok && d.Ask() == ask {
			s.close(n)
		}
	}
}

// Asking tells whether a question is open.
func (s *Stack) Asking(ask string) bool {
	for _, d := range s.open {
		if a, ok := d.(asking); ok && a.Ask() == ask {
			return true
		}
	}
	return false
}

// Complain tells the front dialog what is wrong with the answer it gave.
func (s *Stack) Complain(what string) {
	if s.Any() {
		if d, ok := s.open[len(s.open)-1].(complaining); ok {
			d.Complain(what)
		}
	}
}

// Refresh shows all dialogs what is true now.
func (s *Stack) Refresh(c action.Context) {
	for _, d := range s.open {
		if r, ok := d.(refreshing); ok {
			r.Refresh(c)
		}
	}
}

// Hear brings news to all dialogs that have asked for some.
func (s *Stack) Hear(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range s.open {
		if h, ok := d.(hearing); ok {
			cmds = append(cmds, h.Hear(msg))
		}
	}
	return tea.Batch(cmds...)
}

// Want is what the dialogs need to know and do not yet; its messages are for [Stack.Hear].
func (s *Stack) Want() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range s.open {
		if w, ok := d.(wanting); ok {
			cmds = append(cmds, w.Want())
		}
	}
	return tea.Batch(cmds...)
}

// Whole tells whether the front dialog takes all the room that there is.
func (s *Stack) Whole() bool {
	if !s.Any() {
		return false
	}
	_, is := s.open[len(s.open)-1].(whole)
	return is
}

// Front is the dialog in front, nil if none is open.
func (s *Stack) Front() Dialog {
	if !s.Any() {
		return nil
	}
	return s.open[len(s.open)-1]
}

// Restyle hands on another theme or language.
func (s *Stack) Restyle(style Style) {
	for _, d := range s.open {
		d.Restyle(style)
	}
}

// View draws the front dialog.
func (s *Stack) View(w, h int) string {
	if !s.Any() {
		return ""
	}
	return s.open[len(s.open)-1].View(w, h)
}

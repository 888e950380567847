package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/dialog"
)

// How long a toast stays, and how many bad ones are kept to be read again.
const (
	infoStays = 3 * time.Second
	badStays  = 6 * time.Second
	maxKept   = 50
)

// toast is one line over the hints.
type toast struct {
	id    int
	text  string
	bad   bool
	until time.Time
}

// toasts shows the newest one. A timer names its toast, so an older timer never takes away a newer text.
type toasts struct {
	last  int
	now   *toast
	kept  []dialog.Message // bad ones, newest last
	stale bool             // its time is over, and the next key takes it away
}

// toastGoneMsg says that the time of a toast is over.
type toastGoneMsg struct{ id int }

func (t *toasts) info(text string, now time.Time) tea.Cmd { return t.say(text, false, infoStays, now) }

func (t *toasts) good(text string, now time.Time) tea.Cmd {
	return t.say("✓ "+text, false, infoStays, now)
}

// bad says what is wrong and what to do, and keeps it.
func (t *toasts) bad(what, hint string, now time.Time) tea.Cmd {
	t.kept = append(t.kept, dialog.Message{At: now, What: what, Hint: hint})
	if len(t.kept) > maxKept {
		t.kept = t.kept[len(t.kept)-maxKept:]
	}
	text := what
	if hint != "" {
		text += " · " + hint
	}
	return t.say(text, true, badStays, now)
}

func (t *toasts) say(text string, bad bool, stays time.Duration, now time.Time) tea.Cmd {
	t.last++
	id := t.last
	t.now = &toast{id: id, text: text, bad: bad, until: now.Add(stays)}
	t.stale = false
	return tea.Tick(stays, func(time.Time) tea.Msg { return toastGoneMsg{id} })
}

// gone takes a toast away when its time is over; a bad one waits for a key, in case nobody was looking.
func (t *toasts) gone(msg toastGoneMsg) {
	if t.now == nil || t.now.id != msg.id {
		return
	}
	if t.now.bad {
		t.stale = true
		return
	}
	t.now = nil
}

// pressed takes a bad toast away that has had its time.
func (t *toasts) pressed() {
	if t.stale {
		t.now, t.stale = nil, false
	}
}

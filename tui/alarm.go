package tui

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
)

// alarms remembers what has sounded. An alarm is an obligation and the time at which it fell due, so each sounds once,
// and one that was put off sounds again when its new time has come.
type alarms struct{ sounded map[alarm]bool }

type alarm struct {
	id  string
	due int64
}

// silence takes as heard what was late already when the room was opened: it stands there in red.
func (a *alarms) silence(owed []model.Obligation, now time.Time) {
	a.sounded = map[alarm]bool{}
	a.fresh(owed, now)
}

// fresh lists what has fallen due since it was last asked.
func (a *alarms) fresh(owed []model.Obligation, now time.Time) []model.Obligation {
	if a.sounded == nil {
		a.sounded = map[alarm]bool{}
	}
	var all []model.Obligation
	for _, o := range owed {
		key := alarm{o.ID, o.Due.UnixMilli()}
		if o.Late(now) < 0 || a.sounded[key] {
			continue
		}
		a.sounded[key] = true
		all = append(all, o)
	}
	return all
}

// ringAlarms sounds the bell and notifies for what has just fallen due.
func (r *Room) ringAlarms() tea.Cmd {
	if r.data.inc == nil {
		return nil
	}
	due := r.alarms.fresh(r.owed, r.now)
	if len(due) == 0 {
		return nil
	}
	text := r.words.N("room.alarm", len(due), "number", r.data.inc.Number)
	return tea.Raw(notification(text))
}

// notification is the bell, and the text for terminals that show notifications: OSC 9 for some, OSC 777 for others.
// The text holds only the program's own words and the incident's number, made harmless all the same.
func notification(text string) string {
	text = strings.Map(func(c rune) rune {
		if c == ';' || c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return ' '
		}
		return c
	}, model.Safe(text))
	return "\a" + ansi.Notify(text) + "\x1b]777;notify;warroom;" + text + "\a"
}

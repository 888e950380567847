package pane

import (
	"time"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

func (s State) t(id string, args ...any) string { return s.Locale.T("pane."+id, args...) }

func (s State) n(id string, n int, args ...any) string { return s.Locale.N("pane."+id, n, args...) }

func (s State) term(group, value string) string { return s.Locale.Term(group, value) }

func (s State) person(id model.PersonID) string { return s.Locale.Person(id, s.Plan) }

func (s State) clock(stamp model.Stamp) string { return s.Locale.Stamp(stamp, s.Zone, s.Now) }

func (s State) at(t time.Time) string { return s.Locale.Clock(t, s.Zone, s.Now) }

// since is how long ago something happened.
func (s State) since(stamp model.Stamp) string {
	if !stamp.Usable() {
		return ""
	}
	return s.Locale.Span(max(s.Now.Sub(stamp.At), 0))
}

// due words how far away a time is: "in 05:50" or "04:10 late".
func (s State) due(at time.Time) string {
	if late := s.Now.Sub(at); late >= 0 {
		return s.t("late", "Span", s.Locale.Span(late))
	}
	return s.t("in", "Span", s.Locale.Span(at.Sub(s.Now)))
}

// late tells whether a time is over.
func (s State) late(at time.Time) bool { return !at.IsZero() && !s.Now.Before(at) }

// soon is how far ahead a line begins to warn.
const soon = 5 * time.Minute

// urgency is the look of something due at a time, and the mark before it.
func (s State) urgency(at time.Time) (string, *lipgloss.Style) {
	switch {
	case at.IsZero():
		return " ", nil
	case s.late(at):
		return theme.Alert, &s.Theme.Late
	case at.Sub(s.Now) <= soon:
		return " ", &s.Theme.Warn
	}
	return " ", nil
}

// busy marks a subject whose act is on its way to the log.
func (s State) busy(subject string) string {
	if s.Busy[subject] {
		return theme.Pending
	}
	return ""
}

// text is a row that only says something.
func text(words string, look *lipgloss.Style) row { return row{line: line{{words, look}}} }

// empty is what a pane shows when there is no incident.
func (s State) empty() []row {
	return []row{text(s.t("no-incident"), &s.Theme.Bold), text(s.t("no-incident.help"), &s.Theme.Faint)}
}

package pane

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/theme"
)

// SafetyLine is the first line of the room, never hidden: severity, exercise mark, phase, commander and elapsed time
// always, then as far as there is room the title, the number, the link and the site. It is exactly w cells wide and
// painted in the severity's colour, or in that of an exercise.
func SafetyLine(s State, w int) string {
	if w <= 0 || s.Theme == nil || s.Locale == nil {
		return ""
	}
	if s.Incident == nil {
		return idleLine(s, w)
	}
	look := s.Theme.Severity(s.Incident.Severity.Level)
	if s.Incident.IsExercise() {
		look = s.Theme.Exercise
	}
	return s.Theme.Paint(&look, fit(safetyText(s, w), w))
}

// must is what no width takes away; extra goes from the last to the first.
func safetyText(s State, w int) string {
	inc := s.Incident
	left := " " + inc.Severity.Level.String()
	end := " "
	if inc.IsExercise() {
		left = " " + s.t("exercise") + " " + inc.Severity.Level.String()
		end = " " + s.t("exercise") + " "
	}
	phase := strings.ToUpper(s.term("phase", string(inc.Phase)))
	elapsed := s.Locale.Elapsed(inc.Elapsed(s.Now))
	commander, short := s.t("no-commander"), s.t("no-commander.short")
	if id := inc.Commander(); id != "" {
		commander, short = s.person(id), s.Locale.LastName(id, s.Plan)
	}
	commander, short = s.t("commander", "Name", commander), s.t("commander", "Name", short)
	mark, link := s.link()
	for _, right := range [][]string{
		{phase, commander, elapsed, mark + " " + link, model.Safe(s.Site.Code())},
		{phase, commander, elapsed, mark + " " + link},
		{phase, commander, elapsed, mark},
		{phase, short, elapsed, mark},
		{phase, short, elapsed},
	} {
		tail := strings.Join(right, "   ") + end
		room := w - width(left) - 2 - width(tail)
		number, title := model.Safe(inc.Number), model.Safe(inc.Title)
		least := min(width(title), 16)
		switch {
		case room >= width(number)+2+least+2:
			name := number + "  " + title
			return left + "  " + fit(name, room-2) + "  " + tail
		case len(right) > 3:
			continue
		case room >= 8:
			return left + "  " + fit(title, room-1) + " " + tail
		}
	}
	return tight(left, []string{phase, elapsed, short}, end, w)
}

// tight is for windows so narrow that nothing but the essence fits; the commander's name is cut first.
func tight(left string, parts []string, end string, w int) string {
	line := left
	for _, part := range parts {
		line += "  " + part
	}
	if width(line+end) <= w {
		return line + strings.Repeat(" ", w-width(line+end)) + end
	}
	line = strings.TrimSpace(left)
	for _, part := range parts {
		if width(line)+4 > w {
			break
		}
		line += " " + part
	}
	return line
}

// link says whether the room sees what is true now.
func (s State) link() (mark, said string) {
	age := s.Now.Sub(s.ReadAt)
	switch {
	case s.Fault != "":
		return theme.Failed, s.t("link.fault")
	case s.ReadAt.IsZero():
		return theme.Unknown, s.t("reading")
	case age < time.Minute:
		return theme.Online, s.t("link.live")
	}
	return theme.Offline, s.t("stale", "Minutes", int(age.Minutes()))
}

// idleLine stands where no incident is open in the room: how many there are, and how bad the worst is.
func idleLine(s State, w int) string {
	open, worst, exercise := 0, model.Severity(0), true
	for _, l := range s.Board {
		if !l.Closed.IsZero() {
			continue
		}
		open++
		exercise = exercise && l.Kind == model.Exercise
		if worst == 0 || l.Severity.Known() && l.Severity < worst {
			worst = l.Severity
		}
	}
	mark, link := s.link()
	tail := mark + " " + link + "   " + model.Safe(s.Site.Code()) + " "
	left := " warroom   " + s.n("board.open", open)
	look := s.Theme.TitleFocus
	switch {
	case open > 0 && exercise:
		left, look = " "+s.t("exercise")+"  "+left, s.Theme.Exercise
	case open > 0:
		left, look = " "+worst.String()+"  "+left, s.Theme.Severity(worst)
	}
	if room := w - width(tail); room > width(left) {
		return s.Theme.Paint(&look, fit(left, room)+tail)
	}
	return s.Theme.Paint(&look, fit(left, w))
}

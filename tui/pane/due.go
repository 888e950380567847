package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// DueLine is the second line of the room: a fault in recording before all else, then what is late, then what is
// next. When nothing is owed it says so. It is exactly w cells wide.
func DueLine(s State, w int) string {
	if w <= 0 || s.Theme == nil || s.Locale == nil {
		return ""
	}
	var l line
	switch {
	case s.Fault != "":
		l = line{{" " + theme.Alert + " " + model.Safe(s.Fault) + " ", &s.Theme.ToastBad}}
	case s.Incident == nil:
		l = boardDue(s)
	case len(s.Obligations) == 0:
		l = line{{" " + theme.Done + " " + s.t(nothingOwed(s.Incident)), &s.Theme.OK}}
	default:
		l = owedLine(s, w)
	}
	return l.draw(s.Theme, w, nil)
}

func nothingOwed(inc *model.Incident) string {
	switch {
	case !inc.Open():
		return "due.closed"
	case inc.Kind == model.Backfilled:
		return "due.backfilled"
	}
	return "due.nothing"
}

// owedLine says what is late at the left and what is next at the right.
func owedLine(s State, w int) line {
	overdue := 0 // the most urgent come first
	for overdue < len(s.Obligations) && s.late(s.Obligations[overdue].Due) {
		overdue++
	}
	late, ahead := s.Obligations[:overdue], s.Obligations[overdue:]
	next, look := "", &s.Theme.Normal
	if len(ahead) > 0 {
		what := s.Locale.Obligation(ahead[0], s.Plan)
		if len(late) > 1 { // what is late needs the room more
			what = fit(what, min(width(what), w/4))
		}
		next = s.t("due.next", "What", what, "When", s.due(ahead[0].Due)) + " "
		if _, hot := s.urgency(ahead[0].Due); hot != nil {
			look = hot
		}
	}
	if len(late) == 0 {
		return line{{"   " + strings.TrimRight(next, " ") + s.after(ahead), look}}
	}
	head := " " + theme.Alert + " "
	if len(late) > 1 {
		head += s.n("due.overdue", len(late)) + "   "
	}
	var said []string
	for taken := 0; len(said) < len(late) && taken <= w; taken += width(said[len(said)-1]) + 3 {
		o := late[len(said)]
		words := s.Locale.Obligation(o, s.Plan) + " " + s.due(o.Due)
		if o.Kind != model.OweRole && o.Person != "" {
			words += ", " + s.Locale.FirstName(o.Person, s.Plan)
		}
		said = append(said, words)
	}
	all := strings.Join(said, " · ")
	first := head + said[0]
	room := w - width(next) - 2
	switch {
	case width(head+all) <= room:
		return line{{fit(head+all, w-width(next)), &s.Theme.Late}, {next, look}}
	case width(first) <= room:
		return line{{fit(fit(head+all, room), w-width(next)), &s.Theme.Late}, {next, look}}
	}
	return line{{fit(head+all, w), &s.Theme.Late}}
}

// after is what comes after the next one.
func (s State) after(ahead []model.Obligation) string {
	if len(ahead) < 2 {
		return ""
	}
	return " " + theme.Separator + " " + s.Locale.Obligation(ahead[1], s.Plan) + " " + s.due(ahead[1].Due)
}

// boardDue is what is most urgent over all incidents.
func boardDue(s State) line {
	var first *BoardLine
	for n := range s.Board {
		l := &s.Board[n]
		if l.Unread {
			return line{{" " + s.t("reading"), &s.Theme.Faint}}
		}
		if l.Next != nil && (first == nil || l.Next.Due.Before(first.Next.Due)) {
			first = l
		}
	}
	if first == nil {
		return line{{" " + theme.Done + " " + s.t("due.nothing"), &s.Theme.OK}}
	}
	mark, look := s.urgency(first.Next.Due)
	plan := first.Plan
	if plan == nil {
		plan = model.EmptyPlan
	}
	return line{{" " + mark + " " + model.Safe(first.Number) + "  " + s.Locale.Obligation(*first.Next, plan) + " " + s.due(first.Next.Due), look}}
}

// tab is one entry of the tab line.
type tab struct {
	id   ID
	text string
	look *lipgloss.Style
}

// tabs are all tabs. Where there is no room for whole words, those that are not in front only begin.
func tabs(s State, panes []Pane, front ID, w int) []tab {
	var all []tab
	for room := 20; room > 0; room-- {
		all = tabsOf(s, panes, front, room)
		used := -1
		for _, t := range all {
			used += width(t.text) + 1
		}
		if used <= w {
			break
		}
	}
	return all
}

// tabsOf are the tabs with words of at most so many cells.
func tabsOf(s State, panes []Pane, front ID, room int) []tab {
	order := []ID{Status, Roster, Comms, Checklists, Log, Board}
	all := make([]tab, 0, len(order))
	for _, id := range order {
		if int(id) >= len(panes) || panes[id] == nil {
			continue
		}
		count, alarm := panes[id].Badge()
		name := s.t("tab." + id.Name())
		if id != front && width(name) > room {
			name = ansi.Truncate(name, room, "")
		}
		word := strconv.Itoa(int(id)) + " " + name
		look := &s.Theme.Title
		if count > 0 {
			word += " " + strconv.Itoa(count)
		}
		if alarm {
			word, look = word+theme.Alert, &s.Theme.Late
		}
		if id == front {
			word, look = "["+word+"]", &s.Theme.TitleFocus
		} else {
			word = " " + word + " "
		}
		all = append(all, tab{id, word, look})
	}
	return all
}

// TabLine names the panes with their counts and alarms, for where only one of them is seen. panes is indexed by ID.
func TabLine(s State, panes []Pane, front ID, w int) string {
	if w <= 0 || s.Theme == nil || s.Locale == nil {
		return ""
	}
	var l line
	for _, t := range tabs(s, panes, front, w) {
		l = l.add(t.text, t.look).add(" ", nil)
	}
	return l.draw(s.Theme, w, nil)
}

// TabAt is the pane whose tab is at column x of a tab line w cells wide.
func TabAt(s State, panes []Pane, front ID, w, x int) (ID, bool) {
	for _, t := range tabs(s, panes, front, w) {
		if x < width(t.text) {
			return t.id, x >= 0
		}
		x -= width(t.text) + 1
	}
	return 0, false
}

package pane

import (
	"strings"

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
		most := w
		if len(late) > 1 { // what is late needs the room more
			most = w / 4
		}
		next = s.next(ahead[0], most)
		if _, hot := s.urgency(ahead[0].Due); hot != nil {
			look = hot
		}
	}
	if len(late) == 0 {
		next = "   " + strings.TrimRight(next, " ")
		return line{{next + s.after(ahead, w-width(next)), look}}
	}
	head := " " + theme.Alert + " "
	if len(late) > 1 {
		head += s.n("due.overdue", len(late)) + "   "
	}
	said := make([]owing, 0, len(late))
	for n := 0; n < len(late) && n*4 <= w; n++ {
		said = append(said, s.owing(late[n]))
	}
	room := w - width(next) - 2
	if len(ahead) == 0 || width(head)+said[0].least() > room {
		return line{{fit(head+together(said, w-width(head)), w), &s.Theme.Late}}
	}
	head += together(said, room-width(head))
	if len(late) > 1 { // what they leave free
		next = s.next(ahead[0], w/4+max(room-width(head)-1, 0))
	}
	return line{{fit(head, w-width(next)), &s.Theme.Late}, {next, look}}
}

// next says what comes next, its name in at most most cells, and when.
func (s State) next(o model.Obligation, most int) string {
	what := s.Locale.Obligation(o, s.Plan)
	return s.t("due.next", "What", fit(what, min(width(what), most)), "When", s.due(o.Due)) + " "
}

// owing is one thing that is late: what it is, and by how much, which is never cut.
type owing struct{ what, late string }

func (s State) owing(o model.Obligation) owing {
	said := owing{s.Locale.Obligation(o, s.Plan), s.due(o.Due)}
	if o.Kind != model.OweRole && o.Person != "" {
		said.late += ", " + s.Locale.FirstName(o.Person, s.Plan)
	}
	return said
}

// enough is how many cells of its name tell what is meant.
const enough = 14

func (o owing) least() int { return min(width(o.what), enough) + 1 + width(o.late) }

// in is the thing in at most w cells.
func (o owing) in(w int) string {
	room := w - 1 - width(o.late)
	return fit(o.what, min(room, width(o.what))) + " " + o.late
}

// together puts the things side by side as far as there is room to name them.
func together(said []owing, room int) string {
	var b strings.Builder
	between := " " + theme.Separator + " "
	for n, o := range said {
		if n > 0 {
			if room < width(between)+o.least() {
				break
			}
			b.WriteString(between)
			room -= width(between)
		}
		text := o.in(room)
		b.WriteString(text)
		room -= width(text)
	}
	return b.String()
}

// after is what comes after the next one, if w cells can name it.
func (s State) after(ahead []model.Obligation, w int) string {
	if len(ahead) < 2 {
		return ""
	}
	between := " " + theme.Separator + " "
	then := owing{s.Locale.Obligation(ahead[1], s.Plan), s.due(ahead[1].Due)}
	if w < width(between)+then.least() {
		return ""
	}
	return between + then.in(w-width(between))
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

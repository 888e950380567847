package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// wallPages are the panes that follow the overview on the wall.
var wallPages = [...]ID{Status, Roster, Comms, Checklists}

// WallPages is how many pages the wall has.
const WallPages = 1 + len(wallPages)

// Wall is one page of the read-only view for a big screen, and how many pages there are. The first page says how bad
// it is, who commands, how long it runs and what is late, with the time in large figures; the others are the panes,
// their lines set apart. The view is exactly w×h cells.
func Wall(s State, w, h, page int) (view string, pages int) {
	pages = WallPages
	if w < 4 || h < 3 || s.Theme == nil || s.Locale == nil {
		return blank(w, h), pages
	}
	page = ((page % pages) + pages) % pages
	lines := []string{SafetyLine(s, w), DueLine(s, w)}
	room := h - len(lines) - 1
	var body []line
	switch {
	case s.Incident == nil:
		body = wallRows(s, Board, w, room)
	case page == 0:
		body = overview(s, w-8)
	default:
		body = wallRows(s, wallPages[page-1], w, room)
	}
	lines = append(lines, strings.Repeat(" ", w))
	for _, l := range spread(body, room) {
		lines = append(lines, append(line{{"    ", nil}}, l...).draw(s.Theme, w, nil))
	}
	for len(lines) < h-1 {
		lines = append(lines, strings.Repeat(" ", w))
	}
	lines = append(lines[:h-1], wallFoot(s, w, page, pages))
	return strings.Join(lines, "\n"), pages
}

func wallFoot(s State, w, page, pages int) string {
	said := s.t("wall.page", "Page", page+1, "Pages", pages) + " "
	corner, look := s.freshness()
	return line{{fit(" "+corner, max(w-width(said), 0)), look}, {said, &s.Theme.Faint}}.draw(s.Theme, w, nil)
}

// spread sets lines apart by a blank one as far as there is room.
func spread(body []line, room int) []line {
	if len(body)*2 > room {
		return body[:min(len(body), max(room, 0))]
	}
	apart := make([]line, 0, len(body)*2)
	for _, l := range body {
		apart = append(apart, l, nil)
	}
	return apart
}

func wallRows(s State, id ID, w, room int) []line {
	p := New(id)
	p.SetSize(w-4, max(room, 3)+2)
	p.Show(s)
	body := []line{{{strings.ToUpper(s.t(id.Name())), &s.Theme.Bold}}}
	return append(body, p.(interface{ lines(n int) []line }).lines(room)...)
}

// lines are the first n lines that say something.
func (b *base) lines(n int) []line {
	var said []line
	for _, r := range b.rows {
		if !r.blank() && len(said) < n {
			said = append(said, b.lineOf(r))
		}
	}
	return said
}

// overview is the page that must be read from the back of the room.
func overview(s State, w int) []line {
	inc := s.Incident
	body := []line{{{model.Safe(inc.Title), &s.Theme.Bold}}, nil}
	for _, row := range large(s.Locale.Elapsed(inc.Elapsed(s.Now))) {
		body = append(body, line{{row, s.Theme.SeverityRef(inc.Severity.Level)}})
	}
	commander := s.t("no-commander")
	if id := inc.Commander(); id != "" {
		commander = s.person(id)
	}
	body = append(body, nil, line{
		{strings.ToUpper(s.term("phase", string(inc.Phase))), &s.Theme.Bold},
		{"      " + s.t("commander", "Name", commander), nil},
	}, nil)
	for n, o := range s.Obligations {
		if n == 4 {
			break
		}
		said, look := s.Locale.Obligation(o, s.Plan), (*lipgloss.Style)(nil)
		if mark, hot := s.urgency(o.Due); hot != nil {
			look = hot
			if mark == theme.Alert {
				said = strings.ToUpper(said)
			}
		}
		body = append(body, line{{fit(said, max(w-20, 10)) + "  " + s.due(o.Due), look}})
	}
	if len(s.Obligations) == 0 {
		body = append(body, line{{theme.Done + " " + s.t(nothingOwed(inc)), &s.Theme.OK}})
	}
	return append(append(body, nil), progress(s)...)
}

// progress counts the lists of the present phase.
func progress(s State) []line {
	var body []line
	for _, l := range model.Lists(s.Incident, s.Plan) {
		if l.Phase == s.Incident.Phase && len(body) < 3 {
			said := s.t("lists.of", "Done", l.Done, "All", len(l.Items))
			body = append(body, line{{fit(model.Safe(l.Title), 30) + "  " + said, nil}})
		}
	}
	return body
}

// large writes a running time in figures five lines high.
func large(clock string) []string {
	rows := make([]string, 5)
	for _, r := range clock {
		shape, ok := figures[r]
		if !ok {
			shape = [5]string{" ", " ", " ", " ", string(r)}
		}
		for n := range rows {
			rows[n] += shape[n] + "  "
		}
	}
	return rows
}

var figures = func() map[rune][5]string {
	drawn := map[rune][5]string{':': {"  ", "██", "  ", "██", "  "}}
	for digit, bits := range [...]string{
		"111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
		"111100111001111", "111100111101111", "111001001001001", "111101111101111", "111101111001111",
	} {
		var shape [5]string
		for n := range shape {
			shape[n] = strings.NewReplacer("1", "██", "0", "  ").Replace(bits[n*3 : n*3+3])
		}
		drawn[rune(strconv.Itoa(digit)[0])] = shape
	}
	return drawn
}()

package pane

import (
	"strconv"
	"strings"
	"sync"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// wallPages are the panes that follow the overview on the wall.
var wallPages = [...]ID{Status, Roster, Comms, Checklists}

// WallPages is how many pages the wall has.
const WallPages = 1 + len(wallPages)

// Wall is one page of the read-only view for a big screen, and how many pages there are. The first page says how bad
// it is, who commands, how long it runs and what is late, with the time in large figures; the others are the panes as
// the room shows them, their lines set apart. The view is exactly w×h cells.
func Wall(s State, w, h, page int) (view string, pages int) {
	pages = WallPages
	if w < 4 || h < 3 || s.Theme == nil || s.Locale == nil {
		return blank(w, h), pages
	}
	page = ((page % pages) + pages) % pages
	lines := append([]string{SafetyLine(s, w), DueLine(s, w)}, wallBody(s, w, h-3, page)...)
	return strings.Join(append(lines[:h-1], wallFoot(s, w, page, pages)), "\n"), pages
}

// wallBody is what stands between the lines that are always there, exactly h lines.
func wallBody(s State, w, h, page int) []string {
	switch {
	case s.Incident == nil:
		return wallPane(s, Board, w, h)
	case page > 0:
		return wallPane(s, wallPages[page-1], w, h)
	}
	lines := []string{strings.Repeat(" ", w)}
	for _, l := range spread(overview(s, w-8), h-1) {
		lines = append(lines, append(line{{"    ", nil}}, l...).draw(s.Theme, w, nil))
	}
	for len(lines) < h {
		lines = append(lines, strings.Repeat(" ", w))
	}
	return lines
}

func wallFoot(s State, w, page, pages int) string {
	said := " "
	if s.Incident != nil {
		said = s.t("wall.page", "Page", page+1, "Pages", pages) + " "
	}
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

// wallPane is a pane in its frame, without a cursor.
func wallPane(s State, id ID, w, h int) []string {
	p := New(id)
	p.SetSize(w, h)
	p.Show(s)
	return strings.Split(p.(interface{ wall() string }).wall(), "\n")
}

// wall draws the rows that fit, what belongs together set apart as far as there is room.
func (b *base) wall() string {
	w, h := b.inner()
	rows := apart(b.rows)
	if len(rows) > h {
		rows = b.rows
	}
	lines := make([]string, 0, h)
	for _, r := range rows[:min(len(rows), h)] {
		lines = append(lines, b.lineOf(r).draw(b.state.Theme, w, nil))
	}
	return b.frame(lines, true)
}

// apart puts a blank row before each row that the cursor can stand on, but for one that belongs to the row above.
func apart(rows []row) []row {
	var all []row
	for _, r := range rows {
		alone := r.key != "" && !strings.HasPrefix(r.key, "notice/")
		if alone && len(all) > 0 && !all[len(all)-1].blank() {
			all = append(all, row{})
		}
		all = append(all, r)
	}
	return all
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
		shape, ok := figures()[r]
		if !ok {
			shape = [5]string{" ", " ", " ", " ", string(r)}
		}
		for n := range rows {
			rows[n] += shape[n] + "  "
		}
	}
	return rows
}

// figures are the shapes of the characters of a clock.
var figures = sync.OnceValue(func() map[rune][5]string {
	blocks := strings.NewReplacer("1", "██", "0", "  ")
	drawn := map[rune][5]string{':': {"  ", "██", "  ", "██", "  "}}
	for digit, bits := range [...]string{
		"111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
		"111100111001111", "111100111101111", "111001001001001", "111101111101111", "111101111001111",
	} {
		var shape [5]string
		for n := range shape {
			shape[n] = blocks.Replace(bits[n*3 : n*3+3])
		}
		drawn[rune(strconv.Itoa(digit)[0])] = shape
	}
	return drawn
})

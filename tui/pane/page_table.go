package pane

import (
	"strings"

	"warroom/model"
	"warroom/plans/paper"
)

// columnGap is how many blanks stand between two columns.
const columnGap = 2

// table puts columns side by side, or, where they would be too narrow to be read, row below row with each cell behind
// the title of its column.
func (s *setter) table(t paper.Table) {
	widths := s.columns(t)
	if widths == nil {
		s.records(t)
		return
	}
	var head, rule line
	for n, c := range t.Columns {
		title := model.Safe(c.Title)
		gap := strings.Repeat(" ", columnGap)
		if n == len(t.Columns)-1 {
			gap = ""
		}
		head = head.add(fit(title, widths[n])+gap, &s.theme.Bold)
		rule = rule.add(strings.Repeat("─", widths[n])+gap, &s.theme.Border)
	}
	if t.Titled() {
		s.put(head)
		s.put(rule)
	}
	tall := false
	for _, row := range t.Rows {
		if tall {
			s.gap()
		}
		tall = s.row(row, widths) > 1
	}
	s.gap()
}

// row sets the cells of a row side by side and answers how many lines it took.
func (s *setter) row(row []paper.Cell, widths []int) int {
	cells, most := make([][]line, len(widths)), 0
	for n := range widths {
		if n < len(row) && len(row[n].Text) > 0 {
			cells[n] = wrapped(s.theme, row[n].Text, nil, widths[n])
		}
		most = max(most, len(cells[n]))
	}
	for at := range most {
		var l line
		for n, w := range widths {
			used := 0
			if at < len(cells[n]) {
				l = append(l, cells[n][at]...)
				used = cells[n][at].width()
			}
			if n < len(widths)-1 {
				l = l.add(strings.Repeat(" ", max(w+columnGap-used, 0)), nil)
			}
		}
		s.put(l)
	}
	return most
}

// records set a table row below row.
func (s *setter) records(t paper.Table) {
	for _, row := range t.Rows {
		var facts paper.Facts
		for n, cell := range row {
			if n < len(t.Columns) && len(cell.Text) > 0 {
				facts.Facts = append(facts.Facts, paper.Fact{Label: t.Columns[n].Title, Value: cell.Text})
			}
		}
		s.facts(facts)
	}
	if len(t.Rows) == 0 {
		for _, c := range t.Columns {
			s.say("- ", &s.theme.Key, paper.Text{{Text: c.Title}}, nil)
		}
		s.gap()
	}
}

// leastColumn is the narrowest column that can be read.
const leastColumn = 9

// columns shares out the width: what every column needs, and of the rest as much as its words would take. It is nil
// where there is no room for all columns.
func (s *setter) columns(t paper.Table) []int {
	count := len(t.Columns)
	if count == 0 {
		return nil
	}
	room := s.room() - (count-1)*columnGap
	need, wish := make([]int, count), make([]int, count)
	for n, c := range t.Columns {
		measure := func(words string, most int) {
			for part := range strings.SplitSeq(model.SafeLines(words), "\n") {
				wish[n] = max(wish[n], width(part))
				for word := range strings.FieldsSeq(part) {
					need[n] = max(need[n], min(width(word), most))
				}
			}
		}
		measure(c.Title, room)
		for _, row := range t.Rows {
			if n < len(row) {
				measure(row[n].Text.String(), max(room/4, leastColumn))
			}
		}
	}
	needed, wished := 0, 0
	for n := range need {
		needed += need[n]
		wished += wish[n]
	}
	switch {
	case wished <= room:
		return wish
	case needed > room || count > 1 && room/count < leastColumn:
		return nil
	}
	left, more := room-needed, wished-needed
	for n := range need {
		need[n] += (wish[n] - need[n]) * left / max(more, 1)
	}
	return need
}

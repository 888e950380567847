package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// unfolded sets values that are too wide for their row on as many rows as they need, from the top, as long as rows of
// the pane would otherwise stand empty. What stands in front of the value is given room of its width.
func unfolded(rows []row, w, h int) []row {
	spare := h - len(rows)
	var all []row
	for _, r := range rows {
		parts := valueParts(r, w)
		if len(parts) < 2 || len(parts)-1 > spare {
			all = append(all, r)
			continue
		}
		spare -= len(parts) - 1
		label, value := r.line[0], r.line[1]
		for _, part := range parts {
			next := r
			next.line = line{label, {part, value.look}}
			all = append(all, next)
			label.text, r.key = strings.Repeat(" ", width(label.text)), ""
		}
	}
	return all
}

// valueParts are the lines that a value behind a label takes in a pane of a width.
func valueParts(r row, w int) []string {
	if len(r.line) != 2 || r.line.width() <= w {
		return nil
	}
	return strings.Split(ansi.Wrap(r.line[1].text, max(w-width(r.line[0].text), 10), ""), "\n")
}

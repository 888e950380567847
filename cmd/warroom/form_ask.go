package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// askSheet has a sheet typed in at the terminal: first the head, then line by line. A line whose first two fields stay
// empty is the end.
func (p *program) askSheet(form plans.Form) (*sheet, error) {
	in := bufio.NewScanner(p.in)
	s := &sheet{Head: map[string]string{}}
	p.line(p.t("form.ask"))
	for _, field := range form.Head {
		answer, more := p.fieldTyped(in, model.Safe(field.Title), field.Choices)
		s.Head[field.ID] = answer
		if !more {
			return s, in.Err()
		}
	}
	for n := 1; form.Rows > 0 && n <= maxSheetLine; n++ { // a sheet may have more lines than were asked for
		line := sheetLine{"line": strconv.Itoa(n)}
		said := 0
		for at, field := range form.Columns {
			answer, more := p.fieldTyped(in, fmt.Sprintf("%d  %s", n, model.Safe(field.Title)), field.Choices)
			line[field.ID] = answer
			if answer != "" {
				said++
			}
			if !more || at == 1 && said == 0 {
				if said > 0 {
					s.Lines = append(s.Lines, line)
				}
				return s, in.Err()
			}
		}
		s.Lines = append(s.Lines, line)
	}
	return s, nil
}

// fieldTyped asks one question. It answers false at the end of the input.
func (p *program) fieldTyped(in *bufio.Scanner, question string, choices []string) (string, bool) {
	if len(choices) > 0 {
		question += " (" + model.Safe(strings.Join(choices, " / ")) + ")"
	}
	_, _ = fmt.Fprint(p.out, question+": ")
	more := in.Scan()
	return strings.TrimSpace(in.Text()), more
}

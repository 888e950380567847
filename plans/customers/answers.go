package customers

import (
	"slices"
	"strconv"
	"strings"
)

// Answer is what a customer said, from a table.
type Answer struct {
	Line     int
	Customer string // id or mail address
	Score    int    // 1 to 5; 0: words only
	Text     string
	Notice   int // the number of the notice it is about; 0: not said
}

// Answers is a table of answers.
type Answers struct {
	Answers []Answer
	Left    []Trouble
}

// The columns of a table of answers.
const (
	Score  Field = "score"
	Text   Field = "text"
	Notice Field = "notice"
)

// AnswerFields are the columns of a table of answers.
var AnswerFields = []Field{ID, Score, Text, Notice}

var answerHeadings = map[Field][]string{
	ID:     slices.Concat([]string{"customer", "kunde", "cliente", "mail"}, headings[ID], headings[Mail]),
	Score:  {"rating", "note", "bewertung", "punkte", "nota", "avaliacao"},
	Text:   {"words", "comment", "feedback", "kommentar", "ruckmeldung", "comentario", "retorno"},
	Notice: {"notice number", "mitteilung", "aviso"},
}

// ReadAnswers reads a table of answers with the columns customer, score, text and notice in any order, in any encoding.
func ReadAnswers(raw []byte) (*Answers, error) {
	all := &Answers{}
	var columns []Field
	for row := range Rows(raw) {
		switch {
		case row.Cells == nil:
			all.Left = append(all.Left, Trouble{Line: row.Line, Kind: Broken})
		case columns == nil:
			for _, given := range row.Cells {
				columns = append(columns, answerField(given))
			}
			if !slices.Contains(columns, ID) {
				return nil, &Error{NoNames}
			}
		default:
			all.take(columns, row)
		}
	}
	if columns == nil {
		return nil, &Error{Empty}
	}
	return all, nil
}

func answerField(given string) Field {
	word := folded(given)
	for _, field := range AnswerFields {
		if word == string(field) || slices.Contains(answerHeadings[field], word) {
			return field
		}
	}
	return ""
}

func (all *Answers) take(columns []Field, row Row) {
	a := Answer{Line: row.Line}
	doubt := func(field Field, cell string) {
		all.Left = append(all.Left, Trouble{row.Line, BadValue, field, cell})
		a.Line = 0
	}
	for n, cell := range row.Cells {
		cell = strings.TrimSpace(cell)
		if n >= len(columns) || cell == "" {
			continue
		}
		number, err := strconv.Atoi(cell)
		switch columns[n] {
		case ID:
			a.Customer = cell
		case Text:
			a.Text = cell
		case Score:
			if a.Score = number; err != nil || number < 1 || number > 5 {
				doubt(Score, cell)
			}
		case Notice:
			if a.Notice = number; err != nil || number < 1 {
				doubt(Notice, cell)
			}
		}
	}
	switch {
	case a.Line == 0:
	case a.Customer == "":
		all.Left = append(all.Left, Trouble{Line: row.Line, Kind: Nameless, Field: ID})
	default:
		all.Answers = append(all.Answers, a)
	}
}

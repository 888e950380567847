package plans

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sheet is a CSV file with a line of headings, as spreadsheets write it: fields are parted by commas, semicolons or
// tabs, columns come in any order.
type sheet struct {
	reading *reading
	file    string
	rows    *csv.Reader
	columns []column
}

type column struct {
	name  string // as the program calls it; empty: not known
	given string // as the file calls it
}

// sheet reads the headings of a CSV file. known are the names of columns with everything else they may be called, all
// in lower case. A heading that is not known is reported by a column that asks for it.
func (r *reading) sheet(f file, known map[string][]string) (*sheet, bool) {
	text := string(f.text)
	head, _, _ := strings.Cut(text, "\n")
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma = separator(head)
	rows.FieldsPerRecord = -1
	rows.TrimLeadingSpace = true
	s := &sheet{reading: r, file: f.path, rows: rows}
	headings, err := rows.Read()
	if err != nil {
		s.broken(err)
		return s, false
	}
	for _, given := range headings {
		s.columns = append(s.columns, column{columnNamed(given, known), strings.TrimSpace(given)})
	}
	return s, true
}

// separator is what parts the fields of a line: the sign that stands in it most often.
func separator(head string) rune {
	best, most := ',', 0
	for _, sign := range ",;\t" {
		if n := strings.Count(head, string(sign)); n > most {
			best, most = sign, n
		}
	}
	return best
}

// columnNamed finds what a heading means: without case, accents, and the number of a second column of its kind.
func columnNamed(given string, known map[string][]string) string {
	word := strings.TrimRight(strings.ToLower(strings.TrimSpace(norm.NFC.String(given))), " 0123456789")
	word = strings.NewReplacer("_", " ", "-", " ").Replace(word)
	for name, others := range known {
		if word == name || slices.Contains(others, word) {
			return name
		}
	}
	return ""
}

// line is one row of a sheet.
type line struct {
	*sheet
	at     place
	fields []string
}

// next reads a row; empty rows are passed over. It answers false at the end, or where the file cannot be read on.
func (s *sheet) next() (line, bool) {
	for {
		fields, err := s.rows.Read()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.broken(err)
			}
			return line{}, false
		}
		number, _ := s.rows.FieldPos(0)
		if strings.TrimSpace(strings.Join(fields, "")) != "" {
			return line{s, place{s.file, number, 1}, fields}, true
		}
	}
}

// broken reports where a file stops being CSV.
func (s *sheet) broken(err error) {
	at := place{file: s.file}
	var where *csv.ParseError
	if errors.As(err, &where) {
		at.line, at.column = where.Line, max(where.Column, 1)
		err = where.Err
	}
	if errors.Is(err, io.EOF) {
		s.reading.note(at, "write a line of headings first", "the file says nothing")
		return
	}
	s.reading.note(at, "close the quotes, or save it as CSV again", "cannot be read as CSV: %v", err)
	s.reading.cannotRead(s.file)
}

// get is the first value of a column.
func (l line) get(name string) string {
	for n, column := range l.columns {
		if column.name == name && n < len(l.fields) {
			if text := strings.TrimSpace(l.fields[n]); text != "" {
				return text
			}
		}
	}
	return ""
}

// list are the values of a column parted by commas, semicolons or spaces.
func (l line) list(name string) []string {
	return strings.FieldsFunc(l.get(name), func(r rune) bool { return strings.ContainsRune(",; /|", r) })
}

// column is where the value of a column stands.
func (l line) where(name string) place {
	for n, column := range l.columns {
		if column.name == name && n < len(l.fields) {
			number, col := l.rows.FieldPos(n)
			return place{l.file, number, col}
		}
	}
	return l.at
}

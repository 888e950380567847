package customers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"
)

// Row is one row of a table; Cells is nil where it cannot be read.
type Row struct {
	Line  int // in which it begins, from 1
	Cells []string
}

// Rows are the rows of a table in any encoding and with any separator, the headings first, without empty ones.
func Rows(raw []byte) iter.Seq[Row] { return rowsOf(decoded(raw)) }

func rowsOf(text []byte) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		rows := &rows{text: text, line: 1, comma: separator(text)}
		if bytes.HasPrefix(text, []byte("sep=")) {
			_, _, _ = rows.next()
		}
		for {
			cells, line, err := rows.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				cells = nil
			case blank(cells):
				continue
			}
			if !yield(Row{line, cells}) {
				return
			}
		}
	}
}

// table reads a CSV file.
func (l *List) table(text []byte, mapping map[string]string) error {
	for row := range rowsOf(text) {
		switch {
		case row.Cells == nil:
			if l.Left = append(l.Left, Trouble{Line: row.Line, Kind: Broken}); len(l.Left) > maxLeft {
				return &Error{NoTable}
			}
		case l.Headings == nil:
			if !l.head(row.Cells, mapping) {
				return &Error{NoNames}
			}
		default:
			l.row(row.Cells, row.Line)
		}
	}
	if l.Headings == nil {
		return &Error{Empty}
	}
	return nil
}

// head takes the headings. It answers false if none is for names or ids.
func (l *List) head(cells []string, mapping map[string]string) (named bool) {
	for _, given := range cells {
		field := fieldNamed(given, mapping)
		named = named || field == Name || field == ID
		l.Headings = append(l.Headings, Heading{strings.TrimSpace(given), field})
	}
	return named
}

// maxLeft is how many broken rows a table can have and still be one.
const maxLeft = 10_000

func blank(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// separator is what parts the cells: what the file says in a line of its own, as Excel writes it, or the sign that
// stands in the first line most often.
func separator(text []byte) rune {
	head, _, _ := bytes.Cut(text, []byte("\n"))
	if said, found := bytes.CutPrefix(bytes.TrimSpace(head), []byte("sep=")); found && len(said) == 1 {
		return rune(said[0])
	}
	best, most := ',', 0
	for _, sign := range ";,\t|" {
		if n := bytes.Count(head, []byte(string(sign))); n > most {
			best, most = sign, n
		}
	}
	return best
}

// rows reads the rows of a table. A row that cannot be read does not take the next ones with it: reading goes on with
// the line after the one in which it begins.
type rows struct {
	text  []byte // from the next row on
	line  int    // in which that begins
	comma rune
	csv   *csv.Reader
	feed  *feed
	taken int64 // how much of text the reader has answered
}

// maxRow is how long a row can be. A quotation mark that is never closed would else swallow the rest of the file.
const maxRow = 128 << 10

var errLong = errors.New("the row is too long")

// next is the next row and the line in which it begins; io.EOF after the last one.
func (r *rows) next() ([]string, int, error) {
	if r.csv == nil {
		r.feed = &feed{text: r.text}
		r.csv, r.taken = csv.NewReader(r.feed), 0
		r.csv.Comma, r.csv.FieldsPerRecord = r.comma, -1
		r.csv.TrimLeadingSpace = r.comma != '\t' // which is a space itself
	}
	r.feed.limit = int(r.taken) + maxRow
	cells, err := r.csv.Read()
	if errors.Is(err, io.EOF) {
		return nil, r.line, io.EOF
	}
	rest := bytes.TrimLeft(r.text[r.taken:], "\r\n")
	begins := r.line + bytes.Count(r.text[r.taken:len(r.text)-len(rest)], []byte("\n"))
	if err != nil {
		_, r.text, _ = bytes.Cut(rest, []byte("\n"))
		r.line, r.csv = begins+1, nil
		return nil, begins, err
	}
	read := r.csv.InputOffset()
	r.line += bytes.Count(r.text[r.taken:read], []byte("\n"))
	r.taken = read
	return cells, begins, nil
}

// feed hands out a text up to a limit, after which it fails.
type feed struct {
	text  []byte
	given int
	limit int
}

// Read implements io.Reader.
func (f *feed) Read(into []byte) (int, error) {
	if f.given == len(f.text) {
		return 0, io.EOF
	}
	if f.given >= f.limit {
		return 0, errLong
	}
	n := copy(into, f.text[f.given:])
	f.given += n
	return n, nil
}

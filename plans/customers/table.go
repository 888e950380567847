package customers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// table reads a CSV file.
func (l *List) table(text []byte, mapping map[string]string) error {
	rows := &rows{text: text, line: 1, comma: separator(text)}
	if bytes.HasPrefix(text, []byte("sep=")) {
		_, _, _ = rows.next()
	}
	head, _, err := rows.next()
	for err == nil && blank(head) {
		head, _, err = rows.next()
	}
	if err != nil {
		return &Error{Empty}
	}
	named := false
	for _, given := range head {
		field := fieldNamed(given, mapping)
		named = named || field == Name || field == ID
		l.Headings = append(l.Headings, Heading{strings.TrimSpace(given), field})
	}
	if !named {
		return &Error{NoNames}
	}
	for {
		cells, line, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			if l.Left = append(l.Left, Trouble{Line: line, Kind: Broken}); len(l.Left) > maxLeft {
				return &Error{NoTable}
			}
		case !blank(cells):
			l.row(cells, line)
		}
	}
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
		r.csv.Comma, r.csv.FieldsPerRecord, r.csv.ReuseRecord = r.comma, -1, true
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

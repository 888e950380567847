// Package timeline reads an incident that was written down elsewhere: a CSV file with the columns time_utc, precision,
// type, who, what and source, in any order.
//
// Reading is strict and whole: every mistake is named with file, line and column, and a file with one mistake gives no
// rows at all, so that nobody imports half an incident. What the rows mean for the log is said by [Intents].
package timeline

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"warroom/model"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 16 << 20

// maxMistakes is how many mistakes are reported at once.
const maxMistakes = 20

// Row is one line of a timeline.
type Row struct {
	At     model.Stamp
	Type   string // the timeline's own word: context, symptom, action, customer_update …
	Who    string // may be empty
	What   string
	Source string
	Line   int // where it stands in the file, from 1
}

// needed are the columns that a file must have; who, precision and source may be absent.
var needed = []string{"time_utc", "type", "what"}

// Read reads a timeline. name is the file's name in messages; nothing after latest is believed. Rows come back in
// the order of their times; rows of the same time keep the order of the file.
func Read(raw []byte, name string, latest time.Time) ([]Row, error) {
	r := &reader{name: name, latest: latest, columns: map[string]int{}}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	r.csv = csv.NewReader(bytes.NewReader(raw))
	r.csv.Comma = separator(raw)
	r.csv.FieldsPerRecord = -1
	r.header()
	for len(r.mistakes) < maxMistakes {
		cells, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.broken(err)
			break
		}
		r.row(cells)
	}
	if len(r.rows) == 0 && len(r.mistakes) == 0 {
		r.wrong(1, 1, NoRows)
	}
	if len(r.mistakes) > 0 {
		return nil, errors.Join(r.mistakes...)
	}
	slices.SortStableFunc(r.rows, func(a, b Row) int { return a.At.At.Compare(b.At.At) })
	return r.rows, nil
}

// separator is a semicolon for files of spreadsheets in countries where the comma is in the numbers.
func separator(raw []byte) rune {
	head, _, _ := bytes.Cut(raw, []byte("\n"))
	if bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		return ';'
	}
	return ','
}

type reader struct {
	name     string
	latest   time.Time
	csv      *csv.Reader
	columns  map[string]int
	width    int
	rows     []Row
	mistakes []error
}

func (r *reader) wrong(line, column int, kind Kind, words ...any) {
	r.mistakes = append(r.mistakes, Mistake{File: r.name, Line: line, Column: column, Kind: kind, Words: words})
}

func (r *reader) broken(err error) {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		kind := Broken
		if errors.Is(parse.Err, csv.ErrQuote) || errors.Is(parse.Err, csv.ErrBareQuote) {
			kind = Quote
		}
		r.wrong(parse.Line, parse.Column, kind, "Text", parse.Err.Error())
		return
	}
	r.wrong(1, 1, Broken, "Text", err.Error())
}

func (r *reader) header() {
	cells, err := r.csv.Read()
	if errors.Is(err, io.EOF) {
		r.wrong(1, 1, Empty)
		return
	}
	if err != nil {
		r.broken(err)
		return
	}
	r.width = len(cells)
	for n, cell := range cells {
		column := strings.ToLower(strings.TrimSpace(cell))
		if _, twice := r.columns[column]; twice {
			line, at := r.csv.FieldPos(n)
			r.wrong(line, at, Twice, "Column", column)
		}
		r.columns[column] = n
	}
	for _, column := range needed {
		if _, found := r.columns[column]; !found {
			r.wrong(1, 1, NoColumn, "Column", column, "Needed", strings.Join(needed, ", "))
		}
	}
}

func (r *reader) row(cells []string) {
	line, _ := r.csv.FieldPos(0)
	if len(cells) != r.width {
		r.wrong(line, 1, Width, "Cells", len(cells), "Header", r.width)
		return
	}
	before := len(r.mistakes)
	row := Row{
		Line: line, At: r.stamp(cells), Type: strings.ToLower(r.text(cells, "type")), Who: r.text(cells, "who"),
		What: r.text(cells, "what"), Source: r.text(cells, "source"),
	}
	for _, column := range needed {
		if at := r.columns[column]; strings.TrimSpace(cells[at]) == "" {
			line, col := r.csv.FieldPos(at)
			r.wrong(line, col, EmptyCell, "Column", column)
		}
	}
	if len(r.mistakes) == before {
		r.rows = append(r.rows, row)
	}
}

// text is a cell that the log will take.
func (r *reader) text(cells []string, column string) string {
	at, found := r.columns[column]
	if !found {
		return ""
	}
	line, col := r.csv.FieldPos(at)
	switch text := strings.TrimSpace(cells[at]); {
	case len(text) > model.MaxText:
		r.wrong(line, col, TooLong, "Column", column, "Bytes", len(text), "Most", model.MaxText)
	case !utf8.ValidString(text):
		r.wrong(line, col, BadText, "Column", column)
	default:
		return text
	}
	return ""
}

var precisions = map[string]model.Precision{
	"": model.Second, "second": model.Second, "minute": model.Minute, "approx": model.Approximate,
	"approximate": model.Approximate, "unknown": model.Unknown,
}

func (r *reader) stamp(cells []string) model.Stamp {
	word := strings.ToLower(r.text(cells, "precision"))
	precision, known := precisions[word]
	if !known {
		line, col := r.csv.FieldPos(r.columns["precision"])
		r.wrong(line, col, Precision, "Text", word)
	}
	text := r.text(cells, "time_utc")
	if text == "" {
		return model.Stamp{}
	}
	line, col := r.csv.FieldPos(r.columns["time_utc"])
	at, err := time.Parse(time.RFC3339, text)
	switch {
	case err != nil:
		r.wrong(line, col, BadTime, "Text", text)
	case at.After(r.latest):
		r.wrong(line, col, Future, "Text", text)
	case at.Year() < 1970:
		r.wrong(line, col, BeforeTime, "Text", text)
	}
	return model.Stamp{At: at.UTC(), Precision: cmp.Or(precision, model.Second), Zone: "UTC"}
}

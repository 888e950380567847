package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"warroom/plans"
)

// sheet is a form that was filled in by pen, as it was typed.
type sheet struct {
	Date  string            `yaml:"date"` // of the first line, 2026-11-22
	Head  map[string]string `yaml:"head"`
	Lines []sheetLine       `yaml:"lines"`
}

// sheetLine is what stands in the fields of one line. Line 0 is the head.
type sheetLine map[string]string

// number is the number that is printed before the line.
func (l sheetLine) number() int {
	n, _ := strconv.Atoi(l["line"])
	return n
}

// misread is one thing that keeps a sheet from being typed in.
type misread struct {
	place string
	kind  string // field, number, table
	word  string
}

func (m misread) Error() string { return m.place + ": " + m.kind + " " + m.word }

// maxSheetLine is the highest number that a line on a sheet may have.
const maxSheetLine = 999

// readSheet reads a sheet that was typed into a file: YAML with date, head and lines, or a table whose first row names the
// fields of the form by id or title. Every mistake names its place; one mistake, and nothing is read.
func readSheet(raw []byte, name string, form plans.Form) (*sheet, error) {
	if !bytes.HasSuffix([]byte(name), []byte(".yaml")) && !bytes.HasSuffix([]byte(name), []byte(".yml")) {
		return readTable(raw, name, form)
	}
	var s sheet
	if err := yaml.UnmarshalWithOptions(raw, &s, yaml.Strict()); err != nil {
		return nil, misread{name, "table", oneLine(yaml.FormatError(err, false, false))}
	}
	var wrong []error
	for id := range s.Head {
		if fieldOf(form.Head, id) == "" {
			wrong = append(wrong, misread{name, "field", id})
		}
	}
	for n, line := range s.Lines {
		for id := range line {
			if id != "line" && fieldOf(form.Columns, id) != id {
				wrong = append(wrong, misread{fmt.Sprintf("%s: %d", name, n+1), "field", id})
			}
		}
	}
	return s.numbered(name, errors.Join(wrong...))
}

// readTable reads a sheet from CSV with commas or semicolons. Of a form without lines, the one row is the head.
func readTable(raw []byte, name string, form plans.Form) (*sheet, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	table := csv.NewReader(bytes.NewReader(raw))
	head, _, _ := bytes.Cut(raw, []byte("\n"))
	if bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		table.Comma = ';'
	}
	fields := form.Columns
	if form.Rows == 0 {
		fields = form.Head
	}
	titles, err := table.Read()
	if err != nil {
		return nil, misread{name + ":1:1", "table", err.Error()}
	}
	ids := make([]string, len(titles))
	var wrong []error
	for n, title := range titles {
		title = strings.TrimSpace(title)
		if ids[n] = fieldOf(fields, title); strings.EqualFold(title, "line") {
			ids[n] = "line"
		}
		if ids[n] == "" {
			line, column := table.FieldPos(n)
			wrong = append(wrong, misread{fmt.Sprintf("%s:%d:%d", name, line, column), "field", title})
		}
	}
	s := &sheet{Head: map[string]string{}}
	for len(wrong) == 0 {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			wrong = append(wrong, misread{name, "table", err.Error()})
			break
		}
		line := sheetLine{}
		for n, cell := range cells {
			line[ids[n]] = strings.TrimSpace(cell)
		}
		if form.Rows == 0 {
			delete(line, "line")
			s.Head = line
			continue
		}
		s.Lines = append(s.Lines, line)
	}
	return s.numbered(name, errors.Join(wrong...))
}

// numbered gives lines without a number the one after the line before, and refuses a number that is there twice.
func (s *sheet) numbered(name string, err error) (*sheet, error) {
	wrong, last, taken := []error{err}, 0, map[int]bool{}
	for n, line := range s.Lines {
		if cmp.Or(line["line"], "") == "" {
			line["line"] = strconv.Itoa(last + 1)
		}
		last = line.number()
		if last < 1 || last > maxSheetLine || taken[last] {
			wrong = append(wrong, misread{fmt.Sprintf("%s: %d", name, n+1), "number", line["line"]})
		}
		taken[last] = true
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	return s, nil
}

// fieldOf is the id of the field that has this id or this title; empty if none has.
func fieldOf(fields []plans.Field, name string) string {
	for _, field := range fields {
		if strings.EqualFold(field.ID, name) || strings.EqualFold(field.Title, name) {
			return field.ID
		}
	}
	return ""
}

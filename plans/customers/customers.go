// Package customers reads lists of customers as other programs write them: CSV with any separator, in any order of
// columns, with headings in English, German or Portuguese, in any of the encodings that spreadsheets use, and vCards.
//
// Reading is generous: what cannot be read is named with its line and stops nothing else. A cell is text, whatever it
// looks like: nothing is computed. What a heading means that the reader does not know, the caller can say.
package customers

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"warroom/model"
)

// MaxSize is the largest file that is read, in bytes: some hundred thousand lines.
const MaxSize = 32 << 20

// Customer is one line of a list: what the directory keeps, addresses among it.
type Customer struct {
	model.Customer
	Line                         int // where it stands in the file, from 1
	Contact, Mail, Phone, Mobile string
	Other                        map[string]string // further ways of contact: fax, chat
}

// List is what a file holds.
type List struct {
	Headings  []Heading
	Customers []Customer
	Left      []Trouble // rows that were left out, in the order of the file
	Doubtful  []Trouble // cells that were left out of a customer who is in, and what is damaged in the file
}

// Heading is a column.
type Heading struct {
	Given string
	Field Field // empty: not known, its cells are passed over
}

// Key is the same for files with the same headings: a mapping is remembered by it.
func (l *List) Key() string {
	var names []string
	for _, h := range l.Headings {
		names = append(names, h.Given)
	}
	return keyOf(names)
}

func keyOf(names []string) string {
	key := make([]string, len(names))
	for n, name := range names {
		key[n] = folded(name)
	}
	slices.Sort(key)
	return strings.Join(key, "|")
}

// KeyOf is the key of a table that nobody may be able to read yet; empty for what is no table.
func KeyOf(raw []byte) string {
	for row := range Rows(raw) {
		return keyOf(row.Cells)
	}
	return ""
}

// Unknown are the headings that nobody knows.
func (l *List) Unknown() []string {
	var names []string
	for _, h := range l.Headings {
		if h.Field == "" && h.Given != "" {
			names = append(names, h.Given)
		}
	}
	return names
}

// Trouble is something in a file that could not be taken over.
type Trouble struct {
	Line  int
	Kind  Kind
	Field Field
	Text  string // the cell, or what is wrong in the words of the reader
}

// Kind is what is the trouble.
type Kind string

// The kinds of trouble.
const (
	Empty    Kind = "empty"     // there is nothing in the file
	NoNames  Kind = "no-names"  // no column holds names or ids
	NoTable  Kind = "no-table"  // hardly a row can be read
	Broken   Kind = "broken"    // the row cannot be read
	Nameless Kind = "nameless"  // neither name nor id
	Twice    Kind = "twice"     // the id is given on an earlier line
	BadID    Kind = "bad-id"    // the id cannot be used
	TooLong  Kind = "too-long"  // a cell is longer than anything that belongs there
	BadValue Kind = "bad-value" // the cell does not say what it should
	Damaged  Kind = "damaged"   // a letter of the line is not what it was
)

// Kinds are all kinds of trouble.
var Kinds = []Kind{Empty, NoNames, NoTable, Broken, Nameless, Twice, BadID, TooLong, BadValue, Damaged}

// Error is what stops the whole file.
type Error struct{ Kind Kind }

// Error is "the list of customers: no-names".
func (e *Error) Error() string { return "read list of customers: " + string(e.Kind) }

// Read reads a list; name tells a vCard from a table. mapping says what headings mean, by the heading as it stands in
// the file, and goes before what the reader knows.
func Read(name string, raw []byte, mapping map[string]string) (*List, error) {
	text := decoded(raw)
	l := &List{}
	switch ext := strings.ToLower(path.Ext(name)); {
	case len(bytes.TrimSpace(text)) == 0:
		return nil, &Error{Empty}
	case ext == ".vcf" || ext == ".vcard" || bytes.HasPrefix(bytes.ToUpper(text[:min(len(text), 11)]), []byte("BEGIN:VCARD")):
		l.cards(text)
	default:
		if err := l.table(text, mapping); err != nil {
			return nil, err
		}
	}
	l.unique()
	if damaged := damages(text); damaged != nil {
		l.Doubtful = append(l.Doubtful, damaged...)
		slices.SortStableFunc(l.Doubtful, func(a, b Trouble) int { return a.Line - b.Line })
	}
	return l, nil
}

// unique leaves out whom an earlier line has already.
func (l *List) unique() {
	taken := make(map[model.CustomerID]bool, len(l.Customers))
	l.Customers = slices.DeleteFunc(l.Customers, func(c Customer) bool {
		if taken[c.ID] {
			l.Left = append(l.Left, Trouble{c.Line, Twice, ID, string(c.ID)})
			return true
		}
		taken[c.ID] = true
		return false
	})
	slices.SortStableFunc(l.Left, func(a, b Trouble) int { return a.Line - b.Line })
}

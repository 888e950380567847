package paper

import (
	"slices"
	"strings"
	"time"
)

// Document is what goes on paper, before it is known on which.
type Document struct {
	Title  string
	Origin Origin
	Mark   string // what every page warns of, for example that it is an exercise; empty: nothing
	Blocks []Block
	Labels *Labels // the language of what the writers add
}

// Origin says on every page where it comes from.
type Origin struct {
	Name    string // of the plan
	Version string
	Digest  string    // of the plan's archive, hex
	Printed time.Time // in the zone of the reader
}

// Code is what the QR code on every page says.
func (o Origin) Code() string {
	return strings.Join(strings.Fields("warroom plan "+o.Name+" "+o.Version+" "+o.Digest[:min(len(o.Digest), 12)]), " ")
}

// Block is one part of a document, from top to bottom.
type Block interface{ block() }

// Heading begins a part. Level 1 is the largest.
type Heading struct {
	Level   int
	Text    string
	NewPage bool // it begins on a page of its own
	Listed  bool // the table of contents names it
}

// Paragraph is running text.
type Paragraph struct {
	Text Text
	Size Size
}

// Size is how large text is printed.
type Size int

// The sizes.
const (
	Normal Size = iota
	Small
	Large // read in three seconds, at arm's length
)

// List is a list of items.
type List struct {
	Kind  ListKind
	Items []Item
	Start int // number of the first item of a numbered list; 0 means 1
	Size  Size
	Sign  bool // tasks have room for a time and initials
}

// ListKind says what stands before an item.
type ListKind int

// The kinds of list.
const (
	Bulleted ListKind = iota
	Numbered
	Tasks // a box to tick
)

// Item is one line of a list, with what belongs to it.
type Item struct {
	Text  Text
	Note  string // by when and who, set apart from the words
	Below []Block
}

// Table has columns with a head that is repeated on every page.
type Table struct {
	Columns []Column
	Rows    [][]Cell
}

// Titled tells whether any column has a title: a table without titles has no head.
func (t Table) Titled() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Title != "" })
}

// Column is a column of a table or of a sheet.
type Column struct {
	Title string
	Width int // share of the width; 0: as its words need
}

// Cell is one cell of a table.
type Cell struct {
	Text Text
	Code string // a QR code instead of the text; empty: none
	Page string // the page of the heading with this text instead; it needs a PDF
}

// Fields are things to write down by pen, each with its label and some room.
type Fields struct{ Fields []Field }

// Field is one thing to write down.
type Field struct {
	Title   string
	Lines   int      // height of the room
	Narrow  bool     // several fit side by side
	Box     bool     // a box to tick instead of room
	Choices []string // boxes to tick, each with its word
}

// Lines is a table of numbered lines to fill in by pen.
type Lines struct {
	Columns []Column
	Count   int
}

// Facts are labels with values, one to a line.
type Facts struct{ Facts []Fact }

// Fact is a label with its value.
type Fact struct {
	Label string
	Value Text
}

// Contents is the table of contents, with page numbers where there are pages.
type Contents struct{ Title string }

// PageBreak begins a new page, unless the present one is still empty.
type PageBreak struct {
	Wide  bool   // the sheet lies on its long side
	Title string // what the foot of the pages from here on says; empty: the title of the document
}

// Serial is the head of a form: what it is called, and the number of the sheet.
type Serial struct{ Title, Number string }

// Panels are the sides of a folded card: 85 mm wide, 54 mm high, in pairs that lie back to back.
type Panels struct {
	Panels []Panel
	Help   string // how to cut and fold
}

// Panel is one side of a card.
type Panel struct {
	Title string
	Lines []Text
	Code  string // a QR code; empty: none
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Fields) block()    {}
func (Lines) block()     {}
func (Facts) block()     {}
func (Contents) block()  {}
func (PageBreak) block() {}
func (Serial) block()    {}
func (Panels) block()    {}

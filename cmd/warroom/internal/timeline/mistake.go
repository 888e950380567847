package timeline

import (
	"fmt"
	"strings"
)

// Mistake is one thing that keeps a file from being imported: what it is, and the words of the file that it is about,
// from which it can be said in any language.
type Mistake struct {
	File         string
	Line, Column int
	Kind         Kind
	Words        []any // keys and values in turn, see the Kinds
}

// Kind is what a mistake is.
type Kind string

// The kinds of mistakes, and the keys of their words.
const (
	Empty      Kind = "empty"
	NoRows     Kind = "no-rows"
	Broken     Kind = "broken"      // Text: what the CSV reader says
	Quote      Kind = "quote"       // a quotation mark where none may stand, or one that is missing
	Twice      Kind = "twice"       // Column
	NoColumn   Kind = "no-column"   // Column, Needed
	Width      Kind = "width"       // Cells, Header
	EmptyCell  Kind = "empty-cell"  // Column
	TooLong    Kind = "too-long"    // Column, Bytes, Most
	BadText    Kind = "bad-text"    // Column
	Precision  Kind = "precision"   // Text
	BadTime    Kind = "time"        // Text
	Future     Kind = "future"      // Text
	BeforeTime Kind = "before-1970" // Text
)

// Error is "file.csv:3:21: what is wrong", in the words of this package; people are told in their own language.
func (m Mistake) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, strings.TrimSpace(fmt.Sprintln(append([]any{m.Kind}, m.Words...)...)))
}

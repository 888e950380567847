package plans

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Finding is one thing that is wrong in a plan, or could be better. Line and Column count from 1, columns in
// characters; both are 0 when the finding is about the whole file.
type Finding struct {
	File    string
	Line    int
	Column  int
	Message string // what is wrong
	Hint    string // what to do about it
	Level   Level
	Code    string // names the rule that found it; empty for what cannot be read
	Why     string // what happens if it stays; may be empty
	Fix     *Fix   // what [Mend] would change; nil for what only a person can decide
}

// Level is how much a finding matters.
type Level int

// The levels, worst first.
const (
	Error   Level = iota // the plan does not say what it means to
	Warning              // it will let somebody down
	Info                 // it could be better
)

// String is "error", "warning" or "info".
func (l Level) String() string {
	switch l {
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "error"
}

// Error is "plan.yaml:12:5: what is wrong; what to do".
func (f *Finding) Error() string {
	where := f.File
	if f.Line > 0 {
		where += ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Column)
	}
	if f.Hint == "" {
		return where + ": " + f.Message
	}
	return where + ": " + f.Message + "; " + f.Hint
}

// Findings is everything that is wrong in a plan, sorted by file, line and column. As an error it is one line per
// finding; errors.As reaches each [Finding].
type Findings []*Finding

// maxFindings keeps a hostile file from filling memory and screen; nobody mends more than this in one go.
const maxFindings = 200

// Error lists the findings, one a line.
func (f Findings) Error() string {
	lines := make([]string, len(f))
	for i, finding := range f {
		lines[i] = finding.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the findings to errors.Is and errors.As.
func (f Findings) Unwrap() []error {
	errs := make([]error, len(f))
	for i, finding := range f {
		errs[i] = finding
	}
	return errs
}

// err is the findings in order as an error, or nil when there are none.
func (f Findings) err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f
}

// reading is the state of one parse: what was found wrong, and which names were defined and referred to.
type reading struct {
	findings Findings
	names    names
	broken   map[string]bool // files that could not be read as YAML: what they define is not known
	whole    bool            // everything in the folder is read, not only what incidents run on
	pile     pile            // for reading YAML
	heard    func(*fields)   // hears of every mapping that was read; nil: nobody listens
}

// note records a finding, unless there are too many already, and answers it for saying how it can be mended.
func (r *reading) note(at place, hint, message string, args ...any) noted {
	if r.full() {
		return noted{}
	}
	found := &Finding{
		File: at.file, Line: at.line, Column: at.column, Message: fmt.Sprintf(message, args...), Hint: hint,
	}
	r.findings = append(r.findings, found)
	return noted{found}
}

// full tells that no more findings are kept, so that there is no use in looking for more.
func (r *reading) full() bool { return len(r.findings) >= maxFindings }

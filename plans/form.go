package plans

// Form is a sheet of paper that is filled in by pen and typed in later: fields at its head, then a table of numbered
// lines.
type Form struct {
	ID      string
	Title   string
	Records Record // what one line becomes in the log
	Head    []Field
	Columns []Field
	Rows    int    // numbered lines on a sheet; 0: the sheet has only a head
	Text    string // Markdown: how to fill it in
}

// Field is one thing to write down.
type Field struct {
	ID      string
	Title   string
	Kind    FieldKind
	Choices []string
	Lines   int // height of the space in lines, at least 1
	Width   int // share of the width of the page, at least 1
}

// FieldKind says what is written into a field.
type FieldKind string

// The kinds of field.
const (
	TextField   FieldKind = "text"
	TimeField   FieldKind = "time"
	DateField   FieldKind = "date"
	NumberField FieldKind = "number"
	CheckField  FieldKind = "check"
	ChoiceField FieldKind = "choice"
)

// Record is what a line of a form becomes in the log.
type Record string

// The kinds of record.
const (
	RecordNote         Record = "note"
	RecordObservation  Record = "observation"
	RecordContact      Record = "contact" // a customer who called or came
	RecordAttempt      Record = "attempt"
	RecordReach        Record = "reach" // a try to reach somebody
	RecordAnnouncement Record = "announcement"
	RecordHandover     Record = "handover"
	RecordReport       Record = "report"
)

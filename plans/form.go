package plans

import "cmp"

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

// fieldKinds and records are the words of which one is chosen.
var (
	fieldKinds = []FieldKind{TextField, TimeField, DateField, NumberField, CheckField, ChoiceField}
	recordings = []Record{
		RecordNote, RecordObservation, RecordContact, RecordAttempt, RecordReach, RecordAnnouncement, RecordHandover, RecordReport,
	}
)

// What fits on a sheet of paper.
const (
	mostRows  = 60
	mostLines = 40
	mostWidth = 100
)

// form reads a Markdown file whose head describes a sheet of paper.
func (r *reading) form(f file) Form {
	id, head, text, ok := r.page(f, "form")
	if !ok {
		return Form{ID: id}
	}
	defer head.done()
	form := Form{
		ID:      id,
		Title:   head.need("title"),
		Records: word(head.get("records"), "kind of record", recordings),
		Head:    sheetFields(head.get("head")),
		Columns: sheetFields(head.get("columns")),
		Rows:    head.get("rows").upTo(mostRows),
		Text:    text,
	}
	if len(form.Head)+len(form.Columns) == 0 {
		head.note("write \"head:\" or \"columns:\" with the fields to fill in", "the form has no fields")
	}
	if form.Records == "" {
		head.get("records").note("write \"records: note\" or another kind", "it is not said what a line of this form becomes")
	}
	return form
}

// sheetFields reads "- {id, title, kind, choices, lines, width}".
func sheetFields(v value) []Field {
	var all []Field
	var taken []string
	for _, one := range v.list() {
		f := one.fields()
		id := f.get("id").required("id", "time")
		id.unlike(taken, "field")
		taken = append(taken, id.text())
		field := Field{
			ID:      id.plain("field"),
			Title:   f.need("title"),
			Kind:    cmp.Or(word(f.get("kind"), "kind of field", fieldKinds), TextField),
			Choices: f.get("choices").texts(),
			Lines:   max(f.get("lines").upTo(mostLines), 1),
			Width:   max(f.get("width").upTo(mostWidth), 1),
		}
		if (field.Kind == ChoiceField) != (len(field.Choices) > 0) {
			one.note("write \"kind: choice\" together with \"choices: [one, another]\"", "kind and choices of field %q do not go together", field.ID)
		}
		f.done()
		all = append(all, field)
	}
	return all
}

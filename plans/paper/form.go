package paper

import (
	"fmt"
	"strings"

	"warroom/plans"
)

// FormOptions say which forms are printed and how they are numbered.
type FormOptions struct {
	Options
	Names  []string         // ids of forms; none: all
	Copies int              // sheets of each form; 0 means 1
	From   func(string) int // the number of the first sheet, by prefix; nil or 0: 1
}

// Sheets are the serial numbers that one form was printed with.
type Sheets struct {
	Form        string
	First, Last string
}

// Forms puts forms on paper, each sheet with a serial number of its own, and answers which numbers those are. An unknown
// name is an error with [model.CodeNotFound].
func Forms(folder *plans.Folder, o FormOptions) (Document, []Sheets, error) {
	doc := o.document(folder.Plan, o.labels(folder.Plan).T("forms"))
	chosen := folder.Forms
	if len(o.Names) > 0 {
		chosen = nil
		for _, name := range o.Names {
			form, found := FormNamed(folder, name)
			if !found {
				return doc, nil, notFound("form", name)
			}
			chosen = append(chosen, form)
		}
	}
	if len(chosen) == 1 {
		doc.Title = chosen[0].Title
	}
	var printed []Sheets
	for _, form := range chosen {
		prefix, from := Prefix(folder, form.ID), 1
		if o.From != nil {
			from = max(o.From(prefix), 1)
		}
		sheets := Sheets{Form: form.ID, First: SerialNumber(prefix, o.Now.Year(), from)}
		for n := range max(o.Copies, 1) {
			sheets.Last = SerialNumber(prefix, o.Now.Year(), from+n)
			doc.Blocks = append(doc.Blocks, doc.sheet(form, sheets.Last)...)
		}
		printed = append(printed, sheets)
	}
	return doc, printed, nil
}

// FormNamed finds a form by its id.
func FormNamed(folder *plans.Folder, id string) (plans.Form, bool) {
	for _, form := range folder.Forms {
		if form.ID == id {
			return form, true
		}
	}
	return plans.Form{}, false
}

// Prefix is what the serial numbers of a form begin with: the first word of its id, or the whole of it where another
// form begins with the same word.
func Prefix(folder *plans.Folder, id string) string {
	word, _, _ := strings.Cut(id, "-")
	for _, other := range folder.Forms {
		if first, _, _ := strings.Cut(other.ID, "-"); first == word && other.ID != id {
			return strings.ToUpper(id)
		}
	}
	return strings.ToUpper(word)
}

// SerialNumber is the number of a sheet, for example LOG-2026-0001.
func SerialNumber(prefix string, year, number int) string {
	return fmt.Sprintf("%s-%04d-%04d", prefix, year, number)
}

// sheet makes one sheet: its number, how to fill it in, the head, and the lines. One with many columns lies on its long
// side.
func (d Document) sheet(form plans.Form, serial string) []Block {
	blocks := []Block{
		PageBreak{Wide: len(form.Columns) > 4, Title: form.Title + "  " + serial}, Serial{Title: form.Title, Number: serial},
	}
	for _, block := range prose(form.Text, 2) {
		if list, ok := block.(List); ok {
			list.Size, block = Small, list
		}
		if words, ok := block.(Paragraph); ok {
			words.Size, block = Small, words
		}
		blocks = append(blocks, block)
	}
	if len(form.Head) > 0 {
		blocks = append(blocks, Fields{Fields: each(form.Head, d.toFill)})
	}
	if len(form.Columns) > 0 && form.Rows > 0 {
		blocks = append(blocks, Lines{Columns: each(form.Columns, d.toWrite), Count: form.Rows})
	}
	return blocks
}

// toFill is a field of the head as room on paper.
func (d Document) toFill(f plans.Field) Field {
	field := Field{Title: f.Title, Lines: f.Lines, Choices: f.Choices, Box: f.Kind == plans.CheckField}
	field.Narrow = f.Lines <= 1 && len(f.Choices) == 0 && !field.Box
	return field
}

// toWrite is a column with what may be chosen in its head.
func (d Document) toWrite(f plans.Field) Column {
	column := Column{Title: f.Title, Width: f.Width}
	if len(f.Choices) > 0 {
		column.Title += ": " + strings.Join(f.Choices, " / ")
	}
	return column
}

package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/locale"
)

// entryLine is one line of the log: for --json, and as plain text.
type entryLine struct {
	Entry      string          `json:"entry"` // what strike, correct and pin take: 214, or FRA:214 for another site's
	Ref        model.Ref       `json:"ref"`   // the same, worldwide unique
	Kind       model.Kind      `json:"kind"`
	At         model.Stamp     `json:"at"`
	RecordedAt time.Time       `json:"recorded_at"`
	Person     model.PersonID  `json:"person"`
	Name       string          `json:"name"`
	Label      string          `json:"label"` // the kind in the reader's language
	Text       string          `json:"text"`  // what it says, in the reader's language
	Words      string          `json:"words,omitempty"`
	Struck     string          `json:"struck,omitempty"` // who struck it
	Corrected  bool            `json:"corrected,omitempty"`
	Pinned     bool            `json:"pinned,omitempty"`
	Body       json.RawMessage `json:"body"`

	clock, mark string
}

// entry words a line of the log.
func (r *room) entry(e *model.Entry) entryLine {
	label, text := r.words.EntryIn(e, locale.Scene{Incident: r.inc, Plan: r.plan, Zone: r.zone, Now: r.clock(), Number: r.called})
	line := entryLine{
		Entry: r.short(e.Ref()), Ref: e.Ref(), Kind: e.Kind, At: e.When(), RecordedAt: e.RecordedAt,
		Person: e.Actor.Person, Name: r.plan.NameOf(e.Actor.Person), Label: label, Text: text, Words: e.Text(),
		Corrected: e.Corrected != nil, Pinned: e.Pinned, Body: e.Body,
		clock: r.words.Stamp(e.When(), r.zone, r.clock()),
	}
	var marks []string
	if e.Struck != nil {
		line.Struck = r.plan.NameOf(e.Struck.By.Person)
		marks = append(marks, r.t("log.struck", "Name", line.Struck))
	}
	if e.Corrected != nil {
		marks = append(marks, r.t("log.corrected", "Name", r.plan.NameOf(e.Corrected.By.Person)))
	}
	if e.Pinned {
		marks = append(marks, r.t("log.pinned"))
	}
	if len(marks) > 0 {
		line.mark = "(" + strings.Join(marks, ", ") + ")"
	}
	return line
}

// plain is the line for people and screen readers: number, time, who, what.
func (l entryLine) plain() string {
	cells := []string{l.Entry, l.clock, model.Safe(l.Name), l.Label}
	for _, cell := range []string{l.Text, l.mark} {
		if cell != "" {
			cells = append(cells, cell)
		}
	}
	return strings.Join(cells, "  ")
}

// short is the number of an entry as people type it.
func (s *session) short(ref model.Ref) string {
	number := strconv.FormatUint(ref.Seq, 10)
	if ref.Site == s.log.Site() {
		return number
	}
	return ref.Site.Code() + ":" + number
}

// ref finds the entry that a person means: 214, FRA:214, or its full name.
func (r *room) ref(text string) (model.Ref, error) {
	var found []model.Ref
	for n := range r.inc.Log {
		ref := r.inc.Log[n].Ref()
		if text == r.short(ref) || strings.EqualFold(text, ref.Site.Code()+":"+strconv.FormatUint(ref.Seq, 10)) || text == ref.String() {
			found = append(found, ref)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return model.Ref{}, &model.Error{
			Code: model.CodeNotFound, Message: "there is no entry " + text + " here", Hint: r.t("log.hint"),
			Args: map[string]string{"what": "entry", "name": text},
		}
	}
	hint := make([]string, len(found))
	for n, ref := range found {
		hint[n] = ref.String()
	}
	return model.Ref{}, &model.Error{
		Code: codeAmbiguous, Message: r.t("log.ambiguous", "Entry", text), Hint: strings.Join(hint, "\n"),
	}
}

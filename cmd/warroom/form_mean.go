package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// written is what one line on paper means for the log: who it is again when it is typed in twice, when it happened, and
// what is recorded.
type written struct {
	mark   string
	line   int
	at     model.Stamp
	intent model.Intent

	// A line about an attempt may say what came of it, and when.
	result   model.FinishAttempt
	resultAt model.Stamp
}

// meaning reads the lines of one sheet.
type meaning struct {
	form   plans.Form
	plan   *model.Plan
	number string // of the sheet
	sheet  *sheet
	day    time.Time // midnight of the day on the sheet, in the zone of the room
	zone   string
	last   model.Stamp // when the line before happened
}

// lines are what the head and the lines of the sheet mean, in order. An empty line means nothing.
func (m *meaning) lines() ([]written, error) {
	var all []written
	if head := m.prose(m.form.Head, sheetLine(m.sheet.Head), "none", "sheet", "number", "incident", "date"); m.headMatters() && head != "" {
		at, err := m.time(m.form.Head, sheetLine(m.sheet.Head), 0)
		if err != nil {
			return nil, err
		}
		all = append(all, written{mark: m.mark(0), at: at, intent: m.recount(m.form.Title+": "+head, 0)})
	}
	for _, line := range m.sheet.Lines {
		if m.prose(m.form.Columns, line, "") == "" {
			continue
		}
		one, err := m.line(line)
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}

// headMatters tells whether the head says something by itself: a report does, and so does a handover.
func (m *meaning) headMatters() bool {
	return m.form.Rows == 0 || m.form.Records == plans.RecordReport || m.form.Records == plans.RecordHandover
}

func (m *meaning) line(line sheetLine) ([]written, error) {
	at, err := m.time(m.form.Columns, line, line.number())
	if err != nil {
		return nil, err
	}
	one := written{mark: m.mark(line.number()), line: line.number(), at: at}
	switch m.form.Records {
	case plans.RecordAttempt:
		one.intent = model.OpenAttempt{
			Hypothesis: line["hypothesis"], Action: cmp.Or(m.prose(m.form.Columns, line, "action", "hypothesis", "finding", "result", "by", "ended"), line["hypothesis"]),
			By: model.PersonID(line["by"]),
		}
		err = m.result(&one, line)
	case plans.RecordReach:
		outcome, known := chosen(m.form.Columns, "outcome", line, model.ReachOutcomes)
		if who := line["person"]; who != "" && known {
			one.intent = model.RecordReach{
				Person: person(m.plan, who), Via: line["via"], Outcome: outcome,
				Note: m.prose(m.form.Columns, line, "answer", "person", "via", "outcome"),
			}
		}
	case plans.RecordAnnouncement:
		return m.announcement(one, line)
	}
	if one.intent == nil {
		one.intent = m.recount(m.prose(m.form.Columns, line, ""), line.number())
	}
	return []written{one}, err
}

// result reads what came of an attempt.
func (m *meaning) result(one *written, line sheetLine) (err error) {
	result, known := chosen(m.form.Columns, "result", line, model.AttemptResults)
	if !known {
		return nil
	}
	one.result = model.FinishAttempt{Result: result, Finding: line["finding"]}
	one.resultAt = one.at
	if line["ended"] != "" {
		one.resultAt, err = m.clock(line["ended"], line.number())
	}
	return err
}

// announcement is what was spoken on the head number, from when, and when it was switched off.
func (m *meaning) announcement(one written, line sheetLine) ([]written, error) {
	words := cmp.Or(line["text"], m.sheet.Head["words"], m.prose(m.form.Columns, line, ""))
	one.intent = m.recount(m.prose(m.form.Columns, line, "text"), one.line)
	for _, audience := range m.plan.Audiences {
		if audience.Public && slices.Contains(audience.Channels, "announcement") && line["switched-on"] != "" {
			one.intent = model.RecordNotice{
				Audience: audience.ID, Text: words, Channels: []model.ChannelID{"announcement"}, Source: m.mark(one.line),
			}
			break
		}
	}
	if line["switched-off"] == "" {
		return []written{one}, nil
	}
	off, err := m.clock(line["switched-off"], one.line)
	end := written{mark: one.mark + "/off", line: one.line, at: off, intent: m.recount(
		titleOf(m.form.Columns, "switched-off")+" "+line["switched-off"]+": "+words, one.line)}
	return []written{one, end}, err
}

// recount is a line as a note or an observation, with where it comes from.
func (m *meaning) recount(text string, line int) model.Intent {
	kind := string(m.form.Records)
	if m.form.Records == plans.RecordNote {
		kind = ""
	}
	return model.Recount{Type: kind, Text: text, Source: m.mark(line)}
}

// prose is what the fields of a line say: the main one bare, the others with their titles. Without a main one it is the
// one with the most room. Fields of time that say when it happened are left out, and so are those that are named.
func (m *meaning) prose(fields []plans.Field, line sheetLine, main string, without ...string) string {
	if main == "" {
		main = widest(fields)
	}
	var parts []string
	if words := line[main]; words != "" && !slices.Contains(without, main) {
		parts = append(parts, words)
	}
	first := timeField(fields)
	for _, field := range fields {
		words := line[field.ID]
		if words == "" || field.ID == main || field.ID == first || slices.Contains(without, field.ID) {
			continue
		}
		parts = append(parts, field.Title+": "+words)
	}
	return strings.Join(parts, "; ")
}

// widest is the field with the most room: what the line is about.
func widest(fields []plans.Field) (id string) {
	most := 0
	for _, field := range fields {
		if field.Kind == plans.TextField && field.Width > most {
			id, most = field.ID, field.Width
		}
	}
	return id
}

func titleOf(fields []plans.Field, id string) string {
	for _, field := range fields {
		if field.ID == id {
			return field.Title
		}
	}
	return id
}

// chosen is the word of the room for what was ticked: the choices of a form stand in the room's order, whatever the
// language.
func chosen[T ~string](fields []plans.Field, id string, line sheetLine, known []T) (T, bool) {
	for _, field := range fields {
		if field.ID != id {
			continue
		}
		for n, choice := range field.Choices {
			if strings.EqualFold(choice, line[id]) && n < len(known) && len(field.Choices) == len(known) {
				return known[n], true
			}
		}
	}
	word := T(strings.ReplaceAll(strings.ToLower(line[id]), " ", "-"))
	return word, slices.Contains(known, word)
}

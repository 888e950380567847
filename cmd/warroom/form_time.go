package main

import (
	"fmt"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// mark names a line of the sheet: what it is known by when it is typed in again.
func (m *meaning) mark(line int) string { return fmt.Sprintf("%s/%d", m.number, line) }

// timeField is the field that says when a line happened: the first that holds a time.
func timeField(fields []plans.Field) string {
	for _, field := range fields {
		if field.Kind == plans.TimeField {
			return field.ID
		}
	}
	return ""
}

// time is when a line happened. A line without a time happened at about the time of the line above it.
func (m *meaning) time(fields []plans.Field, line sheetLine, number int) (model.Stamp, error) {
	text := line[timeField(fields)]
	if text == "" {
		at := m.last
		if at.IsZero() {
			at = model.StampAt(m.day, m.zone)
		}
		at.Precision = model.Approximate
		return at, nil
	}
	at, err := m.clock(text, number)
	if err == nil {
		m.last = at
	}
	return at, err
}

// clock reads a time of day on the day of the sheet. Lines follow one another: a time much earlier than that of the line
// above is past midnight.
func (m *meaning) clock(text string, number int) (model.Stamp, error) {
	precision := model.Minute
	word := strings.TrimSpace(text)
	if about, found := strings.CutPrefix(word, "~"); found {
		word, precision = strings.TrimSpace(about), model.Approximate
	}
	word = strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(word), "h", ":"), ".", ":")
	of, err := time.Parse("15:04", strings.TrimSuffix(word, ":"))
	if err != nil {
		return model.Stamp{}, at(m.mark(number), unknownWord("time", text, []string{"14:07"}))
	}
	year, month, day := m.day.Date()
	when := time.Date(year, month, day, of.Hour(), of.Minute(), 0, 0, m.day.Location())
	if !m.last.IsZero() && m.last.At.Sub(when) > 12*time.Hour {
		m.day = m.day.AddDate(0, 0, 1)
		when = when.AddDate(0, 0, 1)
	}
	return model.Stamp{At: when.UTC(), Precision: precision, Zone: m.zone}, nil
}

package model

import (
	"cmp"
	"encoding/json"
	"strings"
)

// Carried is an entry of the incident that this one was split from, as it was recorded there. It says what was so
// there; here it changes nothing.
type Carried struct {
	Kind Kind            `json:"kind"`
	Body json.RawMessage `json:"body"`
}

// carried is the note that an entry becomes in the part that is split off. A note stays what it is; of anything else
// the body goes along, so that the reader's language can say it.
func (e *Entry) carried(source string) NoteWritten {
	if note, ok := e.Fact.(NoteWritten); ok {
		return NoteWritten{Text: e.Text(), Type: note.Type, Carried: note.Carried, Source: cmp.Or(note.Origin(), source)}
	}
	return NoteWritten{Text: e.Text(), Source: source, Carried: &Carried{Kind: e.Kind, Body: carriable(e.Body)}}
}

// carriable is a body as it can stand inside another one: what is not JSON, because it came broken, becomes a text.
func carriable(body []byte) json.RawMessage {
	if json.Valid(body) {
		return body
	}
	text, _ := json.Marshal(string(body)) // a string can always be written
	return text
}

// Origin is where a carried entry comes from; empty for a note of this incident.
func (b NoteWritten) Origin() string {
	if b.Carried == nil {
		return ""
	}
	return b.Source
}

// Carried is what the entry says about the incident named by its number, from which it was carried here: that entry,
// at this one's time and in its words as corrected here. False for an entry of this incident.
func (e *Entry) Carried() (there *Entry, number string, ok bool) {
	note, ok := e.Fact.(NoteWritten)
	if !ok || note.Carried == nil || note.Carried.Kind == note.Kind() {
		return nil, "", false
	}
	there = &Entry{Event: e.Event}
	there.Event.Kind, there.Event.Body, there.HappenedAt = note.Carried.Kind, note.Carried.Body, e.When()
	there.Fact, _ = there.Decode()
	if text := e.Text(); text != there.Text() {
		there.Corrected = &Fixed{Text: text}
	}
	number, _, _ = strings.Cut(note.Source, " ")
	return there, number, true
}

package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// Body is the payload of one kind of event: a small struct that knows its kind and what it changes.
type Body interface {
	Kind() Kind
	// apply changes the incident under construction. It must be total: whatever the state, it does something
	// sensible or nothing.
	apply(f *folding, e *Entry)
}

// subjected is a Body that names the one thing it is about, for [Incident.Rev].
type subjected interface{ subject() string }

// Decode reads the body of an event. An unknown kind answers (nil, nil): it is kept and passed on, not understood.
func (e Event) Decode() (Body, error) {
	decode, known := decoders[e.Kind]
	if !known {
		return nil, nil
	}
	body, err := decode(e.Body)
	if err != nil {
		return nil, fmt.Errorf("decode %s %s: %w", e.Kind, e.Ref(), err)
	}
	return body, nil
}

// as makes the decoder of one kind of body.
func as[B Body]() func(json.RawMessage) (Body, error) {
	fields := flatOf(reflect.TypeFor[B]())
	return func(raw json.RawMessage) (Body, error) {
		var quick B
		if fields.read(raw, reflect.ValueOf(&quick).Elem()) {
			return quick, nil
		}
		var body B
		err := json.Unmarshal(raw, &body)
		return body, err
	}
}

// encode writes a body as compact JSON without HTML escapes, so that a text can be found again in an export.
func encode(body Body) (json.RawMessage, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(body); err != nil {
		return nil, fmt.Errorf("encode %s: %w", body.Kind(), err)
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

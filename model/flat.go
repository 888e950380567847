package model

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"
)

// flat reads the bodies that most events have, an object of plain texts, whole numbers and flags, in a third of the
// time that encoding/json takes: opening a room is mostly reading bodies. Whatever is not that plain it leaves to
// encoding/json, and what it reads, it reads alike. It maps the names of members to fields.
type flat map[string]int

func flatOf(body reflect.Type) flat {
	fields := flat{}
	for n := range body.NumField() {
		field := body.Field(n)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		_, text := reflect.New(field.Type).Interface().(encoding.TextUnmarshaler)
		_, custom := reflect.New(field.Type).Interface().(json.Unmarshaler)
		switch field.Type.Kind() {
		case reflect.String, reflect.Int, reflect.Bool, reflect.Slice:
			if name != "" && !text && !custom {
				fields[name] = n
			}
		}
	}
	return fields
}

// read fills body and tells whether it could. If not, body may be half filled.
func (f flat) read(raw []byte, body reflect.Value) bool {
	if len(raw) == 0 || raw[0] != '{' {
		return false
	}
	for raw = raw[1:]; ; raw = raw[1:] {
		name, rest := plainText(raw)
		field, known := f[string(name)]
		if !known || len(rest) == 0 || rest[0] != ':' {
			return false
		}
		raw = fill(body.Field(field), rest[1:])
		switch {
		case len(raw) == 1 && raw[0] == '}':
			return true
		case len(raw) == 0 || raw[0] != ',':
			return false
		}
	}
}

// fill sets a field to the value that raw begins with and answers what follows; nil if it is not that simple.
func fill(field reflect.Value, raw []byte) []byte {
	switch field.Kind() {
	case reflect.String:
		text, rest := plainText(raw)
		field.SetString(string(text))
		return rest
	case reflect.Slice:
		return fillTexts(field, raw)
	case reflect.Bool:
		is := bytes.HasPrefix(raw, []byte("true"))
		field.SetBool(is)
		if is {
			return raw[len("true"):]
		}
		if bytes.HasPrefix(raw, []byte("false")) {
			return raw[len("false"):]
		}
	case reflect.Int:
		number, digits := int64(0), 0
		for digits < min(len(raw), 9) && raw[digits] >= '0' && raw[digits] <= '9' {
			number = number*10 + int64(raw[digits]-'0')
			digits++
		}
		field.SetInt(number)
		if digits == 1 || digits > 1 && raw[0] != '0' {
			return raw[digits:]
		}
	}
	return nil
}

// fillTexts is fill for a list of texts.
func fillTexts(field reflect.Value, raw []byte) []byte {
	if field.Type().Elem().Kind() != reflect.String || len(raw) == 0 || raw[0] != '[' {
		return nil
	}
	field.SetLen(0)
	for n := 0; ; n++ {
		text, rest := plainText(raw[1:])
		if len(rest) == 0 {
			return nil
		}
		field.Grow(1)
		field.SetLen(n + 1)
		field.Index(n).SetString(string(text))
		switch raw = rest; raw[0] {
		case ']':
			return raw[1:]
		case ',':
		default:
			return nil
		}
	}
}

// plainText is the quoted text that raw begins with and what follows it; nil if there is none, it has escapes, or it
// is not valid.
func plainText(raw []byte) (text, rest []byte) {
	if len(raw) == 0 || raw[0] != '"' {
		return nil, nil
	}
	ascii := true
	for n := 1; n < len(raw); n++ {
		switch b := raw[n]; {
		case b == '"':
			if text = raw[1:n]; !ascii && !utf8.Valid(text) {
				return nil, nil
			}
			return text, raw[n+1:]
		case b == '\\' || b < ' ':
			return nil, nil
		case b >= utf8.RuneSelf:
			ascii = false
		}
	}
	return nil, nil
}

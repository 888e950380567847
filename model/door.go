package model

import (
	"fmt"
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"
)

// MaxText is the longest text that one field of an event may hold, in bytes. It is far above what a person types and
// far below what would make a room slow.
const MaxText = 64 << 10

// checkTexts is the door: every text of a body is valid UTF-8 and of bounded length. What the text says is kept as it
// came; [Safe] is for whoever shows it.
func checkTexts(body Body) error { return checkValue(reflect.ValueOf(body)) }

func checkValue(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		return checkText(v.String())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return nil
		}
		for n := range v.NumField() {
			if err := checkValue(v.Field(n)); err != nil {
				return err
			}
		}
	case reflect.Slice:
		for n := range v.Len() {
			if err := checkValue(v.Index(n)); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return checkValue(v.Elem())
		}
	}
	return nil
}

// CheckText is the door for a text that is kept outside events: the same as for one in them.
func CheckText(text string) error { return checkText(text) }

func checkText(text string) error {
	switch {
	case len(text) > MaxText:
		return &Error{
			Code: CodeTooLong, Message: fmt.Sprintf("the text has %d bytes, the room keeps %d", len(text), MaxText),
			Hint: "shorten it, or keep it as a file and attach its sum as evidence",
			Args: map[string]string{"bytes": strconv.Itoa(len(text)), "max": strconv.Itoa(MaxText)},
		}
	case !utf8.ValidString(text):
		return &Error{
			Code: CodeBadText, Message: "the text is not valid UTF-8",
			Hint: "save it as UTF-8 and try again",
		}
	}
	return nil
}

package locale

import (
	"errors"
	"strings"

	"warroom/model"
)

// Error words an error for the one who must act on it: what is wrong, and what to do. An error that the model does
// not know is shown with its own text under a general line.
func (l *Locale) Error(err error) (what, hint string) {
	if err == nil {
		return "", ""
	}
	var typed *model.Error
	if !errors.As(err, &typed) {
		return l.T("error.other", "Text", err.Error()), l.T("error.other.hint")
	}
	what, hint = l.fixed(typed.Message), l.fixed(typed.Hint)
	args := l.errorArgs(typed.Args)
	id := "error." + string(typed.Code)
	if text, ok := l.filled(id, args); ok && what == model.Safe(typed.Message) {
		what = text
	}
	if text, ok := l.filled(id+".hint", args); ok && hint == model.Safe(typed.Hint) {
		hint = text
	}
	return what, hint
}

// fixed translates a fixed sentence of the model; any other sentence stays as it came.
func (l *Locale) fixed(sentence string) string { return l.Term("fixed", sentence) }

// filled is the message of an id, unless it lacks a word that the error did not bring.
func (l *Locale) filled(id string, args []any) (string, bool) {
	if !l.Has(id) {
		return "", false
	}
	text := l.T(id, args...)
	return text, !strings.Contains(text, missing)
}

// errorArgs puts the words of an error into this language.
func (l *Locale) errorArgs(args map[string]string) []any {
	pairs := make([]any, 0, 2*len(args))
	for key, value := range args {
		switch key {
		case "what":
			value = l.Term("thing", value)
		case "state":
			value = l.Term("fixed", value)
		}
		pairs = append(pairs, key, value)
	}
	return pairs
}

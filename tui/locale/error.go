package locale

import (
	"errors"
	"strings"

	"warroom/model"
)

// Error words an error for the one who must act on it: what is wrong, and what to do. In English these are the
// error's own words; in another language they come from its code and arguments, and fall back to its own words where
// there is no translation. An error that the model does not know is shown with its text under a general line.
func (l *Locale) Error(err error) (what, hint string) {
	if err == nil {
		return "", ""
	}
	var typed *model.Error
	if !errors.As(err, &typed) {
		return l.T("error.other", "Text", err.Error()), l.T("error.other.hint")
	}
	what, hint = model.Safe(typed.Message), model.Safe(typed.Hint)
	if l.lang == English && what != "" {
		return what, hint
	}
	id := "error." + string(typed.Code)
	if typed.Code == model.CodeMissing && typed.Args["role"] != "" {
		id += ".role"
	}
	if typed.Code == model.CodeMissing && typed.Args["credit"] != "" {
		id += ".credit"
	}
	args := l.errorArgs(typed.Args)
	return l.instead(typed.Message, id, args), l.instead(typed.Hint, id+".hint", args)
}

// instead is the translation of a sentence of the model: of the sentence itself where it is a fixed one, else the
// message of an id. Without either, or where the error does not bring the words that the message needs, the sentence
// stays as it came.
func (l *Locale) instead(sentence, id string, args []any) string {
	if p, ok := l.said["fixed."+sentence]; ok {
		return p.text
	}
	if p, ok := l.said[id]; ok {
		if text := p.fill(args); !strings.Contains(text, missing) {
			return text
		}
	}
	return model.Safe(sentence)
}

// errorArgs puts the words of an error into this language.
func (l *Locale) errorArgs(args map[string]string) []any {
	pairs := make([]any, 0, 2*len(args))
	for key, value := range args {
		switch key {
		case "what":
			if _, thing := l.said["thing."+value]; !thing && l.Has("action.field."+value) {
				value = l.T("action.field." + value)
			} else {
				value = l.Term("thing", value)
			}
		case "allowed":
			value = l.instead(value, "", nil)
		case "state":
			value = l.Term("is", value)
		case "credit":
			what := strings.Split(value, ", ")
			for n := range what {
				what[n] = l.Term("claim-missing", what[n])
			}
			value = strings.Join(what, ", ")
		case "languages":
			what := strings.Split(value, ", ")
			for n := range what {
				what[n] = l.Term("language", what[n])
			}
			value = strings.Join(what, ", ")
		case "first":
			value = l.Gap(model.Gap{Kind: model.GapKind(value), Subject: args["subject"]}, model.EmptyPlan)
		}
		pairs = append(pairs, key, value)
	}
	return pairs
}

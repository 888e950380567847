package tui

import (
	"errors"

	"warroom/model"
	"warroom/tui/entry"
	"warroom/tui/locale"
)

// fault is what is wrong with the store. It stays on the screen until an act succeeds again, or until the log
// knows what became of the one that was not confirmed.
type fault struct {
	writing error
	reading error
}

// storage are the codes that say something about the store and not about the act.
var storage = map[model.Code]bool{
	model.CodeNotConfirmed: true, model.CodeDiskFull: true, model.CodeReadOnly: true, model.CodeBusy: true,
	model.CodeCorrupt: true, model.CodeGone: true, model.CodeUnreadable: true, model.CodeNewer: true,
	model.CodeNotADatabase: true, model.CodeNetworkFS: true,
}

// met notes an error of the store; errors of the act itself are not its fault.
func (f *fault) met(err error) {
	if ofStore(err) {
		f.writing = err
	}
}

// ofStore tells whether an error says something about the store: the act itself may be given again as it is.
func ofStore(err error) bool {
	var typed *model.Error
	return !errors.As(err, &typed) || storage[typed.Code]
}

func (f *fault) clear() { f.writing, f.reading = nil, nil }

// doubter is a log that can tell whether the outcome of an act is still open.
type doubter interface{ Doubt() bool }

// settle takes back what was not confirmed once the log knows.
func (f *fault) settle(log Log) {
	if d, ok := log.(doubter); ok && model.CodeOf(f.writing) == model.CodeNotConfirmed && !d.Doubt() {
		f.writing = nil
	}
}

// text is the banner: what is true about recording, and what to do; empty if all is well.
func (f *fault) text(words *locale.Locale) string {
	switch {
	case model.CodeOf(f.writing) == model.CodeNotConfirmed:
		return words.T("room.fault.not-confirmed")
	case f.writing != nil:
		what, hint := words.Error(f.writing)
		if storage[model.CodeOf(f.writing)] {
			return what + " · " + hint
		}
		return words.T("room.fault.nothing-recorded", "why", what)
	case f.reading != nil:
		what, _ := words.Error(f.reading)
		return words.T("room.fault.not-reading", "why", what)
	}
	return ""
}

// own are the codes of the entry line, which words itself.
var own = map[model.Code]bool{
	entry.CodeUnreadable: true, entry.CodeSkipped: true, entry.CodeTwice: true, entry.CodeAhead: true,
}

// explain words an error for the person at the screen: what is wrong, and what to do.
func (r *Room) explain(err error) (what, hint string) {
	var typed *model.Error
	if !errors.As(err, &typed) || !own[typed.Code] {
		return r.words.Error(err)
	}
	var args []any
	for key, value := range typed.Args {
		if key == "what" {
			value = r.words.T("action.field." + value)
		}
		args = append(args, key, value)
	}
	id := "room.error." + string(typed.Code)
	return r.words.T(id, args...), r.words.T(id+".hint", args...)
}

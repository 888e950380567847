package locale

import "warroom/model"

// Entry words one line of the log: the kind of entry in a word or two, and what it says in one line. Every kind that
// the model knows has wording; a kind of a newer version is shown by its name.
func (l *Locale) Entry(e *model.Entry, plan *model.Plan) (kind, text string) {
	return l.Term("entry", string(e.Kind)), model.Safe(e.Text())
}

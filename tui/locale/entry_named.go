package locale

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
)

// Scene is where an entry is read: with it, other entries are called by their time and first words instead of a number
// that the reader does not see.
type Scene struct {
	Incident *model.Incident
	Plan     *model.Plan
	Zone     *time.Location
	Now      time.Time
	// Number is what people call another incident. Nil, or an empty answer: its identity is shown.
	Number func(model.IncidentID) string
}

// EntryIn words one line of the log as [Locale.Entry] does.
func (l *Locale) EntryIn(e *model.Entry, in Scene) (kind, text string) {
	return l.entry(e, in.Plan, func(ref model.Ref) string { return l.named(ref, in) }, in)
}

// incident is what another incident is called, safe.
func (in Scene) incident(id model.IncidentID) string {
	if in.Number != nil {
		if number := in.Number(id); number != "" {
			return model.Safe(number)
		}
	}
	return model.Safe(string(id))
}

// Named calls an entry by its time and its first words, for where people must see which one is meant.
func (l *Locale) Named(ref model.Ref, in Scene) string { return l.named(ref, in) }

// firstWords is how many cells of an entry's text tell which one is meant.
const firstWords = 28

// named calls an entry by its time and its first words as they were recorded: what a correction says comes after.
func (l *Locale) named(ref model.Ref, in Scene) string {
	if in.Incident == nil {
		return short(ref)
	}
	e, ok := in.Incident.Entry(ref)
	if !ok {
		return short(ref)
	}
	first := *e
	first.Corrected = nil
	text, said := l.Entry(&first, in.Plan)
	switch e.Fact.(type) {
	case model.EntryStruck, model.EntryCorrected, model.EntryPinned: // their kind says enough
	default:
		text = said
	}
	return l.T("said.entry", "Time", l.Stamp(e.When(), in.Zone, in.Now), "Text", cutWords(text, firstWords))
}

// cutWords cuts a text to some cells, between two words where it has some.
func cutWords(text string, cells int) string {
	if ansi.StringWidth(text) <= cells {
		return text
	}
	cut := ansi.Truncate(text, cells-1, "")
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.·") + "…"
}

package action

import (
	"slices"

	"warroom/model"
	"warroom/tui/locale"
)

// maxEntries is how many entries a form offers; an older one is chosen under the cursor.
const maxEntries = 100

// entryField asks which entry of the log is meant: the one under the cursor, if it is one of those.
func entryField(fits func(*model.Entry) bool) Field {
	return choice("entry", entriesThat(fits)).from(func(c Context) string {
		if e, ok := c.selectedEntry(); ok && fits(e) {
			return e.Ref().String()
		}
		return ""
	})
}

// entriesThat offers the newest entries by their time, who and first words, and the one under the cursor however old.
func entriesThat(fits func(*model.Entry) bool) func(Context) []Option {
	return func(c Context) []Option {
		log := orEmpty(c.Incident).Log
		var options []Option
		for n := len(log) - 1; n >= 0 && len(options) < maxEntries; n-- {
			if e := &log[n]; fits(e) {
				options = append(options, c.entryOption(e))
			}
		}
		if e, ok := c.selectedEntry(); ok && fits(e) {
			for _, o := range options {
				if o.Value == e.Ref().String() {
					return options
				}
			}
			options = append(options, c.entryOption(e))
		}
		return options
	}
}

func (c Context) entryOption(e *model.Entry) Option {
	kind, text := c.Locale.EntryIn(e, c.scene())
	if text == "" {
		text = kind
	}
	return Option{
		Value: e.Ref().String(),
		Label: c.Locale.Stamp(e.When(), c.Zone, c.Now) + "  " + c.Locale.FirstName(e.Actor.Person, c.Plan) + "  " + text,
	}
}

// inForceStill are the entries that nobody has struck.
func inForceStill(e *model.Entry) bool { return e.Struck == nil }

// anyEntry is enabled while something can be struck; it does not word a single entry.
func anyEntry(c Context) (bool, string) {
	return slices.ContainsFunc(orEmpty(c.Incident).Log, func(e model.Entry) bool { return inForceStill(&e) }), "no-entry"
}

// scene is what entries are worded with.
func (c Context) scene() locale.Scene {
	return locale.Scene{Incident: c.Incident, Plan: c.Plan, Zone: c.Zone, Now: c.Now, Number: c.number}
}

// number is what people call another incident; empty if the board has not been read.
func (c Context) number(id model.IncidentID) string {
	for _, s := range c.Board {
		if s.ID == id {
			return s.Number + " " + s.Title
		}
	}
	return ""
}

func (c Context) selectedEntry() (*model.Entry, bool) {
	if c.Incident == nil || c.Selection.Entry.IsZero() {
		return nil, false
	}
	return c.Incident.Entry(c.Selection.Entry)
}

// chosenEntry is the entry that stands in the form.
func (c Context) chosenEntry(v Values) (*model.Entry, bool) {
	ref, err := v.ref()
	if err != nil || c.Incident == nil {
		return nil, false
	}
	return c.Incident.Entry(ref)
}

func chosenText(c Context, v Values) string {
	if e, ok := c.chosenEntry(v); ok {
		return e.Text()
	}
	return ""
}

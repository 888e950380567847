package dialog

import (
	"warroom/model"
	"warroom/tui/action"
)

// Draft is what stands in the fields of an action until it is sent off, for a dialog that embeds it and lays the fields
// out. Fields that nobody touched follow the others and what is true in the room; what was typed is never replaced. If
// what it is about has changed meanwhile, it says so and nothing is overwritten unseen.
type Draft struct {
	Action  action.Action
	Context action.Context
	Parts   []*Part // in the order in which they follow each other
	Changed bool    // what it is about, by somebody else, since it was last looked at
	What    string  // is wrong; empty: nothing
	Hint    string  // at how to mend it
	key     string
	subject string
	seen    model.Ref
}

// NewDraft begins an action with some values given; key names what it is opened on, more are fields besides those of the
// action.
func NewDraft(key string, a action.Action, c action.Context, given action.Values, s Style, more ...action.Field) Draft {
	d := Draft{Action: a, Context: c, key: key}
	start := action.Complete(c, a, nil)
	for _, def := range append(append([]action.Field{}, a.Fields...), more...) {
		part := NewPart(def, c, s)
		if value := given[def.ID]; given.Has(def.ID) && value != start[def.ID] {
			part.Give(value)
		} else {
			part.Follow(start[def.ID])
		}
		d.Parts = append(d.Parts, part)
	}
	d.Derive()
	d.Look()
	return d
}

// Key names what it was opened on.
func (d *Draft) Key() string { return d.key }

// Part is the field of an id; nil if there is none.
func (d *Draft) Part(id string) *Part {
	for _, part := range d.Parts {
		if part.Field().ID == id {
			return part
		}
	}
	return nil
}

// Values is what stands in the fields now.
func (d *Draft) Values() action.Values {
	v := make(action.Values, len(d.Parts))
	for _, part := range d.Parts {
		v[part.Field().ID] = part.Value()
	}
	return v
}

// Derive brings the fields that follow others up to date, in their order.
func (d *Draft) Derive() {
	v := d.Values()
	for _, part := range d.Parts {
		if def := part.Field(); def.Derive != nil && !part.Touched() {
			part.Follow(def.Derive(d.Context, v))
			v[def.ID] = part.Value()
		}
	}
}

// About takes the present state of what the draft is about as seen if that is something else than before.
func (d *Draft) About() {
	if d.Action.About(d.Context, d.Values()) != d.subject {
		d.Look()
	}
}

// Look takes the present state of what the draft is about as seen.
func (d *Draft) Look() {
	d.subject, d.seen, d.Changed = d.Action.About(d.Context, d.Values()), model.Ref{}, false
	if d.Context.Incident != nil && d.subject != "" {
		d.seen = d.Context.Incident.Rev(d.subject)
	}
}

// LookAgain shows what has changed, and says that this comes before sending off.
func (d *Draft) LookAgain() {
	d.follow()
	d.Look()
	d.What, d.Hint = d.Context.Locale.T("dialog.form.looked"), d.Context.Locale.T("dialog.form.looked.hint")
}

// Refresh takes over what is true now, or notes that what the draft is about has changed.
func (d *Draft) Refresh(c action.Context) {
	c.Selection = d.Context.Selection // the cursor of the room is not its concern any more
	d.Context = c
	if c.Incident != nil && d.subject != "" && c.Incident.Rev(d.subject) != d.seen {
		d.Changed = true
		return
	}
	d.follow()
}

func (d *Draft) follow() {
	for _, part := range d.Parts {
		part.Refresh(d.Context)
	}
	d.Derive()
}

// Restyle takes over another theme or language.
func (d *Draft) Restyle(s Style) {
	d.Context.Locale = s.Locale
	for _, part := range d.Parts {
		part.Restyle(s)
		part.Refresh(d.Context)
	}
}

// Complain says what was wrong when it was sent off.
func (d *Draft) Complain(what, hint string, changed bool) {
	d.What, d.Hint = what, hint
	d.Changed = d.Changed || changed
}

// Submit sends it off; anyway does so although what it is about has changed. Where a field that is needed is empty it
// answers nil and that field.
func (d *Draft) Submit(anyway bool) (Result, *Part) {
	v := d.Values()
	if lacks := d.Part(action.Lacks(d.Action, v)); lacks != nil {
		d.What, d.Hint = d.Context.Locale.T("dialog.form.missing", "field", lacks.Field().Label(d.Context)), ""
		return nil, lacks
	}
	s := Submitted{Action: d.Action, Values: v, Subject: d.subject, Seen: d.seen}
	if anyway {
		s.Subject = ""
	}
	return s, nil
}

// Leave hands back what was typed, so that it can be had again.
func (d *Draft) Leave() Result {
	values := action.Values{}
	for _, part := range d.Parts {
		if part.Touched() {
			values[part.Field().ID] = part.Value()
		}
	}
	if len(values) == 0 {
		return Dropped{}
	}
	return Left{Key: d.key, Values: values}
}

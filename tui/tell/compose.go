package tell

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

// Compose writes a notice: at the left to whom and about what, at the right the text in each language, and what is
// missing in it. On a narrow screen one of the two is seen. What was typed is never replaced: fields that nobody
// touched follow the others and the room.
type Compose struct {
	style   dialog.Style
	context action.Context
	action  action.Action
	parts   map[string]*dialog.Part
	setup   []string // the ids of the fields at the left, in order
	tongues []model.Language
	lang    int // which of the tongues is seen
	at      string
	key     string
	subject string
	seen    model.Ref
	changed bool // by somebody else since it was opened
	what    string
	hint    string
	gap     string // what is left to fill in under the cursor: what is typed takes its place
	reach   reach
}

// NewCompose opens the screen on a new notice, or with an action that edits one on that one.
func NewCompose(a action.Action, c action.Context, given action.Values, s dialog.Style) *Compose {
	d := &Compose{style: s, context: c, key: dialog.Key(a, c), tongues: action.Tongues(c), parts: map[string]*dialog.Part{}}
	d.action = action.Composing(c)
	d.setup = []string{"audience", "stage", "next", "template", "channels", "notify", "follows", "chain", "valid"}
	if a.ID != d.action.ID {
		d.action = action.Rewording(c)
		d.setup = []string{"next", "channels", "valid"}
	}
	d.at = d.setup[0]
	start, was := action.Complete(c, d.action, given), action.Complete(c, d.action, nil)
	for _, def := range d.action.Fields {
		part := dialog.NewPart(def, c, s)
		if given.Has(def.ID) && given[def.ID] != was[def.ID] {
			part.Give(given[def.ID])
		} else {
			part.Follow(start[def.ID])
		}
		d.parts[def.ID] = part
	}
	d.derive()
	d.look()
	switch {
	case a.ID != "compose":
		d.at = "body"
	case c.Selection.Audience != "":
		d.at = "stage"
	}
	d.parts[d.at].Focus()
	return d
}

// Whole tells the room to give it all the space.
func (d *Compose) Whole() {}

// Want is what it needs to know and does not yet; nil: nothing.
func (d *Compose) Want() tea.Cmd { return d.reach.want() }

// Hear takes in what it wanted to know.
func (d *Compose) Hear(msg tea.Msg) tea.Cmd {
	if msg, is := msg.(Counted); is {
		d.reach.take(msg)
	}
	return nil
}

// Key names what it opened on.
func (d *Compose) Key() string { return d.key }

// Values is what stands in the fields now.
func (d *Compose) Values() action.Values { return d.values() }

// values is what stands in the fields.
func (d *Compose) values() action.Values {
	v := action.Values{}
	for id, part := range d.parts {
		v[id] = part.Value()
	}
	return v
}

// derive brings the fields that follow others up to date, in their order.
func (d *Compose) derive() {
	for _, def := range d.action.Fields {
		if part := d.parts[def.ID]; def.Derive != nil && !part.Touched() {
			v := d.values()
			if def.ID == "stage" {
				delete(v, "status") // that follows the stage here
			}
			part.Follow(def.Derive(d.context, v))
		}
	}
	d.reach.measure(d.context, d.draft())
}

// draft is the notice as it would be now.
func (d *Compose) draft() model.Notice {
	v := d.values()
	n := model.Notice{Language: d.context.Plan.Language, Subject: v["subject"], Short: v["short"], Text: v["body"]}
	if before, ok := d.editing(v); ok {
		n.Audience, n.Status, n.Phase, n.Notify = before.Audience, before.Status, before.Phase, before.Notify
	} else {
		n.Audience, n.Status, n.Notify = model.AudienceID(v["audience"]), model.PublicStatus(v["status"]), model.Notify(v["notify"])
	}
	for word := range strings.SplitSeq(v["channels"], ",") {
		if word = strings.TrimSpace(word); word != "" {
			n.Channels = append(n.Channels, model.ChannelID(word))
		}
	}
	n.Variants = action.Wordings(d.context, v)[1:]
	return n
}

// editing is the notice that is being edited.
func (d *Compose) editing(v action.Values) (model.Notice, bool) {
	if _, edits := d.parts["notice"]; !edits || d.context.Incident == nil {
		return model.Notice{}, false
	}
	return notice(d.context, v["notice"])
}

// look takes the present state of what is edited as seen.
func (d *Compose) look() {
	d.subject, d.seen, d.changed = d.action.About(d.context, d.values()), model.Ref{}, false
	if d.context.Incident != nil && d.subject != "" {
		d.seen = d.context.Incident.Rev(d.subject)
	}
}

// Refresh shows what is true now.
func (d *Compose) Refresh(c action.Context) {
	c.Selection = d.context.Selection // the cursor of the room is not its concern any more
	d.context = c
	if c.Incident != nil && d.subject != "" && c.Incident.Rev(d.subject) != d.seen {
		d.changed = true
		return
	}
	for _, part := range d.parts {
		part.Refresh(c)
	}
	d.derive()
}

// Complain says what was wrong when it was sent off.
func (d *Compose) Complain(what, hint string, changed bool) {
	d.what, d.hint = what, hint
	d.changed = d.changed || changed
}

// Point puts the cursor into a field, if there is one.
func (d *Compose) Point(id string) {
	if _, known := d.parts[id]; known {
		d.focus(id)
	}
}

// Restyle takes over another theme or language.
func (d *Compose) Restyle(s dialog.Style) {
	d.style, d.context.Locale = s, s.Locale
	for _, part := range d.parts {
		part.Restyle(s)
		part.Refresh(d.context)
	}
}

// tongue is the language whose text is seen; empty for the plan's own.
func (d *Compose) tongue() model.Language {
	if d.lang == 0 {
		return ""
	}
	return d.tongues[d.lang]
}

// order are the fields as tab goes through them: those at the left, then those of the text that is seen.
func (d *Compose) order() []string {
	var all []string
	for _, id := range d.setup {
		if id == "chain" && d.parts["follows"].Value() == "" {
			continue // it continues none
		}
		if id == "follows" && len(d.parts[id].Field().Offers(d.context)) == 0 {
			continue // nothing has left yet
		}
		all = append(all, id)
	}
	for _, id := range []string{"subject", "body", "short"} {
		all = append(all, action.In(id, d.tongue()))
	}
	return all
}

// writing tells whether the keyboard is in the text.
func (d *Compose) writing() bool { return !slices.Contains(d.setup, d.at) }

func (d *Compose) focus(id string) {
	d.gap = ""
	d.parts[d.at].Blur()
	d.at = id
	d.parts[id].Focus()
}

func (d *Compose) step(by int) {
	order := d.order()
	n := slices.Index(order, d.at)
	d.focus(order[(n+by+len(order))%len(order)])
}

// speak shows the text in the next language; the cursor stays in its field.
func (d *Compose) speak(by int) {
	id, _, _ := strings.Cut(d.at, ".")
	d.lang = (d.lang + by + len(d.tongues)) % len(d.tongues)
	if d.writing() {
		d.focus(action.In(id, d.tongue()))
		return
	}
	d.focus(action.In("body", d.tongue()))
}

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
	dialog.Draft
	style   dialog.Style
	setup   []string // the ids of the fields at the left, in order
	tongues []model.Language
	lang    int // which of the tongues is seen
	at      string
	gap     string // what is left to fill in under the cursor: what is typed takes its place
	asked   bool   // somebody was asked whether wordings may be left behind, and nothing was typed since
	reach   reach
}

// texts are the fields of the text in one language, from the top.
var texts = []string{"subject", "body", "short"}

// NewCompose opens the screen on a new notice, or with an action that edits or continues one on that one.
func NewCompose(a action.Action, c action.Context, given action.Values, s dialog.Style) *Compose {
	d := &Compose{style: s, tongues: action.Tongues(c)}
	d.setup = []string{"audience", "stage", "next", "template", "channels", "notify", "follows", "chain", "valid"}
	own := action.Composing(c)
	if a.ID == "notice-edit" {
		own = action.Rewording(c)
		d.setup = []string{"next", "channels", "valid"}
	}
	d.Draft = dialog.NewDraft(dialog.Key(a, c, given), own, c, action.Continuing(c, a, given), s)
	d.at = d.setup[0]
	switch {
	case a.ID != "compose":
		d.at = "body"
	case c.Selection.Audience != "":
		d.at = "stage"
	}
	d.Part(d.at).Focus()
	d.measure()
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

// measure counts whom the notice gets to as it would be now.
func (d *Compose) measure() { d.reach.measure(d.Context, d.draft()) }

// draft is the notice as it would be now.
func (d *Compose) draft() model.Notice {
	v := d.Values()
	n := model.Notice{Language: d.Context.Plan.Language, Subject: v["subject"], Short: v["short"], Text: v["body"]}
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
	n.Variants = action.Wordings(d.Context, v)[1:]
	return n
}

// editing is the notice that is being edited.
func (d *Compose) editing(v action.Values) (model.Notice, bool) {
	if d.Part("notice") == nil || d.Context.Incident == nil {
		return model.Notice{}, false
	}
	return notice(d.Context, v["notice"])
}

// Refresh shows what is true now.
func (d *Compose) Refresh(c action.Context) {
	d.Draft.Refresh(c)
	d.measure()
}

// Point puts the cursor into a field, if there is one.
func (d *Compose) Point(id string) {
	if d.Part(id) != nil {
		d.focus(id)
	}
}

// Restyle takes over another theme or language.
func (d *Compose) Restyle(s dialog.Style) {
	d.style = s
	d.Draft.Restyle(s)
}

// tongue is the language whose text is seen; empty for the plan's own.
func (d *Compose) tongue() model.Language { return d.in(d.lang) }

// in is one of the tongues as the fields of its text have it: empty for the plan's own.
func (d *Compose) in(tongue int) model.Language {
	if tongue == 0 {
		return ""
	}
	return d.tongues[tongue]
}

// order are the fields as tab goes through them: those at the left, then those of the text that is seen.
func (d *Compose) order() []string {
	var all []string
	for _, id := range d.setup {
		if id == "chain" && d.Part("follows").Value() == "" {
			continue // it continues none
		}
		if id == "follows" && len(d.Part(id).Field().Offers(d.Context)) == 0 {
			continue // nothing has left yet
		}
		all = append(all, id)
	}
	for _, id := range texts {
		all = append(all, action.In(id, d.tongue()))
	}
	return all
}

// writing tells whether the keyboard is in the text.
func (d *Compose) writing() bool { return !slices.Contains(d.setup, d.at) }

func (d *Compose) focus(id string) {
	d.gap = ""
	d.Part(d.at).Blur()
	d.at = id
	d.Part(id).Focus()
}

func (d *Compose) step(by int) {
	order := d.order()
	n := slices.Index(order, d.at)
	d.focus(order[(n+by+len(order))%len(order)])
}

// speak goes from the choices to the text, and from there to that in the next language; the cursor stays in its field.
func (d *Compose) speak() {
	id, _, _ := strings.Cut(d.at, ".")
	if d.writing() {
		d.lang = (d.lang + 1) % len(d.tongues)
	} else {
		id = "body"
	}
	d.focus(action.In(id, d.tongue()))
}

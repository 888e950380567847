package tell

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// Open asks the room to look at a notice.
type Open struct{ Number int }

// History is every notice to one audience, the newest first, the one under the cursor with all its words.
type History struct {
	style    dialog.Style
	context  action.Context
	audience model.AudienceID
	notices  []model.Notice
	at       int
	top      int // how far the text is scrolled
}

// NewHistory opens on an audience; without one, on the first of the plan.
func NewHistory(audience model.AudienceID, c action.Context, s dialog.Style) *History {
	d := &History{style: s, audience: audience}
	if audience == "" && len(c.Plan.Audiences) > 0 {
		d.audience = c.Plan.Audiences[0].ID
	}
	d.Refresh(c)
	return d
}

// Whole tells the room to give it all the space.
func (d *History) Whole() {}

// Stays tells that it is left by esc alone.
func (d *History) Stays() {}

// Restyle takes over another theme or language.
func (d *History) Restyle(s dialog.Style) { d.style, d.context.Locale = s, s.Locale }

// Refresh shows what is true now; the cursor stays on its notice.
func (d *History) Refresh(c action.Context) {
	here := 0
	if d.at < len(d.notices) {
		here = d.notices[d.at].Number
	}
	d.context, d.notices = c, nil
	if c.Incident == nil {
		return
	}
	for _, n := range slices.Backward(c.Incident.Notices) {
		if n.Audience == d.audience {
			d.notices = append(d.notices, n)
		}
	}
	d.at = max(slices.IndexFunc(d.notices, func(n model.Notice) bool { return n.Number == here }), 0)
}

// Update takes a key.
func (d *History) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, nil
	}
	switch press.String() {
	case "esc", "q":
		return dialog.Dropped{}, nil
	case "up", "k":
		d.at, d.top = max(d.at-1, 0), 0
	case "down", "j":
		d.at, d.top = min(d.at+1, max(len(d.notices)-1, 0)), 0
	case "pgdown", "space":
		d.top += 10
	case "pgup":
		d.top = max(d.top-10, 0)
	case "right", "tab":
		d.turn(1)
	case "left", "shift+tab":
		d.turn(-1)
	case "enter":
		if d.at < len(d.notices) {
			return Open{d.notices[d.at].Number}, nil
		}
	}
	return nil, nil
}

// turn goes to another audience.
func (d *History) turn(by int) {
	all := d.context.Plan.Audiences
	if len(all) == 0 {
		return
	}
	at := slices.IndexFunc(all, func(a model.Audience) bool { return a.ID == d.audience })
	d.audience, d.notices, d.at, d.top = all[(at+by+len(all))%len(all)].ID, nil, 0, 0
	d.Refresh(d.context)
}

// View draws the list, the notice under the cursor opened.
func (d *History) View(w, h int) string {
	t, words := d.style.Theme, d.style.Locale
	foot := keys(d.style, w-4, "↑↓", "dialog.key.move", "enter", "tell.key.look", "← →", "tell.key.audience", "space", "dialog.key.more", "esc", "dialog.key.back")
	width, room := inner(w, h, len(foot))
	if len(d.notices) == 0 {
		return sheet(d.style, d.title(), wrap(nil, words.T("tell.history.none"), width), foot, w, h)
	}
	var lines []string
	for n, one := range d.notices {
		look := &t.Normal
		if n == d.at {
			look = &t.Selected
		}
		lines = append(lines, t.Paint(look, fit(d.heading(one, n == d.at), width)))
	}
	list := min(len(lines), max(room/3, 3))
	top := max(min(d.at-list/2, len(lines)-list), 0)
	lines = lines[top : top+list]
	text := d.text(d.notices[d.at], min(width-2, 76))
	left := max(room-list-1, 1)
	d.top = min(d.top, max(len(text)-left, 0))
	lines = append(lines, "")
	for n := d.top; n < len(text) && n < d.top+left; n++ {
		lines = append(lines, t.Paint(&t.Border, "│ ")+text[n])
	}
	return sheet(d.style, d.title(), lines, foot, w, h)
}

func (d *History) title() string {
	return d.style.Locale.T("action.earlier.name") + "  " + theme.Separator + "  " + d.style.Locale.Audience(d.audience, d.context.Plan)
}

// heading is a notice in a line: its number, where it stands, by which channels, and how many it reached.
func (d *History) heading(n model.Notice, here bool) string {
	c, words := d.context, d.style.Locale
	mark := "  "
	if here {
		mark = theme.Here + " "
	}
	said, _ := stateOf(c, n)
	said, _, _ = strings.Cut(said, "  "+theme.Separator)
	text := mark + fit(strconv.Itoa(n.Number), 3) + " " + said
	if len(n.Channels) > 0 {
		text += "  " + words.Channels(n.Channels, c.Plan)
	}
	if len(n.Dispatches) > 0 {
		tally := n.Tally()
		text += "  " + words.T("tell.history.reached", "Part", words.Number(tally.Reached), "Of", words.Number(tally.All))
	}
	return text
}

// text is what it said, in every language.
func (d *History) text(n model.Notice, w int) []string {
	t, words := d.style.Theme, d.style.Locale
	var lines []string
	add := func(of model.Wording, language bool) {
		if language {
			lines = append(lines, "", t.Faint.Render(of.Language.Base()))
		}
		if of.Subject != "" {
			lines = append(lines, wrap(&t.Bold, model.Safe(of.Subject), w)...)
		}
		for line := range strings.SplitSeq(model.SafeLines(of.Text), "\n") {
			lines = append(lines, wrap(nil, line, w)...)
		}
	}
	if n.Chain != "" && !n.Follows.IsZero() {
		lines = append(lines, t.Faint.Render(words.Term("chain", string(n.Chain))))
	}
	add(model.Wording{Subject: n.Subject, Text: n.Text}, false)
	for _, v := range n.Variants {
		add(v, true)
	}
	return lines
}

package tell

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/theme"
)

// sideBySide is from which width both parts are seen at once.
const sideBySide = 100

// View draws both parts, or the one that has the keyboard.
func (d *Compose) View(w, h int) string {
	foot := d.foot(w - 4)
	width, room := inner(w, h, len(foot))
	var lines []string
	if w >= sideBySide {
		left := min(max(width/3, 36), 52)
		lines = beside(d.style, d.choices(left, room), d.text(width-left-3, room), left, room)
	} else {
		front := 0
		if d.writing() {
			front = 1 + d.lang
		}
		names := []string{d.style.Locale.T("tell.compose.to")}
		lines = append(lines, tabs(d.style, append(names, d.names()...), front))
		if d.writing() {
			lines = append(lines, d.text(width, room-1)[1:]...)
		} else {
			lines = append(lines, d.choices(width, room-1)...)
		}
	}
	return sheet(d.style, d.title(), lines, foot, w, h)
}

func (d *Compose) title() string {
	n := d.draft()
	name := d.Action.Name(d.Context)
	if follows := d.Part("follows"); follows != nil && follows.Value() != "" {
		name = d.style.Locale.T("action."+action.CarryOn(model.Chain(d.Part("chain").Value()))+".name") + "  " + follows.Value()
	}
	title := name + "  " + d.style.Locale.Audience(n.Audience, d.Context.Plan)
	if stage := d.Part("stage"); stage != nil && stage.Value() != "" {
		title += "  " + theme.Separator + "  " + d.style.Locale.Term("stage", stage.Value())
	}
	if d.Context.Incident != nil && d.Context.Incident.IsExercise() {
		title = model.MarksIn(d.style.Locale.Lang()).Exercise + "  " + title
	}
	return title
}

// names are the languages of the text, with a mark on those that say nothing, have gaps or were left behind.
func (d *Compose) names() []string {
	names, behind := make([]string, len(d.tongues)), d.behind()
	for n, lang := range d.tongues {
		names[n] = lang.Base()
		switch body := d.Part(action.In("body", d.in(n))).Value(); {
		case strings.TrimSpace(body) == "":
			names[n] += " " + theme.Skipped
		case len(model.Gaps(body)) > 0:
			names[n] += " " + theme.Alert
		case slices.Contains(behind, n):
			names[n] += " " + theme.Alert
		}
	}
	return names
}

// choices are the fields at the left, each with its label before it, as far down as the cursor needs.
func (d *Compose) choices(w, h int) []string {
	order, label := d.order(), 0
	for _, id := range order[:len(order)-3] {
		label = max(label, ansi.StringWidth(d.Part(id).Field().Label(d.Context)))
	}
	label = min(label, w/2)
	var lines []string
	focus := 0
	for _, id := range order[:len(order)-3] {
		part, focused := d.Part(id), id == d.at
		look, mark := d.style.Theme.Faint, "  "
		if focused {
			look, mark, focus = d.style.Theme.Focus, theme.Here+" ", len(lines)
		}
		name := look.Render(mark + fit(part.Field().Label(d.Context), label) + "  ")
		for n, line := range part.View(max(w-label-4, 4), 1, focused) {
			if n > 0 {
				name = strings.Repeat(" ", label+4)
			}
			lines = append(lines, name+line)
		}
	}
	if over := len(lines) - h; over > 0 && focus > h/3 {
		lines = lines[min(over, focus-h/3):]
	}
	return lines
}

// leastText is how many lines of the text are seen at least, where there is room for them.
const leastText = 12

// text is the right part: the languages, the fields of the one in front, and what is missing, in exactly h lines.
func (d *Compose) text(w, h int) []string {
	words, lang := d.style.Locale, d.tongue()
	label := func(id string) string {
		look := d.style.Theme.Faint
		if d.at == action.In(id, lang) {
			look = d.style.Theme.Focus
		}
		return look.Render(words.T("action.field." + id))
	}
	field := func(id string, w, h int) []string {
		id = action.In(id, lang)
		return d.Part(id).View(w, h, id == d.at)
	}
	lacks := d.lacks(w)
	brief := 3
	if h < 16 {
		brief = 1
		lacks = lacks[:min(len(lacks), 3)]
	}
	subject := label("subject")
	lines := []string{tabs(d.style, d.names(), d.lang)}
	lines = append(lines, subject+"  "+field("subject", w-ansi.StringWidth(subject)-3, 1)[0])
	tall := max(h-len(lines)-3-brief-len(lacks), 2)
	if need := len(wrap(nil, d.Part(action.In("body", lang)).Value(), w)) + 2; tall > need {
		tall = max(need, leastText)
		tall = min(tall, max(h-len(lines)-3-brief-len(lacks), 2))
	}
	lines = append(lines, label("body")+"  "+d.style.Theme.Faint.Render(d.length()))
	lines = append(lines, field("body", w, tall)...)
	lines = append(lines, label("short")+"  "+d.style.Theme.Faint.Render(d.sms()))
	lines = append(lines, field("short", w, brief)...)
	if len(lines)+len(lacks) < h {
		lines = append(lines, "")
	}
	lines = append(lines[:max(min(len(lines), h-len(lacks)), 0)], lacks...)
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines
}

// length is how long the text is, and whether it was left behind; of none, what its readers get instead.
func (d *Compose) length() string {
	words := d.style.Locale
	if d.silent() {
		if d.lang == 0 {
			return words.T("tell.compose.empty")
		}
		return words.T("tell.compose.instead", "Language", tongue(words, d.tongues[d.lang]), "Own", tongue(words, d.tongues[0]))
	}
	body := d.Part(action.In("body", d.tongue())).Value()
	said := words.T("tell.compose.length", "N", words.Number(len([]rune(body))))
	if slices.Contains(d.behind(), d.lang) {
		said += "  " + d.style.Theme.Warn.Render(theme.Alert+" "+words.T("tell.compose.unchanged"))
	}
	return said
}

// silent tells whether nothing is said in the language in front.
func (d *Compose) silent() bool {
	return strings.TrimSpace(d.Part(action.In("body", d.tongue())).Value()) == ""
}

// sms is how long the notice is as an SMS, as it will arrive; nothing where there is no text.
func (d *Compose) sms() string {
	if d.silent() {
		return ""
	}
	n := d.draft()
	channel := model.Channel{Kind: "sms"}
	letter := d.Context.Letter(n, channel, d.tongues[d.lang])
	return smsLength(d.style.Locale, letter.Text)
}

// foot is what must be seen at any size: what is wrong, and the keys.
func (d *Compose) foot(w int) []string {
	t, words := d.style.Theme, d.style.Locale
	var lines []string
	switch {
	case d.Changed:
		lines = wrap(&t.Warn, theme.Alert+" "+words.T("dialog.form.changed"), w)
		return append(lines, keys(d.style, w, "enter", "dialog.key.look", "ctrl+s", "dialog.key.anyway", "esc", "dialog.key.drop")...)
	case d.What != "":
		lines = wrap(&t.Bad, theme.Alert+" "+strings.TrimSpace(d.What+"  "+d.Hint), w)
	}
	pairs := []string{"ctrl+s", "tell.key.draft", "tab", "dialog.key.next"}
	if d.at == "stage" {
		pairs = append([]string{"enter", "tell.key.draft"}, pairs[2:]...)
	}
	if part := d.Part(d.at); part.Takes("down") && !d.writing() {
		pairs = append(pairs, "↑↓", "dialog.key.choose")
	}
	if len(d.draft().Gaps()) > 0 {
		pairs = append(pairs, "ctrl+g", "tell.key.gap")
	}
	if len(d.tongues) > 1 {
		pairs = append(pairs, "ctrl+t", "tell.key.language")
	}
	return append(lines, keys(d.style, w, append(pairs, "esc", "dialog.key.back")...)...)
}

// lacks is what is missing in the notice and what its readers will not get, the worst first.
func (d *Compose) lacks(w int) []string {
	t, words, n := d.style.Theme, d.style.Locale, d.draft()
	var lines []string
	say := func(text string) {
		lines = append(lines, t.Warn.Render(ansi.Truncate(theme.Alert+" "+text, w, "…")))
	}
	if gaps := n.Gaps(); len(gaps) > 0 {
		say(words.N("action.compose.gaps", len(gaps), "gaps", strings.Join(gaps, "  ")))
	}
	if behind := d.behind(); len(behind) > 0 {
		say(words.T("tell.compose.behind", "Languages", d.spell(behind)))
	}
	for _, one := range d.reach.unspoken(n, d.Context.Plan.Language) {
		say(unspoken(d.Context, one))
	}
	if v := d.Values(); v["next"] == "" && n.Status != model.Resolved {
		if before, edits := d.editing(v); !edits || before.Promise.IsZero() {
			say(words.T("tell.compose.no-promise"))
		}
	}
	for _, one := range d.reach.left {
		if one.Why == "no-way" {
			say(words.N("tell.compose.no-way", one.Count, "Names", some(d.Context, one.Names, one.Count)))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, t.OK.Render(theme.Done+" "+words.T("tell.compose.complete")))
	}
	return append(lines, t.Faint.Render(ansi.Truncate("  "+d.goes(), w, "…")))
}

// goes says in a line how many the notice gets to, by which channels.
func (d *Compose) goes() string {
	var parts []string
	for _, one := range d.reach.channels {
		title := d.style.Locale.Channels([]model.ChannelID{one.Channel}, d.Context.Plan)
		if !one.Once {
			title += " " + strconv.Itoa(one.Count)
		}
		parts = append(parts, title)
	}
	if len(parts) == 0 {
		return d.style.Locale.T("tell.compose.nobody")
	}
	return d.style.Locale.T("tell.compose.goes", "Channels", strings.Join(parts, "  "))
}

package tell

import (
	"strconv"
	"strings"

	"warroom/model"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// View draws the question.
func (d *Send) View(w, h int) string {
	t, words := d.style.Theme, d.style.Locale
	foot := d.foot(w - 4)
	width, room := inner(w, h, len(foot))
	said, _ := stateOf(d.context, d.notice)
	lines := append(wrap(nil, said, width), "")
	if d.notice.Subject != "" {
		lines = append(lines, t.Bold.Render(model.Safe(d.notice.Subject)))
	}
	first, _, _ := strings.Cut(model.SafeLines(d.notice.Text), "\n")
	lines = append(lines, t.Faint.Render(fit(first, width)), "")
	lines = append(lines, reaches(d.context, t, &d.reach, width)...)
	if d.context.Incident.IsExercise() {
		lines = append(lines, "")
		lines = append(lines, wrap(&t.Warn, words.T("tell.exercise"), width)...)
	}
	d.top = min(d.top, max(len(lines)-room, 0))
	title := d.action.Name(d.context) + "  " + words.T("action.notice.to", "number", strconv.Itoa(d.number),
		"audience", words.Audience(d.notice.Audience, d.context.Plan))
	return sheet(d.style, title, lines[d.top:], foot, w, h)
}

func (d *Send) foot(w int) []string {
	t, words := d.style.Theme, d.style.Locale
	var lines []string
	say := func(text string) { lines = append(lines, wrap(&t.Warn, theme.Alert+" "+text, w)...) }
	if d.changed {
		say(words.T("tell.changed"))
		return append(lines, keys(d.style, w, "enter", "dialog.key.look", "esc", "dialog.key.back")...)
	}
	if gaps := d.notice.Gaps(); len(gaps) > 0 {
		say(words.N("action.compose.gaps", len(gaps), "gaps", strings.Join(gaps, "  ")))
	}
	if behind := d.notice.Behind(); len(behind) > 0 {
		say(words.T("tell.send.behind", "Languages", spelt(d.context, behind)))
	}
	for _, one := range d.reach.unspoken(d.notice, d.context.Plan.Language) {
		say(unspoken(d.context, one))
	}
	if waits := d.waits(); waits != "" {
		say(words.T("tell.send.without", "Role", words.Role(waits, d.context.Plan)))
	}
	if d.notice.Stale(d.context.Incident) {
		say(words.T("action.notice.stale"))
	}
	if p := d.notice.Promise; !p.IsZero() && d.next.Value() == "" && p.At.Before(d.context.Now) {
		say(words.T("tell.send.promise-over"))
	}
	lines = append(lines, d.row(d.next, w))
	if d.needsReason() {
		lines = append(lines, d.row(d.reason, w))
	}
	if d.what != "" {
		lines = append(lines, wrap(&t.Bad, theme.Alert+" "+d.what, w)...)
	}
	yes := []string{words.T("dialog.yes.key"), "tell.key.send", "n", "dialog.no"}
	if d.at != nil {
		yes = []string{"enter", "tell.key.send"}
		if d.at == d.next {
			yes[1] = "dialog.key.next"
		}
	}
	return append(lines, keys(d.style, w, append(yes, "tab", "dialog.key.next", "esc", "dialog.key.back")...)...)
}

func (d *Send) row(p *dialog.Part, w int) string {
	look, mark := d.style.Theme.Faint, "  "
	if p == d.at {
		look, mark = d.style.Theme.Focus, theme.Here+" "
	}
	label := p.Field().Label(d.context)
	if p == d.reason {
		label = d.style.Locale.T("tell.send.why")
	}
	if p == d.next && p.Value() == "" && !d.notice.Promise.IsZero() {
		label += " (" + d.style.Locale.Stamp(d.notice.Promise, d.context.Zone, d.context.Now) + ")"
	}
	label = look.Render(mark + label + "  ")
	return label + p.View(max(w-40, 10), 1, p == d.at)[0]
}

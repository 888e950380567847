package tell

import (
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/theme"
)

// state says where the notice stands, and what is wrong with it; where lines are few, each in one of them.
func (d *Notice) state(w int, few bool) []string {
	t, words, n := d.style.Theme, d.style.Locale, d.notice
	said, look := stateOf(d.context, n)
	styles := map[string]*lipgloss.Style{"ok": &t.OK, "warn": &t.Warn, "late": &t.Late}
	lines := wrap(styles[look], said, w)
	if few {
		lines = []string{t.Paint(styles[look], ansi.Truncate(said, w, "…"))}
	}
	say := func(text string) {
		if few {
			text = ansi.Truncate(text, w-2, "…")
		}
		lines = append(lines, wrap(&t.Warn, theme.Alert+" "+text, w)...)
	}
	if n.Pending() {
		if gaps := n.Gaps(); len(gaps) > 0 {
			say(words.N("action.compose.gaps", len(gaps), "gaps", strings.Join(gaps, "  ")))
		}
		if behind := n.Behind(); len(behind) > 0 {
			say(words.T("tell.send.behind", "Languages", spelt(d.context, behind)))
		}
		if reason := n.LetPass(); reason != "" {
			say(words.T("tell.let-pass", "Reason", reason))
		}
		if n.Stale(d.context.Incident) {
			say(words.T("action.notice.stale"))
		}
		for _, one := range d.reach.unspoken(n, d.context.Plan.Language) {
			say(unspoken(d.context, one))
		}
	}
	if few {
		return lines
	}
	if n.Carried != "" {
		lines = append(lines, wrap(&t.Faint, words.T("tell.carried", "Reason", n.Carried), w)...)
	}
	if n.AsIs != "" {
		lines = append(lines, wrap(&t.Faint, words.T("tell.as-is", "Reason", n.AsIs), w)...)
	}
	if d.context.Incident.IsExercise() {
		lines = append(lines, wrap(&t.Warn, words.T("tell.exercise"), w)...)
	}
	return lines
}

// stateOf words where a notice stands: whose approval a draft waits for and since when, how long ago one was let go
// that nobody has yet. look is ok, warn or late.
func stateOf(c action.Context, n model.Notice) (said, look string) {
	words := c.Locale
	clock := func(s model.Stamp) string { return words.Stamp(s, c.Zone, c.Now) }
	ago := func(s model.Stamp) string { return words.Span(max(c.Now.Sub(s.At), 0)) }
	audience, _ := c.Plan.Audience(n.Audience)
	switch waits := n.WaitsFor(audience); {
	case n.State == model.Withdrawn:
		return words.T("tell.state.withdrawn", "Reason", n.Reason), "warn"
	case n.State == model.Sent:
		return strings.TrimRight(words.T("tell.state.sent", "Clock", clock(n.Sent), "Who", words.Person(n.SentBy.Person, c.Plan))+promised(c, n), " "), "ok"
	case n.State == model.Queued:
		return words.T("tell.state.queued", "Span", ago(n.Queued), "Who", words.Person(n.QueuedBy.Person, c.Plan)) + promised(c, n), "late"
	case waits != "":
		who := words.Role(waits, c.Plan)
		if holder := c.Incident.Roles[waits].Holder; holder != "" {
			who = words.Person(holder, c.Plan) + ", " + who
		}
		return words.T("tell.state.waits", "Who", who, "Span", ago(n.Drafted)) + promised(c, n), "warn"
	case len(n.Approved) > 0:
		last := n.Approved[len(n.Approved)-1]
		return words.T("tell.state.approved", "Who", words.Person(last.By.Person, c.Plan), "Clock", clock(last.At)) + promised(c, n), "ok"
	}
	return words.T("tell.state.ready", "Who", words.Person(n.By.Person, c.Plan), "Clock", clock(n.Drafted)) + promised(c, n), "ok"
}

// promised says when the next notice is promised.
func promised(c action.Context, n model.Notice) string {
	if n.Promise.IsZero() {
		return ""
	}
	return "  " + theme.Separator + "  " + c.Locale.T("tell.state.promise", "Clock", c.Locale.Stamp(n.Promise, c.Zone, c.Now), "When", due(c, n.Promise.At))
}

// due words how far away a time is.
func due(c action.Context, at time.Time) string {
	if late := c.Now.Sub(at); late >= 0 {
		return c.Locale.T("pane.late", "Span", c.Locale.Span(late))
	}
	return c.Locale.T("pane.in", "Span", c.Locale.Span(at.Sub(c.Now)))
}

// recipients says who gets the notice how, who is left out and why, and whether it is there for everybody to see.
func (d *Notice) recipients(w int) []string { return reaches(d.context, d.style.Theme, &d.reach, w) }

func reaches(c action.Context, t *theme.Theme, r *reach, w int) []string {
	words := c.Locale
	var lines []string
	if len(r.channels) == 0 {
		lines = append(lines, wrap(&t.Warn, theme.Alert+" "+words.T("tell.compose.nobody"), w)...)
	}
	for _, one := range r.channels {
		title := fit(words.Channels([]model.ChannelID{one.Channel}, c.Plan), 16)
		if one.Once {
			channel, _ := c.Plan.Channel(one.Channel)
			id := "tell.once"
			if channel.Kind == "page" || channel.Kind == "announcement" {
				id = "tell.once.public"
			}
			lines = append(lines, t.Bold.Render(title)+"  "+words.T(id))
			continue
		}
		lines = append(lines, t.Bold.Render(title)+"  "+fit(strconv.Itoa(one.Count), 6)+" "+some(c, one.Names, one.Count))
	}
	if len(r.readers) > 1 {
		said := make([]string, len(r.readers))
		for n, one := range r.readers {
			said[n] = one.Language.Base() + " " + words.Number(one.Count)
		}
		lines = append(lines, t.Faint.Render(fit(words.T("tell.languages"), 16)+"  "+strings.Join(said, "   ")))
	}
	if len(r.left) > 0 {
		lines = append(lines, "", t.Warn.Render(words.T("tell.left")))
	}
	for _, one := range r.left {
		lines = append(lines, wrap(nil, "  "+words.Number(one.Count)+"  "+some(c, one.Names, one.Count)+": "+why(c, one.Why), w)...)
	}
	return lines
}

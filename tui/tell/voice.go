package tell

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// spoken is the announcement that was made last of the plan's templates, and of what: it goes through all customers,
// which takes longer than a frame should.
type spoken struct {
	of    *model.Incident
	stage model.Stage
	at    time.Time // to the minute: a promise may have passed
	text  string
}

// voiceKey switches the announcement.
func (d *Ways) voiceKey(key string) dialog.Result {
	heads := d.context.Plan.HeadNumbers
	if len(heads) == 0 {
		return nil
	}
	switch key {
	case "down", "j":
		d.head, d.top = min(d.head+1, len(heads)-1), 0
	case "up", "k":
		d.head, d.top = max(d.head-1, 0), 0
	case "pgdown":
		d.top += 5
	case "pgup":
		d.top = max(d.top-5, 0)
	case "space", "enter", "s":
		values := action.Values{"number": heads[d.head].Number}
		if _, on := d.announced(heads[d.head].Number); !on {
			values["text"] = d.aloud(heads[d.head])
		}
		return Start{Action: "announcement", Values: values, AtOnce: len(model.Gaps(values["text"])) == 0, Point: "text"}
	}
	return nil
}

// announced is the announcement that callers of a number hear now.
func (d *Ways) announced(number string) (model.Announcement, bool) {
	for _, a := range d.context.Incident.Announcements {
		if a.Number == number && a.IsOn() {
			return a, true
		}
	}
	return model.Announcement{}, false
}

// aloud is the text to read: what the plan has prepared for what this notice speaks about, or else what it says, or what
// is prepared for the number.
func (d *Ways) aloud(head model.HeadNumber) string {
	if text := d.prepared(); text != "" {
		return text
	}
	if !d.has {
		return head.Text
	}
	letter := d.context.Letter(d.notice, model.Channel{Kind: "announcement"}, "")
	if audience, _ := d.context.Plan.Audience(d.notice.Audience); !audience.Public && head.Text != "" {
		return head.Text // what is meant for few is not for every caller
	}
	return strings.TrimSpace(letter.Text)
}

// prepared is what the plan has prepared for what the notice speaks about.
func (d *Ways) prepared() string {
	inc, stage, minute := d.context.Incident, d.notice.Stage, d.context.Now.Truncate(time.Minute)
	if s := d.spoken; s.of != inc || s.stage != stage || !s.at.Equal(minute) {
		d.spoken = spoken{of: inc, stage: stage, at: minute, text: d.context.Prepared(stage)}
	}
	return d.spoken.text
}

// voiceView lists the head numbers, and the text to read aloud for the one under the cursor.
func (d *Ways) voiceView(w, h int) []string {
	t, words := d.style.Theme, d.style.Locale
	heads := d.context.Plan.HeadNumbers
	if len(heads) == 0 {
		return wrap(nil, words.T("tell.ways.no-head"), w)
	}
	var lines []string
	for n, head := range heads {
		state, look := theme.Offline+" "+words.T("tell.ways.off"), &t.Normal
		if a, on := d.announced(head.Number); on {
			state, look = theme.Online+" "+words.T("tell.ways.on", "Clock", words.Stamp(a.On, d.context.Zone, d.context.Now)), &t.OK
		}
		row := fit("  "+model.Safe(head.Title)+"  "+model.Safe(head.Number), 36) + "  " + state
		if head.Contact != "" {
			row += "  " + words.T("tell.ways.contact", "Who", words.Person(head.Contact, d.context.Plan))
		}
		if n == d.head {
			row, look = theme.Here+row[1:], &t.Selected
		}
		lines = append(lines, t.Paint(look, fit(row, w)))
	}
	head := heads[min(d.head, len(heads)-1)]
	text, label := d.aloud(head), "tell.ways.aloud"
	if a, on := d.announced(head.Number); on {
		text, label = a.Text, "tell.ways.heard"
	}
	lines = append(lines, "", t.Faint.Render(words.T(label)))
	var said []string
	for line := range strings.SplitSeq(model.SafeLines(text), "\n") {
		said = append(said, wrap(nil, line, min(w-2, 76))...)
	}
	room := max(h-len(lines), 1)
	d.top = min(d.top, max(len(said)-room, 0))
	for n := d.top; n < len(said) && n < d.top+room; n++ {
		lines = append(lines, t.Paint(&t.Border, "│ ")+said[n])
	}
	return lines
}

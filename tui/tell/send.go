package tell

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

// Send asks once more before a notice leaves: it says who gets it how and who is left out. One letter is the yes; where
// a gap or an approval is passed over, the reason is.
type Send struct {
	style   dialog.Style
	context action.Context
	action  action.Action
	number  int
	notice  model.Notice
	reach   reach
	next    *dialog.Part
	reason  *dialog.Part
	at      *dialog.Part // nil: the answer is awaited
	seen    model.Ref
	changed bool
	top     int
	what    string
}

// NewSend asks about the notice that the values name.
func NewSend(a action.Action, c action.Context, given action.Values, s dialog.Style) *Send {
	d := &Send{style: s, context: c, action: a}
	d.number, _ = strconv.Atoi(given["notice"])
	if n, pending := c.Pending(); given["notice"] == "" && pending {
		d.number = n.Number
	}
	for _, def := range a.Fields {
		switch def.ID {
		case "next":
			d.next = dialog.NewPart(def, c, s)
		case "as-is":
			d.reason = dialog.NewPart(def, c, s)
		}
	}
	d.next.Follow(given["next"])
	if given["as-is"] != "" {
		d.reason.Give(given["as-is"])
	}
	d.take(c)
	if d.needsReason() {
		d.focus(d.reason)
	}
	return d
}

// Whole tells the room to give it all the space.
func (d *Send) Whole() {}

// Want is what it needs to know and does not yet; nil: nothing.
func (d *Send) Want() tea.Cmd { return d.reach.want() }

// Hear takes in what it wanted to know.
func (d *Send) Hear(msg tea.Msg) tea.Cmd {
	if msg, is := msg.(Counted); is {
		d.reach.take(msg)
	}
	return nil
}

func (d *Send) take(c action.Context) {
	d.context = c
	if n, ok := notice(c, strconv.Itoa(d.number)); ok {
		d.notice = n
		d.reach.measure(c, n)
		d.seen = c.Incident.Rev("notice/" + strconv.Itoa(d.number))
	}
}

// Refresh shows what is true now; what is sent is what was read.
func (d *Send) Refresh(c action.Context) {
	before := d.seen
	d.take(c)
	d.changed = d.changed || before != d.seen
}

// Restyle takes over another theme or language.
func (d *Send) Restyle(s dialog.Style) {
	d.style, d.context.Locale = s, s.Locale
	d.next.Restyle(s)
	d.reason.Restyle(s)
}

// Complain says what was wrong.
func (d *Send) Complain(what, hint string, changed bool) {
	d.what = strings.TrimSpace(what + "  " + hint)
	d.changed = d.changed || changed
}

// Point puts the cursor into a field.
func (d *Send) Point(id string) {
	if id == "as-is" {
		d.focus(d.reason)
	}
}

// Values is what was given.
func (d *Send) Values() action.Values {
	v := action.Values{"notice": strconv.Itoa(d.number), "next": d.next.Value()}
	if d.needsReason() {
		v["as-is"] = d.reason.Value()
	}
	if d.waits() != "" {
		v["anyway"] = "yes"
	}
	return v
}

// Key names what it asks about.
func (d *Send) Key() string { return "send\x00" + strconv.Itoa(d.number) }

func (d *Send) waits() model.RoleID {
	audience, _ := d.context.Plan.Audience(d.notice.Audience)
	return d.notice.WaitsFor(audience)
}

// needsReason tells whether something is passed over for which nobody has given a reason yet: gaps, wordings that were
// left behind, an approval.
func (d *Send) needsReason() bool {
	asIs := len(d.notice.Gaps()) > 0 || len(d.notice.Behind()) > 0
	return asIs && d.notice.LetPass() == "" || d.waits() != ""
}

func (d *Send) focus(p *dialog.Part) {
	for _, one := range []*dialog.Part{d.next, d.reason} {
		one.Blur()
	}
	d.at = p
	if p != nil {
		p.Focus()
	}
}

// Update takes the answer.
func (d *Send) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return d.into(msg)
	}
	if d.changed && press.String() != "esc" { // looking comes before sending
		d.changed = false
		return nil, nil
	}
	switch key := press.String(); key {
	case "esc":
		return dialog.Dropped{}, nil
	case "tab", "shift+tab":
		d.step()
	case "up":
		d.top = max(d.top-1, 0)
	case "down":
		d.top++
	case "enter":
		if d.at == d.next {
			d.focus(nil)
			if d.needsReason() {
				d.focus(d.reason)
			}
			return nil, nil
		}
		if d.at == d.reason {
			return d.send(), nil
		}
	default:
		if d.at != nil {
			return d.into(msg)
		}
		switch key {
		case "y", d.style.Locale.T("dialog.yes.key"):
			return d.send(), nil
		case "n", "q":
			return dialog.Dropped{}, nil
		}
	}
	return nil, nil
}

func (d *Send) into(msg tea.Msg) (dialog.Result, tea.Cmd) {
	if d.at == nil {
		return nil, nil
	}
	return nil, d.at.Update(msg)
}

// step goes from the answer to the promise and the reason, and round.
func (d *Send) step() {
	switch {
	case d.at == nil:
		d.focus(d.next)
	case d.at == d.next && d.needsReason():
		d.focus(d.reason)
	case d.needsReason():
		d.focus(d.next)
	default:
		d.focus(nil)
	}
}

func (d *Send) send() dialog.Result {
	if d.needsReason() && strings.TrimSpace(d.reason.Value()) == "" {
		d.what = d.style.Locale.T("tell.send.reason")
		d.focus(d.reason)
		return nil
	}
	return dialog.Submitted{
		Action: d.action, Values: d.Values(), Subject: "notice/" + strconv.Itoa(d.number), Seen: d.seen, Confirmed: true,
	}
}

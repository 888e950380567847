package tell

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/pane"
)

// Ways is what works with the line cut: a code on the screen that a telephone on the mobile network sends on, the next
// number to dial, the announcement to read aloud, and paper. What was sent that way is recorded by one key.
type Ways struct {
	style   dialog.Style
	context action.Context
	number  int
	of      *model.Incident
	notice  model.Notice
	has     bool // a notice is at hand
	to      []model.Delivery
	calls   []model.Delivery
	book    book
	links   []model.Link
	setup   *pane.Setup
	page    wayPage
	at      int // which recipient the code is for
	means   int // by which of their ways
	part    int // of a code in several parts
	invert  bool
	head    int // which head number
	top     int // how far the text to read aloud is scrolled
	spoken  spoken
	drawn   drawnCode
}

// wayPage is one of the ways.
type wayPage int

const (
	byCode wayPage = iota
	byPhone
	byVoice
	byPaper
	wayPages
)

// NewWays opens on a notice; 0: none is there yet.
func NewWays(number int, c action.Context, links []model.Link, ask Asking, s dialog.Style) *Ways {
	d := &Ways{style: s, number: number, book: newBook(ask), links: links}
	d.Refresh(c)
	return d
}

// Whole tells the room to give it all the space.
func (d *Ways) Whole() {}

// Stays tells that it is left by esc alone.
func (d *Ways) Stays() {}

// Restyle takes over another theme or language.
func (d *Ways) Restyle(s dialog.Style) {
	d.style, d.context.Locale, d.drawn = s, s.Locale, drawnCode{}
}

// Refresh shows what is true now; the cursor stays on its recipient.
func (d *Ways) Refresh(c action.Context) {
	here, was := d.here()
	d.context = c
	d.notice, d.has = notice(c, strconv.Itoa(d.number))
	if !d.has || d.of == c.Incident && len(d.to) > recount {
		return
	}
	d.of = c.Incident
	d.to, d.calls = recipientsOf(c, d.notice)
	d.at = max(min(d.at, len(d.to)-1), 0)
	for n, one := range d.to {
		if was && one.Recipient == here.Recipient && one.Channel == here.Channel {
			d.at = n
		}
	}
}

// recount is up to how many recipients they are put in order every second: a time to call again may have come.
const recount = 300

// recipientsOf are those to whom the notice can be brought one by one, whoever has it last: those that it is on its way
// to, or before it is let go those that it would go to. calls are those to dial, in their order.
func recipientsOf(c action.Context, n model.Notice) (to, calls []model.Delivery) {
	all := n.Deliveries()
	if len(n.Dispatches) == 0 {
		addressees, _ := model.Addressees(c.Incident, c.Plan, n)
		for _, one := range addressees {
			all = append(all, model.Delivery{Recipient: one.Recipient, Name: one.Name, Channel: one.Channel, Language: one.Language, State: model.InQueue})
		}
	}
	var has []model.Delivery
	for _, one := range all {
		switch {
		case one.Recipient == "":
		case one.State.Left() || one.State == model.Superseded:
			has = append(has, one)
		default:
			to = append(to, one)
		}
	}
	for _, call := range model.Calls(c.Incident, c.Plan, n, c.Now) {
		calls = append(calls, call.Delivery)
	}
	if len(calls) == 0 { // with the line cut, everybody else is called too
		calls = to
	}
	return append(to, has...), calls
}

// here is the recipient that the code is for.
func (d *Ways) here() (model.Delivery, bool) {
	if d.at < 0 || d.at >= len(d.to) {
		return model.Delivery{}, false
	}
	return d.to[d.at], true
}

// next is who is to be called now.
func (d *Ways) next() (model.Delivery, bool) {
	if len(d.calls) == 0 {
		return model.Delivery{}, false
	}
	return d.calls[0], true
}

// Look asks for what is needed to show the page in front.
func (d *Ways) Look() tea.Cmd {
	one, ok := d.here()
	if d.page == byPhone {
		one, ok = d.next()
	}
	if !ok || !d.mayReach(one.Recipient) {
		return nil
	}
	return d.book.look(one.Recipient)
}

// mayReach: in an exercise nothing gets to anybody outside, so that no number of theirs is even shown.
func (d *Ways) mayReach(to model.RecipientID) bool {
	sort, _ := to.Split()
	return d.context.Incident != nil && (!d.context.Incident.IsExercise() || sort == "person")
}

// Hear takes in what was looked up.
func (d *Ways) Hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Found:
		d.book.found[msg.To] = msg
		d.drawn = drawnCode{}
	case News:
		d.links, d.setup = msg.Links, msg.Setup
	}
	return d.Look()
}

// Update takes a key.
func (d *Ways) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, nil
	}
	switch key := press.String(); key {
	case "esc", "q":
		return dialog.Dropped{}, nil
	case "tab":
		d.page = (d.page + 1) % wayPages
	case "shift+tab":
		d.page = (d.page + wayPages - 1) % wayPages
	case "1", "2", "3", "4":
		d.page = wayPage(key[0] - '1')
	default:
		return d.key(key), d.Look()
	}
	return nil, d.Look()
}

func (d *Ways) key(key string) dialog.Result {
	switch d.page {
	case byCode:
		return d.codeKey(key)
	case byPhone:
		return d.callKey(key)
	case byVoice:
		return d.voiceKey(key)
	}
	return nil
}

// codeKey moves among recipients, their ways and the parts of a code, and records that it was sent.
func (d *Ways) codeKey(key string) dialog.Result {
	count := len(d.to)
	if count == 0 {
		return nil
	}
	switch key {
	case "down", "j":
		d.at, d.means, d.part = min(d.at+1, count-1), 0, 0
	case "up", "k":
		d.at, d.means, d.part = max(d.at-1, 0), 0, 0
	case "right", "left":
		d.means, d.part = d.means+1, 0
	case "space", "n":
		d.part++
	case "i":
		d.invert = !d.invert
	case "s", "enter":
		one := d.to[d.at]
		if len(d.notice.Dispatches) == 0 {
			return Start{Action: "sent-by-hand", Values: action.Values{"notice": strconv.Itoa(d.number)}}
		}
		values := marking(d.number, one, model.HandedOver)
		values["detail"] = d.style.Locale.T("tell.ways.detail")
		if d.at+1 < count { // whoever has it goes to the end of the list: the next one is shown
			d.at, d.means, d.part = d.at+1, 0, 0
		}
		return Start{Action: "mark-delivery", Values: values, AtOnce: true}
	}
	return nil
}

// outcomes are the keys that say how a call went.
var outcomes = map[string]model.ReachOutcome{
	"r": model.Reached, "v": model.Voicemail, "n": model.NoAnswer, "w": model.WrongNumber,
}

// callKey says how the call went.
func (d *Ways) callKey(key string) dialog.Result {
	one, ok := d.next()
	if !ok || len(d.notice.Dispatches) == 0 {
		if _, is := outcomes[key]; is && ok {
			return Start{Action: "sent-by-hand", Values: action.Values{"notice": strconv.Itoa(d.number)}}
		}
		return nil
	}
	values := marking(d.number, one, "")
	if outcome, is := outcomes[key]; is {
		values["outcome"] = string(outcome)
		return Start{Action: "mark-delivery", Values: values, AtOnce: true}
	}
	if key == "b" {
		values["outcome"], values["back"] = string(model.NoAnswer), "15m"
		return Start{Action: "mark-delivery", Values: values, Point: "back"}
	}
	return nil
}

package tell

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// receipts is the page that shows what became of a notice: failed and uncertain ones first. It holds one line per
// recipient and channel, and draws those that are seen.
type receipts struct {
	of     *model.Incident
	number int
	all    []model.Delivery
	seen   []int // of all, those that the filter lets through
	counts map[model.DeliveryState]int
	bad    bool // only those that failed or are uncertain
	at     int
	top    int
	moved  bool // somebody has moved the cursor: until then it stays on what is worst
	chosen map[model.RecipientID]bool
}

// troubled tells whether somebody must look at it.
func troubled(s model.DeliveryState) bool { return s == model.DeliveryFailed || s == model.Uncertain }

// rank puts what needs somebody before what waits, and what is done last.
func rank(s model.DeliveryState) int {
	switch s {
	case model.DeliveryFailed:
		return 0
	case model.Uncertain:
		return 1
	case model.InQueue:
		return 2
	}
	return 3 + slices.Index(model.DeliveryStates, s)
}

// take takes over what is true now; the cursor stays on its recipient.
func (r *receipts) take(c action.Context, n model.Notice) {
	if r.of == c.Incident && r.number == n.Number {
		return
	}
	here, was := r.here()
	was = was && r.moved
	r.of, r.number = c.Incident, n.Number
	r.all, r.counts = n.Deliveries(), map[model.DeliveryState]int{}
	for _, d := range r.all {
		r.counts[d.State]++
	}
	slices.SortStableFunc(r.all, func(a, b model.Delivery) int { return cmp.Compare(rank(a.State), rank(b.State)) })
	r.sift()
	if was {
		for n, at := range r.seen {
			if r.all[at].Recipient == here.Recipient && r.all[at].Channel == here.Channel {
				r.at = n
			}
		}
	}
}

// sift applies the filter.
func (r *receipts) sift() {
	r.seen = r.seen[:0]
	for n, d := range r.all {
		if !r.bad || troubled(d.State) {
			r.seen = append(r.seen, n)
		}
	}
	r.at = max(min(r.at, len(r.seen)-1), 0)
}

// here is the delivery under the cursor.
func (r *receipts) here() (model.Delivery, bool) {
	if r.at < 0 || r.at >= len(r.seen) {
		return model.Delivery{}, false
	}
	return r.all[r.seen[r.at]], true
}

// marks are the keys that say by hand how far a notice has come.
var marks = map[string]model.DeliveryState{
	"d": model.Delivered, "r": model.Read, "c": model.Confirmed, "x": model.DeliveryFailed,
}

// key moves, filters, chooses and marks.
func (r *receipts) key(key string, d *Notice) dialog.Result {
	switch key {
	case "up", "k":
		r.at--
	case "down", "j":
		r.at, r.moved = r.at+1, true
	case "pgup":
		r.at -= 10
	case "pgdown":
		r.at += 10
	case "home":
		r.at = 0
	case "end":
		r.at = len(r.seen)
	case "f":
		r.bad = !r.bad
		r.sift()
	case "space":
		r.choose()
	case "R":
		return r.resend()
	case "m":
		if one, ok := r.here(); ok {
			return Start{Action: "mark-delivery", Values: marking(d.number, one, "")}
		}
	default:
		one, ok := r.here()
		if state, is := marks[key]; is && ok {
			return Start{Action: "mark-delivery", Values: marking(d.number, one, state), AtOnce: true}
		}
	}
	r.at = max(min(r.at, len(r.seen)-1), 0)
	return nil
}

// marking are the values that mark a delivery.
func marking(number int, one model.Delivery, state model.DeliveryState) action.Values {
	return action.Values{
		"notice": strconv.Itoa(number), "recipient": string(one.Recipient), "channel": string(one.Channel), "delivery": string(state),
	}
}

func (r *receipts) choose() {
	if one, ok := r.here(); ok && one.Recipient != "" {
		if r.chosen == nil {
			r.chosen = map[model.RecipientID]bool{}
		}
		r.chosen[one.Recipient] = !r.chosen[one.Recipient]
		r.at++
	}
}

// resend lets the notice go once more to those that were chosen, or else to all whom it failed.
func (r *receipts) resend() dialog.Result {
	var ids []string
	for id, on := range r.chosen {
		if on {
			ids = append(ids, string(id))
		}
	}
	slices.Sort(ids)
	if len(ids) == 0 && r.counts[model.DeliveryFailed] == 0 {
		return nil
	}
	r.chosen = nil
	return Start{Action: "resend", Values: action.Values{"notice": strconv.Itoa(r.number), "recipients": strings.Join(ids, ", ")}}
}

// mending are the keys for letters that failed, if any did.
func (r *receipts) mending() []string {
	if r.counts[model.DeliveryFailed]+r.counts[model.Uncertain] == 0 {
		return nil
	}
	return []string{"R", "tell.key.resend", "space", "dialog.key.choose", "f", "tell.key.filter"}
}

// marking are the keys that say how far a letter has come.
func (r *receipts) marking() []string {
	return []string{"d", "tell.key.delivered", "r", "tell.key.read", "c", "tell.key.confirmed", "x", "tell.key.failed", "m", "tell.key.mark"}
}

func (r *receipts) view(d *Notice, w, h int) []string {
	lines := []string{r.summary(d)}
	about := r.about(d)
	room := max(h-len(lines)-1, 1)
	r.top = max(min(r.top, r.at), r.at-room+1)
	r.top = max(min(r.top, len(r.seen)-room), 0)
	name := min(max(w/4, 16), 40)
	for n := r.top; n < len(r.seen) && n < r.top+room; n++ {
		lines = append(lines, r.row(d, r.all[r.seen[n]], name, w, n == r.at))
	}
	if len(r.seen) == 0 {
		lines = append(lines, d.style.Theme.OK.Render(d.style.Locale.T("tell.receipts.none")))
	}
	for len(lines) < h-1 {
		lines = append(lines, "")
	}
	return append(lines[:max(h-1, 0)], d.style.Theme.Faint.Render(ansi.Truncate(about, w, "…")))
}

// about is all that is known of the delivery under the cursor: a row has no room for it.
func (r *receipts) about(d *Notice) string {
	one, ok := r.here()
	if !ok {
		return ""
	}
	words, c := d.style.Locale, d.context
	parts := []string{model.Safe(one.Name), words.Term("delivery", string(one.State)), words.Stamp(one.At, c.Zone, c.Now)}
	if by := said(c, one.By); by != "" {
		parts = append(parts, by)
	}
	if one.Detail != "" {
		parts = append(parts, words.Detail(one.Detail))
	}
	if !one.Back.IsZero() {
		parts = append(parts, words.T("tell.back", "When", due(c, one.Back.At)))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "  "+theme.Separator+"  ")
}

// said is who said so: a person by name, a courier by the site it works for.
func said(c action.Context, by model.Actor) string {
	if by.Person != "" {
		return c.Locale.Person(by.Person, c.Plan)
	}
	return model.Safe(by.Device)
}

// summary counts the states, those that need somebody first and in their own look.
func (r *receipts) summary(d *Notice) string {
	t, words := d.style.Theme, d.style.Locale
	var parts []string
	for _, state := range []model.DeliveryState{
		model.DeliveryFailed, model.Uncertain, model.InQueue, model.HandedOver, model.Delivered, model.Read, model.Confirmed, model.Superseded,
	} {
		if n := r.counts[state]; n > 0 {
			text := words.Delivered(state, n)
			look := &t.Normal
			if troubled(state) {
				text, look = theme.Alert+" "+text, &t.Bad
			}
			parts = append(parts, t.Paint(look, text))
		}
	}
	said := strings.Join(parts, "   ")
	if r.bad {
		said += "   " + t.Match.Render(words.T("tell.receipts.filtered"))
	}
	return said
}

// mark is the sign of a state.
func mark(s model.DeliveryState) string {
	switch s {
	case model.DeliveryFailed:
		return theme.Failed
	case model.Uncertain:
		return theme.Unknown
	case model.InQueue:
		return theme.ToCome
	case model.HandedOver:
		return theme.Here
	case model.Superseded:
		return theme.Skipped
	}
	return theme.Done
}

func (r *receipts) row(d *Notice, one model.Delivery, name, w int, here bool) string {
	t, c, words := d.style.Theme, d.context, d.style.Locale
	box := "  "
	if r.chosen[one.Recipient] && one.Recipient != "" {
		box = theme.Here + " "
	}
	who := model.Safe(one.Name)
	if one.Recipient == "" {
		who = words.T("tell.once.short")
	}
	state := words.Term("delivery", string(one.State))
	if one.Outcome != "" {
		state += ", " + words.Term("outcome", string(one.Outcome))
	}
	text := box + mark(one.State) + " " + fit(who, name) + " " +
		fit(words.Channels([]model.ChannelID{one.Channel}, c.Plan), 11) + " " + fit(state, min(max(w/6, 13), 30)) + " " +
		words.Stamp(one.At, c.Zone, c.Now)
	if one.Detail != "" {
		text += "  " + words.Detail(one.Detail)
	}
	if !one.Back.IsZero() {
		text += "  " + words.T("tell.back", "When", due(c, one.Back.At))
	}
	look := (*lipgloss.Style)(nil)
	switch {
	case here:
		look = &t.Selected
	case troubled(one.State):
		look = &t.Bad
	case one.State == model.InQueue || one.State == model.Superseded:
		look = &t.Faint
	}
	return t.Paint(look, fit(text, w))
}

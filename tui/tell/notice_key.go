package tell

import (
	"strconv"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// decide is a key that does something about the notice.
func (d *Notice) decide(key string) dialog.Result {
	if !d.notice.Pending() {
		return d.continues(key)
	}
	values := action.Values{"notice": strconv.Itoa(d.number)}
	switch key {
	case "A":
		if d.waitsFor() == "" && len(d.notice.Approved) > 0 {
			return nil
		}
		return d.approve(values)
	case ">":
		return Start{Action: "send", Values: values}
	case "enter": // the step that comes next
		if d.waitsFor() != "" && d.mine(d.waitsFor()) {
			return d.approve(values)
		}
		return Start{Action: "send", Values: values}
	case "e":
		return Start{Action: "notice-edit", Values: values}
	case "Z":
		return Start{Action: "withdraw", Values: values}
	case "H":
		return Start{Action: "sent-by-hand", Values: values}
	case "K":
		if d.notice.Stale(d.context.Incident) {
			return Start{Action: "carry-over", Values: values}
		}
	}
	return nil
}

// continuing are the keys that continue a notice that has left, and how.
var continuing = map[string]model.Chain{"U": model.Update, "C": model.Correction, "T": model.Cancel}

// continues is a key that writes what continues the notice.
func (d *Notice) continues(key string) dialog.Result {
	chain, is := continuing[key]
	if !is || !d.left() {
		return nil
	}
	return Start{Action: action.CarryOn(chain), Values: action.Values{"follows": strconv.Itoa(d.number)}}
}

// left tells whether anybody may have the notice, so that it can be continued.
func (d *Notice) left() bool { return d.notice.State == model.Sent || d.notice.State == model.Queued }

// approve says yes at once; gaps and wordings left behind are let pass only with a reason, which is asked for.
func (d *Notice) approve(values action.Values) dialog.Result {
	whole := len(d.notice.Gaps()) == 0 && len(d.notice.Behind()) == 0 || d.notice.LetPass() != ""
	return Start{Action: "approve", Values: values, AtOnce: whole, Point: "as-is"}
}

// foot says what can be pressed, what comes next first; what there is no room for is behind a question mark.
func (d *Notice) foot(w int) []string {
	if d.changed {
		return append(wrap(&d.style.Theme.Warn, theme.Alert+" "+d.style.Locale.T("tell.changed"), w), keys(d.style, w, "enter", "dialog.key.look")...)
	}
	var pairs []string
	switch {
	case d.notice.Pending():
		pairs = append(d.deciding(), "Z", "tell.key.drop", "H", "tell.key.by-hand")
	case d.page == became:
		pairs = d.list.mending()
	}
	if d.page == arrives {
		pairs = append(pairs, "← →", "tell.key.channel", "l", "tell.key.language")
	}
	if d.left() {
		pairs = append(pairs, "C", "tell.key.correct", "T", "tell.key.takeback", "U", "tell.key.update")
	}
	if d.page == became {
		pairs = append(pairs, d.list.marking()...)
	}
	return folded(d.style, w, d.all, pairs, "tab", "tell.key.page", "esc", "dialog.key.back")
}

// deciding are the keys that bring a draft on its way, the next step first.
func (d *Notice) deciding() []string {
	var pairs []string
	switch role := d.waitsFor(); {
	case role != "" && d.mine(role):
		pairs = []string{"enter", "tell.key.approve", ">", "tell.key.send"}
	case role != "":
		pairs = []string{"enter", "tell.key.send", "A", "tell.key.approve"}
	default:
		pairs = []string{"enter", "tell.key.send"}
	}
	pairs = append(pairs, "e", "tell.key.edit")
	if d.notice.Stale(d.context.Incident) {
		pairs = append(pairs, "K", "tell.key.keep")
	}
	return pairs
}

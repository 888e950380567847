package action

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/pane"
)

// The views that the screen opens on notices, by id.
const (
	ViewNotice = "view"
	Ways       = "ways"
	Earlier    = "earlier"
)

// letterClock writes times as readers of a notice in a language see them; empty: in the plan's own.
func (c Context) letterClock(lang model.Language) func(time.Time) string {
	return c.Plan.Clock(lang, c.Now, c.Zone)
}

// Letter is a notice exactly as a channel carries it to readers of a language.
func (c Context) Letter(n model.Notice, channel model.Channel, lang model.Language) model.Letter {
	return n.Letter(c.Incident, c.Plan, channel, lang, c.Now, c.letterClock(n.Wording(lang).Language))
}

// Pending is the notice to work on: the selected one if it has not left, else the oldest that waits.
func (c Context) Pending() (model.Notice, bool) { return c.pending() }

// deliveries are the acts on notices that are let go: on their way, and on the ways that a person works.
func deliveries() []Action {
	inComms := []pane.ID{pane.Comms}
	return []Action{
		{ID: ViewNotice, Group: Comms, Keys: []string{"v"}, Panes: inComms, Enabled: anyOf("no-notice", allNotices)},
		{ID: Ways, Group: Comms, Keys: []string{"B"}, Panes: inComms, Enabled: incidentOpen},
		{ID: Earlier, Group: Comms, Keys: []string{"Y"}, Panes: inComms, Enabled: incidentOpen},
		sentByHand(), resend(), markDelivery(), carryOver(), waiveClosing(), announcement(), component(),
	}
}

func incidentOpen(c Context) (bool, string) { return c.Incident != nil, "no-incident" }

// sentByHand records that a person has sent a notice.
func sentByHand() Action {
	return Action{
		ID: "sent-by-hand", Group: Comms, Enabled: anyOf("no-draft", pendingNotices),
		Fields: leavingFields(),
		Build: func(_ Context, v Values) (model.Intent, error) {
			leaves, err := v.leaving()
			return model.SendNotice(leaves), err
		},
		Subject: aboutNotice, Preview: readOut,
	}
}

// leavingFields are what is asked when a notice leaves, whoever carries it.
func leavingFields() []Field {
	return []Field{
		noticeField(), choice("channels", channels).many().optional().derived(meantFor), duration("next").optional(), yes("anyway"),
		text("as-is").optional(),
	}
}

func (v Values) leaving() (model.QueueNotice, error) {
	n, err := v.number("notice")
	if err != nil {
		return model.QueueNotice{}, err
	}
	next, err := v.duration("next")
	return model.QueueNotice{
		Number: n, Channels: idsOf[model.ChannelID](v.list("channels")), Next: next, Anyway: v.yes("anyway"), AsIs: v.text("as-is"),
	}, err
}

// resend lets a notice go once more to those whom it did not reach.
func resend() Action {
	return Action{
		ID: "resend", Group: Comms, Enabled: anyOf("no-failed", failedNotices), Confirm: true,
		Fields: []Field{choice("notice", failedNotices).from(first(failedNotices)), text("recipients").optional()},
		Build: func(_ Context, v Values) (model.Intent, error) {
			n, err := v.number("notice")
			return model.ResendNotice{Number: n, To: idsOf[model.RecipientID](v.list("recipients"))}, err
		},
		Preview: onceMore,
	}
}

// fewNames is how many recipients are called by name where more are counted.
const fewNames = 5

// onceMore says how many get the notice again, and who.
func onceMore(c Context, v Values) []string {
	n, ok := c.chosen(v)
	if !ok {
		return nil
	}
	named, count, names := v.list("recipients"), 0, []string{}
	for _, d := range n.Deliveries() {
		if len(named) == 0 && d.State != model.DeliveryFailed || len(named) > 0 && !slices.Contains(named, string(d.Recipient)) {
			continue
		}
		if count++; len(names) < fewNames {
			name := d.Name
			if name == "" {
				name = c.Locale.Channels([]model.ChannelID{d.Channel}, c.Plan)
			}
			names = append(names, model.Safe(name))
		}
	}
	if count > len(names) {
		names = append(names, "…")
	}
	return []string{c.Locale.N("action.resend.to", count, "names", strings.Join(names, ", "))}
}

// markDelivery says by hand how far a notice has come.
func markDelivery() Action {
	return Action{
		ID: "mark-delivery", Group: Comms, Enabled: anyOf("nothing-let-go", leftNotices),
		Fields: []Field{
			choice("notice", leftNotices).from(first(leftNotices)), choice("recipient", recipients).free(),
			choice("channel", channels).optional(), choice("delivery", terms("delivery", model.DeliveryStates)).optional(),
			choice("outcome", terms("outcome", model.ReachOutcomes)).optional(), duration("back").optional(), text("detail").optional(),
		},
		Build: func(c Context, v Values) (model.Intent, error) {
			n, err := v.number("notice")
			if err != nil {
				return nil, err
			}
			back, err := v.duration("back")
			i := model.MarkDelivery{
				Number: n, Recipient: model.RecipientID(v.text("recipient")), Channel: model.ChannelID(v.text("channel")),
				State: model.DeliveryState(v.text("delivery")), Outcome: model.ReachOutcome(v.text("outcome")), Detail: v.text("detail"),
			}
			if back > 0 {
				i.Back = model.StampAt(c.Now.Add(back), c.Zone.String())
			}
			return i, err
		},
	}
}

// carryOver keeps a draft whose phase has passed.
func carryOver() Action {
	return Action{
		ID: "carry-over", Group: Comms, Enabled: anyOf("no-stale", staleNotices),
		Fields: []Field{choice("notice", staleNotices).from(first(staleNotices)), text("reason")},
		Build: func(_ Context, v Values) (model.Intent, error) {
			n, err := v.number("notice")
			return model.CarryOver{Number: n, Reason: v.text("reason")}, err
		},
		Subject: aboutNotice, Preview: readOut,
	}
}

// waiveClosing says that an audience gets no closing notice.
func waiveClosing() Action {
	return Action{
		ID: "waive-closing", Group: Comms, Enabled: anyOf("no-closing", owedClosing),
		Fields: []Field{choice("audience", owedClosing).from(first(owedClosing)), text("reason")},
		Build: func(_ Context, v Values) (model.Intent, error) {
			return model.WaiveClosing{Audience: model.AudienceID(v.text("audience")), Reason: v.text("reason")}, nil
		},
	}
}

// announcement records that callers of a head number hear a text, or no longer.
func announcement() Action {
	return Action{
		ID: "announcement", Group: Comms,
		Fields: []Field{
			choice("number", headNumbers).free().from(first(headNumbers)),
			choice("switch", terms("switch", []string{"on", "off"})).derived(otherWay),
			long("text").optional().derived(announced), text("as-is").optional(),
		},
		Build: func(c Context, v Values) (model.Intent, error) {
			i := model.SwitchAnnouncement{Number: v.text("number"), On: v.text("switch") == "on", AsIs: v.text("as-is")}
			if i.On {
				i.Text = v.text("text")
			}
			for _, h := range c.Plan.HeadNumbers {
				if h.Number == i.Number && h.Contact != c.Actor.Person {
					i.Contact = h.Contact
				}
			}
			return i, nil
		},
	}
}

// component says on the public page how a part of the service is doing.
func component() Action {
	return Action{
		ID: "component", Group: Comms, Enabled: anyOf("no-component", components), Confirm: true,
		Fields: []Field{choice("component", components).from(first(components)), choice("component-state", terms("component", model.ComponentStates))},
		Build: func(_ Context, v Values) (model.Intent, error) {
			return model.SetComponent{Component: v.text("component"), State: model.ComponentState(v.text("component-state"))}, nil
		},
		Subject: func(_ Context, v Values) string { return "component/" + v.text("component") },
	}
}

func first(options func(Context) []Option) func(Context) string {
	return func(c Context) string {
		all := options(c)
		for _, o := range all {
			if o.Value == strconv.Itoa(c.Selection.Notice) || o.Value == string(c.Selection.Audience) {
				return o.Value
			}
		}
		if len(all) > 0 {
			return all[0].Value
		}
		return ""
	}
}

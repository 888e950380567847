package action

import (
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// compose drafts a notice from the template that fits the audience and what is known now.
func compose() Action {
	return Action{
		ID: "compose", Group: Comms, Keys: []string{"c"},
		Fields: []Field{
			audienceField(),
			choice("stage", terms("stage", model.Stages)).optional().derived(stageNow),
			choice("status", terms("status", model.PublicStatuses)).optional().derived(statusOf),
			duration("next").optional().derived(cadence),
			choice("template", templates).optional().derived(fitting),
			choice("channels", channels).many().optional().derived(audienceChannels),
			duration("valid").optional(),
			choice("notify", terms("notify", model.Notifies)).optional().with(string(model.NotifyYes)),
			choice("follows", left).optional(),
			choice("chain", terms("chain", model.Chains)).optional().with(string(model.Update)),
			text("subject").optional().derived(func(c Context, v Values) string { return worded(c, v, "").Subject }),
			long("short").optional().derived(func(c Context, v Values) string { return worded(c, v, "").Short }),
			long("body").derived(func(c Context, v Values) string { return worded(c, v, "").Text }),
		},
		Build: func(c Context, v Values) (model.Intent, error) {
			next, err := v.duration("next")
			if err != nil {
				return nil, err
			}
			valid, err := v.duration("valid")
			if err != nil {
				return nil, err
			}
			follows, err := v.number("follows")
			i := model.DraftNotice{
				Audience: model.AudienceID(v.text("audience")), Template: v.text("template"), Subject: v.text("subject"),
				Text: v.text("body"), Status: model.PublicStatus(v.text("status")),
				Channels: idsOf[model.ChannelID](v.list("channels")), Next: next, Valid: valid, Follows: follows,
				Language: c.Plan.Language, Short: v.text("short"), Variants: variants(v), Stage: model.Stage(v.text("stage")),
				Notify: model.Notify(v.text("notify")),
			}
			if follows > 0 {
				i.Chain = model.Chain(v.text("chain"))
			}
			return i, err
		},
		Preview: gapsOf,
	}
}

func templates(c Context) []Option {
	var options []Option
	for _, t := range c.Plan.Originals() {
		options = append(options, Option{Value: t.ID, Label: t.Title})
	}
	return options
}

// stageNow is what the next notice will most likely speak about: what goes with the status that was given, or what
// customers are told now, or that we are looking into it. The usual stage of a status has its name.
func stageNow(c Context, v Values) string {
	if status := v.text("status"); status != "" {
		return status
	}
	if status := orEmpty(c.Incident).Public; status != "" {
		return string(status)
	}
	return string(model.StageInvestigating)
}

// statusOf is the public status that goes with the stage.
func statusOf(c Context, v Values) string {
	if status := model.Stage(v.text("stage")).Status(); status != "" {
		return string(status)
	}
	if status := orEmpty(c.Incident).Public; status != "" {
		return string(status)
	}
	return string(model.Investigating)
}

func cadence(c Context, v Values) string {
	if _, last := takenBack(c, v); last {
		return ""
	}
	rule, ok := c.Plan.Cadence(orEmpty(c.Incident).Severity.Level, model.AudienceID(v.text("audience")))
	if !ok || model.PublicStatus(v.text("status")) == model.Resolved {
		return ""
	}
	return Span(rule.Every)
}

func audienceChannels(c Context, v Values) string {
	audience, _ := c.Plan.Audience(model.AudienceID(v.text("audience")))
	return joined(audience.Channels)
}

// left offers the notices that have left or are on their way, the newest first: what a new one can continue.
func left(c Context) []Option {
	notices := orEmpty(c.Incident).Notices
	var options []Option
	for at := len(notices) - 1; at >= 0; at-- {
		n := notices[at]
		if n.State != model.Sent && n.State != model.Queued {
			continue
		}
		said := n.Subject
		if said == "" {
			said, _, _ = strings.Cut(n.Text, "\n")
		}
		options = append(options, Option{
			Value: strconv.Itoa(n.Number), Label: strconv.Itoa(n.Number) + "  " + c.Locale.Audience(n.Audience, c.Plan) + "  " + said,
		})
	}
	return options
}

func joined(channels []model.ChannelID) string {
	words := make([]string, len(channels))
	for i, ch := range channels {
		words[i] = string(ch)
	}
	return strings.Join(words, ", ")
}

// gapsOf marks what is left to fill in before a notice can leave.
func gapsOf(c Context, v Values) []string {
	gaps := model.Gaps(v.text("subject") + "\n" + v.text("body"))
	if len(gaps) == 0 {
		return nil
	}
	return []string{c.Locale.N("action.compose.gaps", len(gaps), "gaps", model.Safe(strings.Join(gaps, "  ")))}
}

// readOut shows the notice that is being decided on, so that nobody approves or sends what they have not read.
// What is wrong with it comes first: a long text may not be seen to its end.
func readOut(c Context, v Values) []string {
	n, ok := c.chosen(v)
	if !ok {
		return nil
	}
	audience, _ := c.Plan.Audience(n.Audience)
	lines := []string{c.Locale.T("action.notice.to", "number", strconv.Itoa(n.Number), "audience", model.Safe(audience.Title))}
	if n.Stale(c.Incident) {
		lines = append(lines, c.Locale.T("action.notice.stale"))
	}
	if gaps := n.Gaps(); len(gaps) > 0 {
		lines = append(lines, c.Locale.N("action.compose.gaps", len(gaps), "gaps", model.Safe(strings.Join(gaps, "  "))))
	}
	if n.Subject != "" {
		lines = append(lines, model.Safe(n.Subject))
	}
	return append(lines, strings.Split(model.SafeLines(n.Text), "\n")...)
}

// nextAt is when the next notice is promised by what was typed; zero if it is not.
func nextAt(c Context, v Values) time.Time {
	if d, err := v.duration("next"); err == nil && d > 0 {
		return c.Now.Add(d)
	}
	return time.Time{}
}

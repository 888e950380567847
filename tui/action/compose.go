package action

import (
	"strconv"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// compose drafts a notice from the template that fits the audience and what is known now.
func compose() Action {
	return Action{
		ID: "compose", Group: Comms, Keys: []string{"c"},
		Fields: []Field{
			audienceField(),
			choice("status", terms("status", model.PublicStatuses)).optional().from(statusNow),
			duration("next").optional().derived(cadence),
			choice("template", templates).optional().derived(fitting),
			choice("channels", channels).many().optional().derived(audienceChannels),
			text("subject").optional().derived(func(c Context, v Values) string { subject, _ := draft(c, v); return subject }),
			long("body").derived(func(c Context, v Values) string { _, body := draft(c, v); return body }),
		},
		Build: func(_ Context, v Values) (model.Intent, error) {
			next, err := v.duration("next")
			return model.DraftNotice{
				Audience: model.AudienceID(v.text("audience")), Template: v.text("template"), Subject: v.text("subject"),
				Text: v.text("body"), Status: model.PublicStatus(v.text("status")),
				Channels: idsOf[model.ChannelID](v.list("channels")), Next: next,
			}, err
		},
		Preview: gapsOf,
	}
}

func templates(c Context) []Option {
	var options []Option
	for _, t := range c.Plan.Templates {
		options = append(options, Option{Value: t.ID, Label: t.Title})
	}
	return options
}

// statusNow is what customers are told now, or that we are looking into it.
func statusNow(c Context) string {
	if status := orEmpty(c.Incident).Public; status != "" {
		return string(status)
	}
	return string(model.Investigating)
}

func cadence(c Context, v Values) string {
	rule, ok := c.Plan.Cadence(orEmpty(c.Incident).Severity.Level, model.AudienceID(v.text("audience")))
	if !ok || model.PublicStatus(v.text("status")) == model.Resolved {
		return ""
	}
	return Span(rule.Every)
}

// fitting is the template for this audience and status, one made for the scenario before a general one.
func fitting(c Context, v Values) string {
	best, rank := "", 0
	for _, t := range c.Plan.Templates {
		score := 1
		switch {
		case t.Audience != model.AudienceID(v.text("audience")), t.Status != "" && string(t.Status) != v.text("status"):
			continue
		case t.Scenario != "" && t.Scenario != orEmpty(c.Incident).Scenario:
			continue
		case t.Scenario != "":
			score += 2
		}
		if t.Status != "" {
			score++
		}
		if !t.Stage.Usual() || t.Channel != "" {
			score -= 2 // a text for one moment or one channel is chosen by hand
		}
		if score > rank {
			best, rank = t.ID, score
		}
	}
	return best
}

func audienceChannels(c Context, v Values) string {
	audience, _ := c.Plan.Audience(model.AudienceID(v.text("audience")))
	return joined(audience.Channels)
}

func joined(channels []model.ChannelID) string {
	words := make([]string, len(channels))
	for i, ch := range channels {
		words[i] = string(ch)
	}
	return strings.Join(words, ", ")
}

// draft renders the template with what the incident knows.
func draft(c Context, v Values) (subject, body string) {
	template, ok := c.Plan.Template(v.text("template"))
	if !ok || c.Incident == nil {
		return "", ""
	}
	var next time.Time
	if d, err := v.duration("next"); err == nil && d > 0 {
		next = c.Now.Add(d)
	}
	facts := model.Facts(c.Incident, c.Plan, template.Stage, c.Now, next, func(at time.Time) string {
		return at.In(c.Zone).Format("15:04 MST")
	})
	subject, body, err := plans.Render(template, facts)
	if err != nil {
		return "", ""
	}
	return subject, body
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
	lines = append(lines, gapsOf(c, Values{"subject": n.Subject, "body": n.Text})...)
	if n.Subject != "" {
		lines = append(lines, model.Safe(n.Subject))
	}
	return append(lines, strings.Split(model.SafeLines(n.Text), "\n")...)
}

package check

import (
	"slices"
	"strconv"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// cadence finds audiences that a severity forgets.
func (c *checker) cadence() {
	for _, severity := range c.plan.Severities {
		for _, audience := range c.plan.Audiences {
			if _, told := c.plan.Cadence(severity.Level, audience.ID); told || audience.OnDemand {
				continue
			}
			level := plans.Warning
			if severity.Level > model.SEV2 {
				level = plans.Info // a small incident need not be told to everybody
			}
			c.at("audience", string(audience.ID), level, "cadence.none", "audience", audience.Title, "severity", severity.Level.String())
		}
	}
}

// members finds audiences that nobody belongs to, though they are told one by one.
func (c *checker) members() {
	for _, audience := range c.plan.Audiences {
		to := audience.To
		named := to.Customers || len(to.People)+len(to.Roles)+len(to.Teams)+len(to.Addresses) > 0
		each := slices.ContainsFunc(audience.Channels, func(id model.ChannelID) bool {
			channel, _ := c.plan.Channel(id)
			return channel.Each()
		})
		if each && !named && !audience.OnDemand {
			c.at("audience", string(audience.ID), plans.Warning, "audience.nobody", "audience", audience.Title)
		}
	}
}

// page finds a page that is promised as a channel, and of which nothing is said.
func (c *checker) page() {
	for _, channel := range c.plan.Channels {
		if channel.Kind == "page" && (c.plan.Page == nil || len(c.plan.Page.Components) == 0) {
			c.at("channel", string(channel.ID), plans.Warning, "page.none", "channel", channel.Title)
		}
	}
}

// templates finds texts that are missing, too long, or say nothing about when they will be followed by another.
func (c *checker) templates() {
	for _, audience := range c.plan.Audiences {
		for _, stage := range model.Stages {
			if slices.ContainsFunc(c.plan.Templates, func(t model.NoticeTemplate) bool { return t.Audience == audience.ID && fitsStage(t, stage) }) {
				continue
			}
			level := plans.Info
			if stage.Usual() && !audience.OnDemand {
				level = plans.Warning
			}
			c.at("audience", string(audience.ID), level, "template.none", "audience", audience.Title, "stage", string(stage))
		}
	}
	for _, t := range c.plan.Templates {
		c.template(t)
	}
}

// fitsStage tells whether a text is there for a stage, whatever the channel and the scenario.
func fitsStage(t model.NoticeTemplate, stage model.Stage) bool {
	usual := t.Stage == "" && stage.Usual() && (t.Status == "" || t.Status == stage.Status())
	return t.Channel == "" && t.Scenario == "" && (t.Stage == stage || usual)
}

// Limits of a text, beyond which readers or machines cut it.
const (
	longSubject = 78  // characters; RFC 5322, 2.1.1, says what a line of mail should not exceed
	longSMS     = 3   // parts
	longSpoken  = 120 // words: about 50 seconds read aloud
)

func (c *checker) template(t model.NoticeTemplate) {
	subject, body, err := plans.Render(t, typical)
	if err != nil {
		return // reading has said so
	}
	short, _, _ := plans.Render(model.NoticeTemplate{ID: t.ID, Subject: t.Short}, typical)
	warn := func(level plans.Level, code string, with ...string) {
		c.at("template", t.ID, level, code, append([]string{"template", t.Title}, with...)...)
	}
	if length := len([]rune(subject)); length > longSubject {
		warn(plans.Info, "template.long-subject", "length", strconv.Itoa(length), "most", strconv.Itoa(longSubject))
	}
	switch size := model.MeasureSMS(short); {
	case size.Parts > longSMS:
		warn(plans.Warning, "template.long-sms", "parts", strconv.Itoa(size.Parts), "most", strconv.Itoa(longSMS))
	case size.Parts > 1:
		warn(plans.Info, "template.parts", "parts", strconv.Itoa(size.Parts))
	}
	channel, _ := c.plan.Channel(t.Channel)
	if words := len(strings.Fields(body)); channel.Kind == "announcement" && words > longSpoken {
		warn(plans.Warning, "template.long-spoken", "words", strconv.Itoa(words), "most", strconv.Itoa(longSpoken))
	}
	ends := t.Status == model.Resolved || channel.Kind == "announcement" || channel.Kind == "paper" || channel.Kind == "phone-tree"
	if !ends && !strings.Contains(t.Body, "{{next_update}}") {
		warn(plans.Warning, "template.no-next")
	}
	if !ends && t.Short != "" && !strings.Contains(t.Short, "{{next_update}}") {
		warn(plans.Warning, "template.short-no-next")
	}
}

// typical are facts of usual length, to measure texts with.
var typical = map[string]string{
	"product": "Order Desk Online", "title": "Order desk cannot be reached", "number": "2026-017", "severity": "SEV1", "phase": "respond",
	"status": "investigating", "started": "09:40 CET", "declared": "09:45 CET", "now": "10:00 CET", "next_update": "10:30 CET",
	"users": "48000", "customers": "412", "systems": "telephone, orders", "commander": "Commander", "liaison": "Liaison",
	"what_happens": "orders cannot be placed or changed", "workaround": "order by phone", "bridge": "+49 69 555 0100",
	"situation": "Our telephone and internet lines are cut.", "advice": "Please keep urgent orders ready.", "follow": "status.example.com",
}

// languages finds texts that are missing in a language that the plan promises.
func (c *checker) languages() {
	type text struct {
		audience model.AudienceID
		stage    model.Stage
		status   model.PublicStatus
		channel  model.ChannelID
		scenario string
	}
	have := map[text][]model.Language{}
	first := map[text]model.NoticeTemplate{}
	var order []text
	for _, t := range c.plan.Templates {
		key := text{t.Audience, t.Stage, t.Status, t.Channel, t.Scenario}
		if _, known := first[key]; !known {
			first[key], order = t, append(order, key)
		}
		have[key] = append(have[key], t.Language)
	}
	for _, key := range order {
		for _, lang := range c.plan.Languages {
			if !slices.Contains(have[key], lang) {
				c.at("template", first[key].ID, plans.Warning, "template.language", "template", first[key].Title, "language", string(lang))
			}
		}
	}
}

package action

import (
	"strconv"

	"warroom/model"
)

func declareFields() []Field {
	return []Field{
		text("title").from(func(c Context) string { return c.heard().Title }),
		choice("scope", terms("scope", model.Scopes)).optional().with(string(model.AllCustomers)),
		choice("urgency", terms("urgency", model.Urgencies)).optional().with(string(model.Now)),
		choice("severity", func(c Context) []Option { return severities(c.declaring()) }).optional().derived(proposedSeverity),
		choice("scenario", func(c Context) []Option { return scenarios(c.declaring()) }).optional().from(func(c Context) string { return c.heard().Scenario }),
		choice("kind", terms("kind", model.IncidentKinds)).optional().with(string(model.Real)),
		text("reason").optional().from(heardReason),
	}
}

// proposedSeverity is what impact × urgency proposes, or else what the scenario usually is.
func proposedSeverity(c Context, v Values) string {
	if level := c.heard().Severity; level.Known() {
		return level.String()
	}
	if level := proposal(c.declaring(), v); level.Known() {
		return level.String()
	}
	return ""
}

func proposal(c Context, v Values) model.Severity {
	level := model.Propose(c.Plan, model.Scope(v.text("scope")), model.Urgency(v.text("urgency")))
	if scenario, ok := c.Plan.Scenario(v.text("scenario")); ok && !level.Known() {
		level = scenario.Severity
	}
	return level
}

func buildDeclare(c Context, v Values) (model.Intent, error) {
	c = c.declaring()
	declare := model.Declare{
		Title: v.text("title"), Kind: model.IncidentKind(v.text("kind")), Scope: model.Scope(v.text("scope")),
		Urgency: model.Urgency(v.text("urgency")), Reason: v.text("reason"), Scenario: v.text("scenario"),
	}
	if word := v.text("severity"); word != "" {
		level, err := model.ParseSeverity(word)
		if err != nil {
			return nil, err
		}
		if level != proposal(c, v) {
			declare.Severity = level
		}
	}
	return declare, nil
}

// whySeverity says where the severity comes from: what callers say, impact × urgency, or whoever chose another one.
func whySeverity(c Context, v Values) []string {
	level, own := proposal(c, v), model.Severity(0)
	if word := v.text("severity"); word != "" {
		own, _ = model.ParseSeverity(word) // one that cannot be read is refused when it is given
	}
	if heard := c.heard(); own.Known() && own == heard.Severity {
		return []string{c.Locale.T("action.declare.heard", "severity", own.String(), "said", heard.Title)}
	}
	var lines []string
	if level.Known() && v.text("scope") != "" {
		lines = append(lines, c.Locale.T("action.declare.because", "severity", level.String(),
			"scope", c.term("scope", v.text("scope")), "urgency", c.term("urgency", v.text("urgency"))))
	}
	if own.Known() && level.Known() && own != level {
		lines = append(lines, c.Locale.T("action.declare.override", "severity", own.String()))
	}
	return lines
}

// previewDeclare says why this severity, and what declaring will cause: who is asked, how many checklists open, and
// by when the first notice is due. It asks the model by folding the declaration as if it had happened.
func previewDeclare(c Context, v Values) []string {
	c = c.declaring()
	lines := whySeverity(c, v)
	if model.IncidentKind(v.text("kind")) == model.Backfilled {
		return append(lines, c.Locale.T("action.declare.backfilled"))
	}
	inc := c.imagine(v)
	if inc == nil {
		return lines
	}
	rule, _ := c.Plan.Role(model.CommanderRole)
	if len(rule.Holders) > 0 {
		lines = append(lines, c.Locale.T("action.declare.asks", "person", model.Safe(c.Plan.NameOf(rule.Holders[0]))))
	}
	opened := 0
	for _, list := range model.Lists(inc, c.Plan) {
		if !list.Started.IsZero() {
			opened++
		}
	}
	lines = append(lines, c.Locale.N("action.declare.checklists", opened, "count", strconv.Itoa(opened)))
	for _, line := range model.Schedule(inc, c.Plan, c.Now) {
		if line.Owed != model.OweNothing {
			lines = append(lines, c.Locale.T("action.declare.notice",
				"audience", model.Safe(line.Audience.Title), "by", c.clock(line.Due)))
			break
		}
	}
	return lines
}

// imagine folds the incident that a declaration would open; nil if the values do not make one.
func (c Context) imagine(v Values) *model.Incident {
	v = with(v, "title", "?")
	intent, err := buildDeclare(c, v)
	if err != nil {
		return nil
	}
	drafts, err := model.Decide(model.Setting{
		Now: c.Now, Plan: c.Plan, NextNumber: func(model.IncidentKind, int) string { return "" },
		NewID: func() model.IncidentID { return "imagined" },
	}, model.Command{Actor: model.Actor{Person: "?"}, Intent: intent})
	if err != nil {
		return nil
	}
	var events []model.Event
	for n, draft := range drafts {
		event, err := draft.Seal("X-0", uint64(n+1), model.HLC(n+1), c.Now, model.Hash{})
		if err != nil {
			return nil
		}
		events = append(events, event)
	}
	return model.Fold(events)
}

// with is v with one more value, unless it has that one already.
func with(v Values, id, value string) Values {
	if v.text(id) != "" {
		return v
	}
	all := Values{id: value}
	for k, old := range v {
		if k != id {
			all[k] = old
		}
	}
	return all
}

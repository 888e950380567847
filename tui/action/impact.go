package action

import (
	"strconv"
	"strings"

	"warroom/model"
)

func impact() []Action {
	return []Action{
		{
			ID: "assess", Group: Incident, Keys: []string{"I"}, Fields: impactFields(), Build: buildImpact,
			Subject: about("impact"), Preview: previewImpact,
		},
		{
			ID: "severity", Group: Incident, Keys: []string{"S"},
			Fields: []Field{choice("severity", severities).from(func(c Context) string {
				state := orEmpty(c.Incident).Severity
				if state.Proposed.Known() && state.Proposed != state.Level {
					return state.Proposed.String()
				}
				return state.Level.String()
			}), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				level, err := model.ParseSeverity(v.text("severity"))
				return model.SetSeverity{Level: level, Reason: v.text("reason")}, err
			},
			Subject: about("severity"), Preview: previewSeverity,
		},
	}
}

// last fills a field from the newest assessment.
func last(of func(model.Impact) string) func(Context) string {
	return func(c Context) string { return of(orEmpty(c.Incident).Impact) }
}

func impactFields() []Field {
	count := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	return []Field{
		long("statement").optional().from(last(func(i model.Impact) string { return i.Statement })),
		choice("scope", terms("scope", model.Scopes)).optional().from(last(func(i model.Impact) string { return string(i.Scope) })),
		choice("urgency", terms("urgency", model.Urgencies)).optional().from(last(func(i model.Impact) string { return string(i.Urgency) })),
		number("users").optional().from(last(func(i model.Impact) string { return count(i.Users) })),
		number("customers").optional().from(last(func(i model.Impact) string { return count(i.Customers) })),
		text("systems").optional().from(last(func(i model.Impact) string { return strings.Join(i.Systems, ", ") })).ongoing(),
		choice("operational", terms("risk", model.Risks)).optional().from(last(func(i model.Impact) string { return string(i.Operational) })),
		choice("security", terms("risk", model.Risks)).optional().from(last(func(i model.Impact) string { return string(i.Security) })),
	}
}

func buildImpact(_ Context, v Values) (model.Intent, error) {
	users, err := v.count("users")
	if err != nil {
		return nil, err
	}
	customers, err := v.count("customers")
	if err != nil {
		return nil, err
	}
	return model.AssessImpact{Impact: model.Impact{
		Scope: model.Scope(v.text("scope")), Urgency: model.Urgency(v.text("urgency")), Users: users, Customers: customers,
		Systems: v.list("systems"), Operational: model.Risk(v.text("operational")), Security: model.Risk(v.text("security")),
		Statement: v.text("statement"),
	}}, nil
}

// previewImpact says what severity the assessment proposes, and that setting it is an act of its own.
func previewImpact(c Context, v Values) []string {
	level := proposal(c, v)
	now := orEmpty(c.Incident).Severity.Level
	if !level.Known() {
		return nil
	}
	if level == now {
		return []string{c.Locale.T("action.assess.same", "severity", level.String())}
	}
	return []string{c.Locale.T("action.assess.proposes", "severity", level.String(), "now", now.String())}
}

// previewSeverity reads out the criteria of the severity that is chosen.
func previewSeverity(c Context, v Values) []string {
	level, err := model.ParseSeverity(v.text("severity"))
	if err != nil {
		return nil
	}
	rule, _ := c.Plan.Severity(level)
	var lines []string
	for _, criterion := range rule.Criteria {
		lines = append(lines, "· "+model.Safe(criterion))
	}
	state := orEmpty(c.Incident).Severity
	if state.Proposed.Known() && state.Proposed != level {
		lines = append(lines, c.Locale.T("action.severity.against", "proposed", state.Proposed.String()))
	}
	return lines
}

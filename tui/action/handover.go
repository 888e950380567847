package action

import (
	"cmp"
	"strconv"
	"strings"

	"warroom/model"
)

// handover gives a role with everything its next holder must know. The room knows most of it already, so the form
// opens filled in and only the judgement is left to write.
func handover() Action {
	return Action{
		ID: "role-handover", Group: People, Keys: []string{"H"},
		Fields: []Field{
			roleField().from(func(c Context) string {
				return cmp.Or(heldRole(c), string(c.roleOf(c.Actor.Person)), selectedRole(c))
			}),
			choice("person", people).free().derived(suggested),
			long("technical").optional().from(technicalNow), long("hypotheses").optional().from(hypotheses),
			text("last-update").optional().from(lastUpdate).ongoing(), text("bridges").optional().from(bridges).ongoing(),
			text("promises").optional().from(promises).ongoing(),
		},
		Build: func(_ Context, v Values) (model.Intent, error) {
			return model.HandOver{
				Role: model.RoleID(v.text("role")), To: model.PersonID(v.text("person")),
				Content: model.Handover{
					Technical: v.text("technical"), Hypotheses: v.text("hypotheses"), LastUpdate: v.text("last-update"),
					Bridges: v.text("bridges"), Promises: v.text("promises"),
				},
			}, nil
		},
		Subject: aboutRole,
	}
}

// heldRole is the selected role if somebody has it: a vacant one cannot be handed over.
func heldRole(c Context) string {
	role := selectedRole(c)
	if orEmpty(c.Incident).Roles[model.RoleID(role)].Holder == "" {
		return ""
	}
	return role
}

// roleOf is the first role of the plan that a person holds.
func (c Context) roleOf(person model.PersonID) model.RoleID {
	for _, rule := range c.Plan.Roles {
		if orEmpty(c.Incident).Roles[rule.ID].Holder == person && person != "" {
			return rule.ID
		}
	}
	return ""
}

// technicalNow is where the repair stands: the systems hit and what is in force.
func technicalNow(c Context) string {
	inc := orEmpty(c.Incident)
	lines := []string{inc.Impact.Statement, strings.Join(inc.Impact.Systems, ", ")}
	for _, w := range inc.Workarounds {
		if w.InForce() {
			lines = append(lines, c.Locale.T("action.handover.workaround", "text", w.Text))
		}
	}
	return joinLines(lines)
}

// hypotheses lists what is being tried and what is ruled out.
func hypotheses(c Context) string {
	var lines []string
	for _, a := range orEmpty(c.Incident).Attempts {
		line := strconv.Itoa(a.Number) + " "
		if a.Hypothesis != "" {
			line += a.Hypothesis + " > "
		}
		result := c.Locale.T("action.handover.open")
		if !a.Open() {
			result = c.term("result", string(a.Result))
		}
		lines = append(lines, line+a.Action+": "+result)
	}
	return joinLines(lines)
}

func lastUpdate(c Context) string {
	var last *model.Notice
	public := orEmpty(c.Incident).PublicNotices(c.Plan)
	for n := range public {
		if last == nil || !public[n].Sent.At.Before(last.Sent.At) {
			last = &public[n]
		}
	}
	if last == nil {
		return ""
	}
	return c.clock(last.Sent.At) + " " + firstLine(last.Text)
}

func bridges(c Context) string {
	var all []string
	for _, b := range c.Plan.Bridges {
		all = append(all, strings.TrimSpace(b.Title+" "+b.DialIn))
	}
	return strings.Join(all, "; ")
}

// promises lists what was promised to whom and is still ahead.
func promises(c Context) string {
	var all []string
	for _, line := range model.Schedule(orEmpty(c.Incident), c.Plan, c.Now) {
		if line.Promised {
			all = append(all, line.Audience.Title+" "+c.clock(line.Due))
		}
	}
	return strings.Join(all, "; ")
}

func joinLines(lines []string) string {
	var kept []string
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

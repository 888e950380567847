package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/action"
)

// doCommand does anything that the screen can do, by the screen's own table: `warroom do rename title="…"`.
func (p *program) doCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "do [ACTION [FIELD=VALUE…]]", Short: p.t("verb.do"), Args: p.checked(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.listActions()
			}
			one, found := action.Find(args[0])
			if !found || one.Build == nil {
				return &model.Error{
					Code: model.CodeNotFound, Message: "there is no action " + args[0] + " here", Hint: "warroom do",
					Args: map[string]string{"what": "action", "name": args[0]},
				}
			}
			return p.open(cmd.Context(), func(s *session) error { return s.perform(cmd.Context(), one, args[1:]) })
		},
	}
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return p.offerActions(args), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	return p.writes(cmd)
}

// actionLine is one action for --json.
type actionLine struct {
	Action string       `json:"action"`
	Name   string       `json:"name"`
	Help   string       `json:"help"`
	Fields []actionName `json:"fields"`
}

type actionName struct {
	Field    string `json:"field"`
	Label    string `json:"label"`
	Optional bool   `json:"optional"`
}

func (p *program) listActions() error {
	c := action.Context{Locale: p.words, Plan: model.EmptyPlan}
	lines := []actionLine{}
	for _, one := range action.All() {
		if one.Build == nil {
			continue
		}
		line := actionLine{Action: one.ID, Name: one.Name(c), Help: one.Help(c), Fields: []actionName{}}
		plain := one.ID
		for _, field := range one.Fields {
			line.Fields = append(line.Fields, actionName{field.ID, field.Label(c), field.Optional})
			if field.Optional {
				plain += " [" + field.ID + "=]"
			} else {
				plain += " " + field.ID + "="
			}
		}
		lines = append(lines, line)
		if !p.flags.json {
			p.line(plain, line.Name)
		}
	}
	if p.flags.json {
		return p.writeJSON(lines)
	}
	return nil
}

func (s *session) perform(ctx context.Context, one action.Action, args []string) error {
	values, err := s.values(one, args)
	if err != nil {
		return err
	}
	c, id, err := s.actionContext(ctx, one)
	if err != nil {
		return at(s.log.Path(), err)
	}
	if err := s.resolve(ctx, &c, values); err != nil {
		return err
	}
	if ready, reason := one.Ready(c); !ready {
		return &model.Error{Code: codeNotReady, Message: s.words.T(reason)}
	}
	for _, field := range one.Fields {
		if _, given := values[field.ID]; !given && !field.Optional {
			values[field.ID] = field.Start(c)
		}
	}
	intent, err := one.Build(c, values)
	if err != nil {
		return err
	}
	if intent, err = action.Summed(intent); err != nil {
		return err
	}
	stamp, err := s.stamp()
	if err != nil {
		return err
	}
	events, err := s.log.Do(ctx, model.Command{Incident: id, Actor: c.Actor, At: stamp, Intent: intent})
	if err != nil {
		return err
	}
	return s.recorded(ctx, events)
}

// resolve turns what people call things into the ids that the table wants: entries and steps by their short names,
// other incidents by their numbers. What is named counts as selected, as it would be on the screen.
func (s *session) resolve(ctx context.Context, c *action.Context, values action.Values) error {
	if other := values["other"]; other != "" {
		id, err := s.log.Find(ctx, other)
		if err != nil {
			return err
		}
		values["other"] = string(id)
	}
	if c.Incident == nil {
		return nil
	}
	r := &room{session: s, inc: c.Incident, plan: c.Plan}
	if text := values["item"]; text != "" {
		item, err := r.item(text)
		if err != nil {
			return err
		}
		values["item"], c.Selection.Item = string(item), item
	}
	c.Selection.Role, c.Selection.Audience = model.RoleID(values["role"]), model.AudienceID(values["audience"])
	for _, field := range []string{"entry", "entries"} {
		var refs []string
		for _, word := range strings.FieldsFunc(values[field], func(c rune) bool { return c == ',' || c == ' ' }) {
			ref, err := r.ref(word)
			if err != nil {
				return err
			}
			refs, c.Selection.Entry = append(refs, ref.String()), ref
		}
		if len(refs) > 0 {
			values[field] = strings.Join(refs, ",")
		}
	}
	return nil
}

// actionContext is what the action looks at: the incident that is meant, or for a declaration only the plan.
func (s *session) actionContext(ctx context.Context, one action.Action) (action.Context, model.IncidentID, error) {
	c := action.Context{Now: s.clock(), Zone: s.zone, Locale: s.words}
	if one.ID == "declare" {
		plan, err := s.keepPlan(ctx)
		c.Plan, c.Actor = plan, s.actor(orEmpty(plan))
		return c, "", err
	}
	r, err := s.enter(ctx)
	if err != nil {
		return c, "", err
	}
	c.Incident, c.Plan, c.Actor = r.inc, r.plan, s.actor(r.plan)
	c.Owed = model.Obligations(r.inc, r.plan, c.Now)
	c.Board, err = s.log.Board(ctx)
	return c, r.inc.ID, err
}

func orEmpty(plan *model.Plan) *model.Plan {
	if plan == nil {
		return model.EmptyPlan
	}
	return plan
}

// values reads FIELD=VALUE words.
func (s *session) values(one action.Action, args []string) (action.Values, error) {
	values := action.Values{}
	known := map[string]bool{}
	var names []string
	for _, field := range one.Fields {
		known[field.ID] = true
		names = append(names, field.ID+"=")
	}
	for _, arg := range args {
		name, value, parted := strings.Cut(arg, "=")
		if !parted || !known[name] {
			return nil, usage(s.t("do.field", "Word", fmt.Sprintf("%q", arg)), "warroom do "+one.ID+" "+strings.Join(names, " "))
		}
		values[name] = value
	}
	return values, nil
}

func (p *program) offerActions(args []string) []cobra.Completion {
	c := action.Context{Locale: p.words, Plan: model.EmptyPlan}
	var offers []cobra.Completion
	for _, one := range action.All() {
		switch {
		case one.Build == nil:
		case len(args) == 0:
			offers = append(offers, cobra.CompletionWithDesc(one.ID, one.Name(c)))
		case one.ID == args[0]:
			for _, field := range one.Fields {
				offers = append(offers, cobra.CompletionWithDesc(field.ID+"=", field.Label(c)))
			}
		}
	}
	return offers
}

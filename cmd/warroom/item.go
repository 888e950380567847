package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// tickCommand marks a step as done; without a step it lists them.
func (p *program) tickCommand() *cobra.Command {
	var reopen, all bool
	var reason string
	cmd := p.acting(verb{use: "tick [ITEM]", short: "tick", args: cobra.MaximumNArgs(1)})
	tick := p.runs(func(r *room, args []string) (model.Intent, error) {
		item, err := r.item(args[0])
		if reopen {
			return model.ReopenItem{Item: item, Reason: reason}, err
		}
		return model.TickItem{Item: item}, err
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return tick(cmd, args)
		}
		return p.inRoom(cmd.Context(), func(r *room) error { return r.printItems(all) })
	}
	cmd.Flags().BoolVar(&reopen, "reopen", false, p.t("flag.tick-reopen"))
	cmd.Flags().StringVar(&reason, "reason", "", p.t("flag.reason"))
	cmd.Flags().BoolVar(&all, "all", false, p.t("flag.all"))
	cmd.ValidArgsFunction = p.completeItems()
	return cmd
}

// skipCommand leaves a step out.
func (p *program) skipCommand() *cobra.Command {
	cmd := p.acting(verb{use: "skip ITEM REASON…", short: "skip", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		item, err := r.item(args[0])
		return model.SkipItem{Item: item, Reason: strings.Join(args[1:], " ")}, err
	}})
	cmd.ValidArgsFunction = p.completeItems()
	return cmd
}

// item finds the step that a person means: its full id, or what stands after the slash if only one step has that.
func (r *room) item(text string) (model.ItemID, error) {
	var found []string
	for _, list := range model.Lists(r.inc, r.plan) {
		for _, item := range list.Items {
			if string(item.ID) == text {
				return item.ID, nil
			}
			if _, name, _ := strings.Cut(string(item.ID), "/"); name == text {
				found = append(found, string(item.ID))
			}
		}
	}
	switch len(found) {
	case 0:
		return model.ItemID(text), nil // the model says that it is not there
	case 1:
		return model.ItemID(found[0]), nil
	}
	return "", &model.Error{
		Code: codeAmbiguous, Message: r.t("item.ambiguous", "Item", text), Hint: strings.Join(found, "\n"),
	}
}

// itemLine is one step for --json.
type itemLine struct {
	Item   model.ItemID    `json:"item"`
	List   string          `json:"list"`
	Phase  model.Phase     `json:"phase"`
	Text   string          `json:"text"`
	State  model.ItemState `json:"state"` // empty: open
	Reason string          `json:"reason,omitempty"`
	Role   model.RoleID    `json:"role,omitempty"`
	Person model.PersonID  `json:"person,omitempty"`
	Due    time.Time       `json:"due,omitzero"`
	At     model.Stamp     `json:"at,omitzero"` // when it came into this state
	By     model.PersonID  `json:"by,omitempty"`
}

var itemMarks = map[model.ItemState]string{model.ItemOpen: "[ ]", model.ItemDone: "[x]", model.ItemSkipped: "[-]"}

// printItems lists the steps by checklist, the present phase first.
func (r *room) printItems(all bool) error {
	lines, now := []itemLine{}, r.clock()
	for _, list := range model.Lists(r.inc, r.plan) {
		headed := false
		for _, item := range list.Items {
			if item.State != model.ItemOpen && !all {
				continue
			}
			lines = append(lines, itemLine{
				item.ID, list.Checklist.ID, list.Phase, item.Text, item.State, item.Reason, item.Role, item.Person, item.Due,
				item.At, item.By.Person,
			})
			if r.flags.json {
				continue
			}
			if !headed {
				headed = true
				r.line(r.words.Term("phase", string(list.Phase)), model.Safe(list.Title), r.t("done-of", "Done", list.Done, "All", len(list.Items)))
			}
			cells := []string{"  " + itemMarks[item.State], model.Safe(string(item.ID)), model.Safe(item.Text)}
			if item.State == model.ItemOpen && !item.Due.IsZero() {
				cells = append(cells, r.distance(item.Due, now))
			}
			if item.Reason != "" {
				cells = append(cells, "("+model.Safe(item.Reason)+")")
			}
			r.line(cells...)
		}
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	return nil
}

// distance is "in 05:00" or "05:00 late".
func (p *program) distance(due, now time.Time) string {
	if now.After(due) {
		return p.t("late", "Span", p.words.Span(now.Sub(due)))
	}
	return p.t("in", "Span", p.words.Span(due.Sub(now)))
}

func (p *program) completeItems() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, list := range model.Lists(r.inc, r.plan) {
			for _, item := range list.Items {
				if len(args) == 0 && item.State == model.ItemOpen {
					offers = append(offers, cobra.CompletionWithDesc(string(item.ID), model.Safe(item.Text)))
				}
			}
		}
		return offers
	})
}

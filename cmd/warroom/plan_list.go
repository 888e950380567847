package main

import (
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// planEntry is one thing that a plan holds.
type planEntry struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// planListCommand lists what a plan holds: everything, or one kind of it.
func (p *program) planListCommand() *cobra.Command {
	cmd := p.prints(&cobra.Command{
		Use: "list [KIND] [DIR]", Short: p.t("verb.plan-list"), Args: p.checked(cobra.MaximumNArgs(2)),
		ValidArgs: planKinds,
		RunE: func(_ *cobra.Command, args []string) error {
			kind := ""
			if len(args) > 0 && slices.Contains(planKinds, args[0]) {
				kind, args = args[0], args[1:]
			} else if len(args) > 1 {
				return unknownWord("KIND", args[0], planKinds)
			}
			folder, err := p.soundFolder(args)
			if err != nil {
				return err
			}
			return p.printEntries(entriesOf(folder, kind))
		},
	})
	return cmd
}

// planKinds are the words for what a plan holds, in the order in which it is listed.
var planKinds = []string{
	"scenario", "workflow", "checklist", "template", "form", "drill", "example", "role", "person", "audience", "channel",
	"system", "rotation", "regulator",
}

// entriesOf lists what a folder holds of a kind, or everything if kind is empty.
func entriesOf(f *plans.Folder, kind string) []planEntry {
	plan := f.Plan
	all := slices.Concat(
		entries("scenario", plan.Scenarios, func(s model.Scenario) (id, title string) { return s.ID, s.Title }),
		entries("workflow", f.Workflows, func(w plans.Workflow) (id, title string) { return w.ID, w.Title }),
		entries("checklist", plan.Checklists, func(l model.Checklist) (id, title string) { return l.ID, l.Title }),
		entries("template", plan.Originals(), func(t model.NoticeTemplate) (id, title string) { return t.ID, t.Title }),
		entries("form", f.Forms, func(o plans.Form) (id, title string) { return o.ID, o.Title }),
		entries("drill", f.Drills, func(d plans.Drill) (id, title string) { return d.ID, d.Title }),
		entries("example", f.Examples, func(e plans.Example) (id, title string) { return e.ID, e.Title }),
		entries("role", plan.Roles, func(r model.RoleRule) (id, title string) { return string(r.ID), r.Title }),
		entries("person", plan.People, func(p model.Person) (id, title string) { return string(p.ID), p.Name }),
		entries("audience", plan.Audiences, func(a model.Audience) (id, title string) { return string(a.ID), a.Title }),
		entries("channel", plan.Channels, func(c model.Channel) (id, title string) { return string(c.ID), c.Title }),
		entries("system", f.Systems, func(s plans.System) (id, title string) { return s.ID, s.Title }),
		entries("rotation", f.Standby.Rotations, func(r plans.Rotation) (id, title string) { return r.ID, r.Title }),
		entries("regulator", f.Regulators, func(r plans.Regulator) (id, title string) { return r.ID, r.Title }),
	)
	wanted := []planEntry{} // JSON has a list even where there is nothing
	for _, one := range all {
		if kind == "" || one.Kind == kind {
			wanted = append(wanted, one)
		}
	}
	return wanted
}

// entries are the things of one kind, each with its id and its title.
func entries[T any](kind string, all []T, names func(T) (id, title string)) []planEntry {
	made := make([]planEntry, 0, len(all))
	for _, one := range all {
		id, title := names(one)
		made = append(made, planEntry{kind, id, title})
	}
	return made
}

func (p *program) printEntries(entries []planEntry) error {
	if p.flags.json {
		return p.writeJSON(entries)
	}
	last := ""
	for _, one := range entries {
		if one.Kind != last {
			p.line(p.t("kind." + one.Kind))
			last = one.Kind
		}
		p.line("  "+model.Safe(one.ID), model.Safe(one.Title))
	}
	return nil
}

// planSchemaCommand prints the JSON Schema of a file of a plan, for an editor to complete and check it with.
func (p *program) planSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use: "schema [NAME]", Short: p.t("verb.plan-schema"), Args: p.checked(cobra.MaximumNArgs(1)),
		ValidArgs: plans.SchemaNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, name := range plans.SchemaNames() {
					p.line(name)
				}
				return nil
			}
			schema, known := plans.Schema(args[0])
			if !known {
				return unknownWord("NAME", args[0], plans.SchemaNames())
			}
			_, err := p.out.Write(schema)
			return err
		},
	}
}

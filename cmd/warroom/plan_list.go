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

// entriesOf lists what a folder holds of a kind, or everything.
func entriesOf(f *plans.Folder, kind string) []planEntry {
	all := []planEntry{}
	add := func(of, id, title string) {
		if kind == "" || kind == of {
			all = append(all, planEntry{of, id, title})
		}
	}
	for _, one := range f.Plan.Scenarios {
		add("scenario", one.ID, one.Title)
	}
	for _, one := range f.Workflows {
		add("workflow", one.ID, one.Title)
	}
	for _, one := range f.Plan.Checklists {
		add("checklist", one.ID, one.Title)
	}
	for _, one := range f.Plan.Templates {
		add("template", one.ID, one.Title)
	}
	for _, one := range f.Forms {
		add("form", one.ID, one.Title)
	}
	for _, one := range f.Drills {
		add("drill", one.ID, one.Title)
	}
	for _, one := range f.Examples {
		add("example", one.ID, one.Title)
	}
	for _, one := range f.Plan.Roles {
		add("role", string(one.ID), one.Title)
	}
	for _, one := range f.Plan.People {
		add("person", string(one.ID), one.Name)
	}
	for _, one := range f.Plan.Audiences {
		add("audience", string(one.ID), one.Title)
	}
	for _, one := range f.Plan.Channels {
		add("channel", string(one.ID), one.Title)
	}
	for _, one := range f.Systems {
		add("system", one.ID, one.Title)
	}
	for _, one := range f.Standby.Rotations {
		add("rotation", one.ID, one.Title)
	}
	for _, one := range f.Regulators {
		add("regulator", one.ID, one.Title)
	}
	return all
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

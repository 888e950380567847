package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/paper"
)

// planPage is one page of a plan.
type planPage struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"` // Markdown
}

// planShowCommand prints one page of a plan as Markdown, as pane 8 of the room shows it.
func (p *program) planShowCommand() *cobra.Command {
	return p.prints(&cobra.Command{
		Use: "show [KIND] ID [DIR]", Short: p.t("verb.plan-show"), Args: p.checked(cobra.RangeArgs(1, 3)),
		ValidArgsFunction: p.completePages,
		RunE: func(_ *cobra.Command, args []string) error {
			kind := ""
			if len(args) > 1 && slices.Contains(paper.PageKinds, args[0]) {
				kind, args = args[0], args[1:]
			} else if len(args) > 2 {
				return unknownWord("KIND", args[0], paper.PageKinds)
			}
			folder, err := p.soundFolder(args[1:])
			if err != nil {
				return err
			}
			ref, err := p.pageNamed(folder, kind, args[0])
			if err != nil {
				return err
			}
			return p.printPage(folder, ref)
		},
	})
}

// pageNamed is the page with an id, or the only one whose title says it.
func (p *program) pageNamed(folder *plans.Folder, kind, name string) (paper.Ref, error) {
	var exact, near []paper.Ref
	var known []string
	for _, ref := range paper.Pages(folder) {
		if kind != "" && ref.Kind != kind {
			continue
		}
		known = append(known, ref.ID)
		switch {
		case ref.ID == name:
			exact = append(exact, ref)
		case strings.Contains(strings.ToLower(ref.Title), strings.ToLower(name)):
			near = append(near, ref)
		}
	}
	if len(exact) == 0 {
		exact = near
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		return paper.Ref{}, unknownWord("ID", name, nearby(name, known))
	}
	var which []string
	for _, ref := range exact {
		which = append(which, ref.Kind+" "+ref.ID)
	}
	return paper.Ref{}, &model.Error{
		Code: codeAmbiguous, Message: p.t("plan.which", "Name", model.Safe(name)), Hint: "warroom plan show " + strings.Join(which, "\nwarroom plan show "),
	}
}

// nearby are the names that share a part with what was typed, or else all of them.
func nearby(name string, known []string) []string {
	var some []string
	for _, one := range known {
		if slices.ContainsFunc(strings.Split(name, "-"), func(part string) bool { return len(part) > 2 && strings.Contains(one, part) }) {
			some = append(some, one)
		}
	}
	if len(some) == 0 {
		some = known
	}
	if len(some) > mostNames {
		some = append(some[:mostNames], "… (warroom plan list)")
	}
	return some
}

// mostNames is how many names a hint may list.
const mostNames = 12

func (p *program) printPage(folder *plans.Folder, ref paper.Ref) error {
	doc, _ := paper.Page(folder, ref, paper.Options{Now: p.clock().In(p.zone)})
	var text strings.Builder
	if err := paper.WriteMarkdown(&text, doc); err != nil {
		return err
	}
	if p.flags.json {
		return p.writeJSON(planPage{ref.Kind, ref.ID, ref.Title, text.String()})
	}
	p.line(model.SafeLines(strings.TrimRight(text.String(), "\n")))
	return nil
}

// completePages offers the kinds of page, then the pages of the plan to declare with.
func (p *program) completePages(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	folder, _, err := p.openFolder(nil)
	if err != nil || len(args) > 1 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var offers []cobra.Completion
	if len(args) == 0 {
		offers = append(offers, paper.PageKinds...)
	}
	for _, ref := range paper.Pages(folder) {
		if len(args) == 0 || ref.Kind == args[0] {
			offers = append(offers, cobra.CompletionWithDesc(ref.ID, model.Safe(ref.Title)))
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

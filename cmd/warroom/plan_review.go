package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/huh/v2"
	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/check"
)

// planReviewCommand walks the owner through what nobody has looked at for too long, and records who confirmed what.
// Elsewhere than at a terminal it lists it; --confirm records without asking.
func (p *program) planReviewCommand() *cobra.Command {
	var confirm []string
	cmd := p.prints(&cobra.Command{
		Use: "review [DIR]", Short: p.t("verb.plan-review"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := p.planFolder()
			if len(args) > 0 {
				dir = args[0]
			}
			if dir == "" {
				return usage(p.t("plan.review.where"), "warroom plan review DIR")
			}
			folder, err := p.soundFolder([]string{dir})
			if err != nil {
				return err
			}
			r := &review{program: p, dir: dir, folder: folder, all: check.Reviews(folder)}
			switch {
			case len(confirm) > 0:
				return r.confirm(confirm)
			case p.flags.json:
				return r.writeJSON(r.report())
			case terminal(os.Stdin) && terminal(os.Stdout):
				return r.walk(cmd.Context())
			}
			r.list()
			return nil
		},
	})
	cmd.Flags().StringArrayVar(&confirm, "confirm", nil, p.t("flag.confirm"))
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	return cmd
}

// review is one walk through a plan.
type review struct {
	*program
	dir    string
	folder *plans.Folder
	all    []check.Review
}

// reviewed is one part of a plan for --json.
type reviewed struct {
	What  string     `json:"what"`
	Last  *time.Time `json:"last"` // null: never
	Days  int        `json:"every_days"`
	Stale bool       `json:"stale"`
}

func (r *review) report() []reviewed {
	all := []reviewed{}
	for _, one := range r.all {
		line := reviewed{What: one.What, Days: int(one.Every.Hours() / 24), Stale: one.Stale(r.clock())}
		if !one.Last.IsZero() {
			line.Last = &one.Last
		}
		all = append(all, line)
	}
	return all
}

// list writes what is due, one a line.
func (r *review) list() {
	due := 0
	for _, one := range r.all {
		if one.Stale(r.clock()) {
			due++
			r.line("!", model.Safe(one.What), r.name(one), r.since(one))
		}
	}
	if due == 0 {
		r.line(r.t("plan.review.fresh"))
	}
}

// confirm records that the named parts are right.
func (r *review) confirm(names []string) error {
	var known []string
	for _, one := range r.all {
		known = append(known, one.What)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return unknownWord("--confirm", name, known)
		}
	}
	return r.keep(names)
}

func (r *review) keep(names []string) error {
	var more plans.Records
	by := string(r.actor(r.folder.Plan).Person)
	for _, name := range names {
		more.Confirmed = append(more.Confirmed, plans.Confirmation{What: name, By: by, At: r.clock()})
	}
	if err := plans.Keep(r.dir, more); err != nil {
		return at(r.dir, err)
	}
	for _, name := range names {
		r.line("✓", model.Safe(name), r.t("plan.review.by", "Name", model.Safe(by)))
	}
	return nil
}

// walk asks about each part that is due. What is answered is recorded at once, so that leaving loses nothing.
func (r *review) walk(ctx context.Context) error {
	asked := 0
	for _, one := range r.all {
		if !one.Stale(r.clock()) {
			continue
		}
		asked++
		right := false
		form := huh.NewForm(huh.NewGroup(huh.NewConfirm().
			Title(r.t("plan.review.ask", "What", r.name(one))).Description(r.since(one) + "\n" + r.shown(one)).
			Affirmative(r.t("plan.review.yes")).Negative(r.t("plan.review.later")).Value(&right))).WithShowHelp(false)
		err := form.WithAccessible(r.lineByLine()).RunWithContext(ctx)
		if errors.Is(err, huh.ErrUserAborted) {
			return nil
		}
		if err != nil {
			return err
		}
		if right {
			if err := r.keep([]string{one.What}); err != nil {
				return err
			}
		}
	}
	if asked == 0 {
		r.line(r.t("plan.review.fresh"))
	}
	return nil
}

// name is the person, or the section in words.
func (r *review) name(one check.Review) string {
	if one.Title != "" {
		return model.Safe(one.Title)
	}
	return r.t("section." + one.What)
}

func (r *review) since(one check.Review) string {
	if one.Last.IsZero() {
		return r.t("plan.review.never")
	}
	return r.t("plan.review.since", "Days", strconv.Itoa(int(r.clock().Sub(one.Last).Hours()/24)))
}

// shown is what is to be confirmed: the ways to reach a person, or the file to look at.
func (r *review) shown(one check.Review) string {
	id, contacts := one.Person()
	if !contacts {
		return r.t("plan.review.look", "Path", model.Safe(r.dir))
	}
	who, _ := r.folder.Plan.Person(id)
	var lines []string
	for _, c := range who.Contacts {
		lines = append(lines, r.words.Term("way", c.Way)+"  "+model.Safe(c.Value))
	}
	return strings.Join(lines, "\n")
}

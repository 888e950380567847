package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/check"
)

// planNewCommand writes a plan of one's own into a new folder: the shipped plan, with the answers put in that come from
// a file, from flags, or from questions at the terminal. What nobody answered is listed as open questions.
func (p *program) planNewCommand() *cobra.Command {
	var a plans.Answers
	var file string
	var people []string
	cmd := &cobra.Command{
		Use: "new DIR", Short: p.t("verb.plan-new"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if there, err := os.ReadDir(args[0]); err == nil && len(there) > 0 {
				return at(args[0], &model.Error{Code: codeExists, Message: p.t("plan.not-empty"), Hint: p.t("plan.not-empty.hint")})
			}
			for _, text := range people {
				person, err := p.personOf(text)
				if err != nil {
					return err
				}
				a.People = append(a.People, person)
			}
			var err error
			switch {
			case file != "":
				a, err = p.answersFrom(file)
			case a.Product == "" && terminal(os.Stdin) && terminal(os.Stdout):
				err = p.askFor(cmd.Context(), args[0], &a)
			}
			if err != nil {
				return p.wrongAnswers(err)
			}
			return p.beginPlan(args[0], a)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&file, "answers", "", p.t("flag.answers"))
	flags.StringVar(&a.Product, "product", "", p.t("flag.product"))
	flags.StringSliceVar(&a.Incidents, "incidents", nil, p.t("flag.incidents"))
	flags.StringVar(&a.Impact, "impact", "", p.t("flag.plan-impact"))
	flags.StringSliceVar(&a.Infrastructure, "infrastructure", nil, p.t("flag.infrastructure"))
	flags.StringVar(&a.Owner, "owner", "", p.t("flag.owner"))
	flags.StringVar(&a.Follow, "follow", "", p.t("flag.plan-follow"))
	flags.Var(&alsoFlag{&a.Also}, "also", p.t("flag.also"))
	flags.StringVar(&a.Zone, "zone", "", p.t("flag.zone"))
	flags.StringVar(&a.BridgeDialIn, "bridge", "", p.t("flag.bridge"))
	flags.StringVar(&a.HeadNumber, "head-number", "", p.t("flag.head-number"))
	flags.StringArrayVar(&people, "person", nil, p.t("flag.person"))
	flags.Var(&slaFlag{&a.SLA}, "sla", p.t("flag.sla"))
	return cmd
}

// answersFrom reads the answers of a file.
func (p *program) answersFrom(name string) (plans.Answers, error) {
	text, err := readText(name)
	if err != nil {
		return plans.Answers{}, at(name, err)
	}
	return plans.ReadAnswers(filepath.Base(name), text)
}

// wrongAnswers says that it is the answers that are wrong, where findings are about them.
func (p *program) wrongAnswers(err error) error {
	var found plans.Findings
	if !errors.As(err, &found) {
		return err
	}
	lines := strings.Split(found.In(p.words.Lang()).Error(), "\n")
	return &coded{exitData, &mistakes{head: p.t("plan.answers.wrong"), hint: p.t("plan.answers.hint"), lines: lines}}
}

// beginPlan writes the folder and says what is still open in it.
func (p *program) beginPlan(dir string, a plans.Answers) error {
	archive, err := plans.Begin(a, p.words.Lang())
	if err != nil {
		return p.wrongAnswers(err)
	}
	if err := archive.Extract(dir); err != nil {
		return at(dir, err)
	}
	folder, err := plans.OpenFolder(dir)
	if err != nil {
		return at(dir, err)
	}
	p.line(p.t("plan.made", "Path", model.Safe(dir)))
	p.printFindings(nil, openOnly(check.Folder(folder, p.clock(), p.words.Lang())), false)
	p.line("")
	p.line(p.t("plan.next"))
	p.line("  warroom plan check", model.Safe(dir))
	p.line("  warroom print plan --plan", model.Safe(dir))
	p.line("  warroom --plan", model.Safe(dir))
	return nil
}

// openOnly are the findings that are questions, and those that are worse than info.
func openOnly(found plans.Findings) plans.Findings {
	var all plans.Findings
	for _, f := range found {
		if check.Open(f) || f.Level < plans.Info {
			all = append(all, f)
		}
	}
	return all
}

// personOf reads "Anna Weber:commander,liaison:+49 170 555 0100:+49 69 555 0101": name, roles, then numbers, the first
// mobile and the second a landline.
func (p *program) personOf(text string) (model.Person, error) {
	parts := strings.Split(text, ":")
	person := model.Person{Name: strings.TrimSpace(parts[0])}
	if person.Name == "" {
		return person, usage(p.t("plan.person.no-name"), `--person "Anna Weber:commander:+49 170 555 0100"`)
	}
	if len(parts) > 1 {
		for _, role := range strings.FieldsFunc(parts[1], func(r rune) bool { return r == ',' || r == ' ' }) {
			person.Roles = append(person.Roles, model.RoleID(role))
		}
	}
	for n, way := range []string{"mobile", "landline", "mail"} {
		if len(parts) > n+2 && strings.TrimSpace(parts[n+2]) != "" {
			person.Contacts = append(person.Contacts, model.Contact{Way: way, Value: strings.TrimSpace(parts[n+2])})
		}
	}
	return person, nil
}

// alsoFlag reads "en,pt-BR", or "none".
type alsoFlag struct{ all *[]model.Language }

// Type implements pflag.Value: how a value is written.
func (f *alsoFlag) Type() string { return "en,pt-BR" }

// String implements pflag.Value: there is no default to show.
func (f *alsoFlag) String() string { return "" }

// Set implements pflag.Value. That the shipped plan is not written in a language, it says itself.
func (f *alsoFlag) Set(text string) error {
	*f.all = []model.Language{}
	for _, tag := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if tag != "none" {
			*f.all = append(*f.all, model.Language(tag))
		}
	}
	return nil
}

// slaFlag reads "SEV1=5m/4h,SEV2=15m/8h": acknowledged within, resolved within.
type slaFlag struct{ all *[]plans.Promise }

// Type implements pflag.Value: how a value is written.
func (f *slaFlag) Type() string { return "SEV1=5m/4h" }

// String implements pflag.Value: there is no default to show.
func (f *slaFlag) String() string { return "" }

// Set implements pflag.Value; times are read when the plan is begun.
func (f *slaFlag) Set(text string) error {
	for _, one := range strings.Split(text, ",") {
		level, times, _ := strings.Cut(one, "=")
		severity, err := model.ParseSeverity(strings.TrimSpace(level))
		if err != nil {
			return err
		}
		acknowledge, resolve, _ := strings.Cut(times, "/")
		*f.all = append(*f.all, plans.Promise{Severity: severity, Acknowledge: strings.TrimSpace(acknowledge), Resolve: strings.TrimSpace(resolve)})
	}
	return nil
}

package main

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// draftFlags are what a draft says besides its text.
type draftFlags struct {
	wording
	short, language, stage, valid, chain, notify string

	variants []string
	follows  int
}

func (p *program) draftCommand() *cobra.Command {
	var f draftFlags
	cmd := p.acting(verb{use: "draft AUDIENCE [TEXT…]", short: "notice-draft", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		intent, err := f.intent(model.AudienceID(args[0]))
		if err != nil {
			return nil, err
		}
		intent.Text, err = r.text(args[1:])
		switch {
		case err != nil || intent.Text != "":
		case f.template != "":
			err = r.fill(&intent)
		default:
			r.startFromSent(&intent)
		}
		intent.Variants = spoken(intent.Variants)
		return intent, err
	}})
	p.fields(cmd, &f.wording)
	cmd.Flags().StringVar(&f.template, "template", "", p.t("flag.template"))
	cmd.Flags().StringVar(&f.subject, "subject", "", p.t("flag.subject"))
	cmd.Flags().StringVar(&f.language, "language", "", p.t("flag.notice-language"))
	cmd.Flags().StringVar(&f.stage, "stage", "", p.t("flag.stage"))
	cmd.Flags().IntVar(&f.follows, "follows", 0, p.t("flag.follows"))
	cmd.Flags().StringVar(&f.chain, "chain", "", p.t("flag.chain"))
	cmd.Flags().StringVar(&f.notify, "notify", "", p.t("flag.notify"))
	p.wordingFlags(cmd, &f)
	offer(cmd, "stage", model.Stages)
	offer(cmd, "chain", model.Chains)
	offer(cmd, "notify", model.Notifies)
	_ = cmd.RegisterFlagCompletionFunc("template", p.completing(func(r *room, _ []string) (offers []cobra.Completion) {
		for _, template := range r.plan.Originals() {
			offers = append(offers, cobra.CompletionWithDesc(template.ID, model.Safe(template.Title)))
		}
		return offers
	}))
	cmd.ValidArgsFunction = p.completeAudiences()
	return cmd
}

// wordingFlags adds the flags that a draft and an edit have in common.
func (p *program) wordingFlags(cmd *cobra.Command, f *draftFlags) {
	cmd.Flags().StringVar(&f.short, "short", "", p.t("flag.short"))
	cmd.Flags().StringArrayVar(&f.variants, "variant", nil, p.t("flag.variant"))
	cmd.Flags().StringVar(&f.valid, "valid", "", p.t("flag.valid"))
}

// intent is the draft that the flags describe.
func (f *draftFlags) intent(audience model.AudienceID) (model.DraftNotice, error) {
	next, err := span(f.next)
	if err != nil {
		return model.DraftNotice{}, err
	}
	valid, err := span(f.valid)
	if err != nil {
		return model.DraftNotice{}, err
	}
	variants, err := f.wordings(nil)
	return model.DraftNotice{
		Audience: audience, Template: f.template, Subject: f.subject, Status: model.PublicStatus(f.status),
		Channels: f.channelIDs(), Next: next, Language: model.Language(f.language), Short: f.short, Variants: variants,
		Stage: model.Stage(f.stage), Valid: valid, Follows: f.follows, Chain: model.Chain(f.chain), Notify: model.Notify(f.notify),
	}, err
}

// languageTag is how languages are named: de, pt-BR.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// wordings reads LANG=TEXT, LANG.subject=TEXT and LANG.short=TEXT into the wordings there are.
func (f *draftFlags) wordings(have []model.Wording) ([]model.Wording, error) {
	have = slices.Clone(have)
	for _, given := range f.variants {
		key, text, ok := strings.Cut(given, "=")
		tag, part, _ := strings.Cut(key, ".")
		if !ok || !languageTag.MatchString(tag) || part != "" && part != "subject" && part != "short" {
			return nil, unknownWord("--variant", given, []string{"de=TEXT", "de.subject=TEXT", "de.short=TEXT"})
		}
		language := model.Language(tag)
		at := slices.IndexFunc(have, func(w model.Wording) bool { return w.Language.Base() == language.Base() })
		if at < 0 {
			at, have = len(have), append(have, model.Wording{Language: language})
		}
		switch part {
		case "subject":
			have[at].Subject = text
		case "short":
			have[at].Short = text
		case "":
			if have[at].Text = text; text == "" {
				have[at] = model.Wording{Language: have[at].Language} // nothing is left to say in it
			}
		}
	}
	return have, nil
}

// spoken are the wordings that say something: "pt-BR=" leaves a language out.
func spoken(all []model.Wording) []model.Wording {
	return slices.DeleteFunc(all, func(w model.Wording) bool { return w == model.Wording{Language: w.Language} })
}

// fill writes the wordings of a draft from its template and what is true now: in the template's own language, and in
// every further one in which the plan has the same template and somebody needs it.
func (r *room) fill(intent *model.DraftNotice) error {
	template, known := r.plan.Template(intent.Template)
	if !known {
		return notHere("template", intent.Template)
	}
	own, err := r.worded(template, *intent)
	if err != nil {
		return err
	}
	intent.Text, intent.Subject, intent.Short = own.Text, cmp.Or(intent.Subject, own.Subject), cmp.Or(intent.Short, own.Short)
	intent.Language, intent.Stage = cmp.Or(intent.Language, own.Language), cmp.Or(intent.Stage, template.Stage)
	intent.Status = cmp.Or(intent.Status, template.Status)
	for _, other := range r.plan.Translations(template) {
		w, err := r.worded(other, *intent)
		if err != nil {
			return err
		}
		given := slices.ContainsFunc(intent.Variants, func(v model.Wording) bool { return v.Language.Base() == w.Language.Base() })
		if !given && w.Needed(r.inc, r.plan, intent.Audience) {
			intent.Variants = append(intent.Variants, w)
		}
	}
	return nil
}

// worded is a template filled with what is true now.
func (r *room) worded(template model.NoticeTemplate, intent model.DraftNotice) (model.Wording, error) {
	now := r.clock()
	next := time.Time{}
	if intent.Next > 0 {
		next = now.Add(intent.Next)
	} else if cadence, planned := r.plan.Cadence(r.inc.Severity.Level, intent.Audience); planned && cadence.Every > 0 {
		next = now.Add(cadence.Every)
	}
	facts := model.FactsIn(template.Language, r.inc, r.plan, template.Stage, now, next, r.letterClock(template.Language))
	subject, text, err := plans.Render(template, facts)
	if err != nil {
		return model.Wording{}, err
	}
	template.Body = template.Short
	_, short, err := plans.Render(template, facts)
	return model.Wording{Language: template.Language, Subject: subject, Short: short, Text: text}, err
}

// notice is the notice with the number given.
func (r *room) notice(text string) (*model.Notice, error) {
	wanted, err := number(text)
	if err != nil {
		return nil, err
	}
	for n := range r.inc.Notices {
		if r.inc.Notices[n].Number == wanted {
			return &r.inc.Notices[n], nil
		}
	}
	return nil, notHere("notice", text)
}

// notHere is the error for a name that stands for nothing here.
func notHere(what, name string) error {
	return &model.Error{
		Code: model.CodeNotFound, Message: "there is no " + what + " " + name + " here", Hint: "look it up in its list and try again",
		Args: map[string]string{"what": what, "name": name},
	}
}

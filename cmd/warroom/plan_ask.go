package main

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/action"
)

// ask puts the questions of a new plan at the terminal: five about the product, then the numbers and the people.
// Leaving keeps nothing.
func (p *program) ask(ctx context.Context, a *plans.Answers) error {
	plan, _ := plans.Default(p.words.Lang())
	q := &questions{program: p, answers: a, plan: plan}
	for _, page := range []func() *huh.Form{q.product, q.incidents, q.promises, q.numbers} {
		if err := q.run(ctx, page()); err != nil {
			return err
		}
	}
	q.take()
	for more := true; more; {
		person := &personPage{more: true}
		if err := q.run(ctx, q.person(person)); err != nil {
			return err
		}
		if person.name != "" {
			a.People = append(a.People, person.person())
		}
		more = person.more && person.name != ""
	}
	return nil
}

// askFor asks for a plan in a folder. The folder is made first, so that nobody answers for a place that cannot be
// written to, and taken away again if the answers stop.
func (p *program) askFor(ctx context.Context, dir string, a *plans.Answers) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return at(dir, err)
	}
	err := p.ask(ctx, a)
	if err != nil {
		_ = os.Remove(dir) // it stays if somebody has put something in
	}
	return err
}

// questions are what is asked, with what was typed.
type questions struct {
	*program
	answers        *plans.Answers
	plan           *model.Plan
	infrastructure string
	sla            [4]string // acknowledge and resolve of SEV1, then of SEV2
}

func (q *questions) run(ctx context.Context, form *huh.Form) error {
	form = form.WithShowHelp(false).WithViewHook(wholeScreen).WithAccessible(q.lineByLine())
	err := form.RunWithContext(ctx)
	if errors.Is(err, huh.ErrUserAborted) {
		return &coded{exitSignal, &model.Error{Code: codeNotReady, Message: q.t("ask.left"), Hint: "warroom plan new --help"}}
	}
	return err
}

// lineByLine tells whether questions are put as plain lines, for screen readers and terminals that know no more.
func (p *program) lineByLine() bool {
	return p.getenv("TERM") == "dumb" || p.getenv("WARROOM_ACCESSIBLE") != ""
}

// wholeScreen keeps what was asked before out of the sight of whoever answers.
func wholeScreen(view tea.View) tea.View {
	view.AltScreen = true
	return view
}

func (q *questions) input(id string, value *string) *huh.Input {
	return huh.NewInput().Title(q.t("ask." + id)).Description(q.t("ask." + id + ".hint")).Value(value)
}

func (q *questions) product() *huh.Form {
	return huh.NewForm(huh.NewGroup(
		huh.NewNote().Title(q.t("ask.title")).Description(q.t("ask.intro")),
		q.input("product", &q.answers.Product).Validate(func(text string) error {
			if strings.TrimSpace(text) == "" {
				return errors.New(q.t("ask.product.needed"))
			}
			return nil
		}),
		q.input("owner", &q.answers.Owner),
		q.input("impact", &q.answers.Impact),
	))
}

func (q *questions) incidents() *huh.Form {
	var options []huh.Option[string]
	for _, s := range q.plan.Scenarios {
		options = append(options, huh.NewOption(model.Safe(s.Title), s.ID).Selected(true))
	}
	return huh.NewForm(huh.NewGroup(
		huh.NewMultiSelect[string]().Title(q.t("ask.incidents")).Description(q.t("ask.incidents.hint")).Options(options...).Value(&q.answers.Incidents),
	))
}

func (q *questions) promises() *huh.Form {
	span := func(id string, value *string) *huh.Input {
		return q.input(id, value).Validate(func(text string) error {
			if _, err := promised(text); err != nil {
				return errors.New(q.t("ask.span"))
			}
			return nil
		})
	}
	return huh.NewForm(huh.NewGroup(
		span("sla.ack1", &q.sla[0]), span("sla.fix1", &q.sla[1]), span("sla.ack2", &q.sla[2]), span("sla.fix2", &q.sla[3]),
		huh.NewText().Title(q.t("ask.infrastructure")).Description(q.t("ask.infrastructure.hint")).Lines(4).Value(&q.infrastructure),
	))
}

func (q *questions) numbers() *huh.Form {
	return huh.NewForm(huh.NewGroup(
		q.input("head-number", &q.answers.HeadNumber), q.input("bridge", &q.answers.BridgeDialIn), q.input("bridge-pin", &q.answers.BridgePIN),
		q.input("follow", &q.answers.Follow),
	))
}

// take turns what was typed into answers.
func (q *questions) take() {
	for line := range strings.Lines(q.infrastructure) {
		if line = strings.TrimSpace(line); line != "" {
			q.answers.Infrastructure = append(q.answers.Infrastructure, line)
		}
	}
	for n, level := range []model.Severity{model.SEV1, model.SEV2} {
		promise := plans.Promise{Severity: level}
		promise.Acknowledge, _ = promised(q.sla[2*n]) // the page has checked them
		promise.Resolve, _ = promised(q.sla[2*n+1])
		if promise.Acknowledge != "" || promise.Resolve != "" {
			q.answers.SLA = append(q.answers.SLA, promise)
		}
	}
	if len(q.answers.Incidents) == len(q.plan.Scenarios) {
		q.answers.Incidents = nil
	}
}

// promised is a time as people type it ("90", "4 h", "2 std") as a plan writes it; nothing stays nothing.
func promised(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	span, err := action.ParseSpan(text)
	if err != nil || span <= 0 || span > 366*24*time.Hour { // no promise is longer than a year
		return "", errors.New("not a time that can be promised")
	}
	unit, letter := time.Second, "s"
	switch {
	case span%time.Hour == 0:
		unit, letter = time.Hour, "h"
	case span%time.Minute == 0:
		unit, letter = time.Minute, "m"
	}
	return strconv.FormatInt(int64(span/unit), 10) + letter, nil
}

// personPage is what is asked about one person.
type personPage struct {
	name, mobile, landline string
	roles                  []model.RoleID
	more                   bool
}

func (q *questions) person(page *personPage) *huh.Form {
	var options []huh.Option[model.RoleID]
	for _, role := range q.plan.Roles {
		options = append(options, huh.NewOption(model.Safe(role.Title), role.ID))
	}
	return huh.NewForm(huh.NewGroup(
		q.input("person", &page.name), q.input("mobile", &page.mobile), q.input("landline", &page.landline),
		huh.NewMultiSelect[model.RoleID]().Title(q.t("ask.roles")).Description(q.t("ask.roles.hint")).Options(options...).Value(&page.roles),
		huh.NewConfirm().Title(q.t("ask.more")).Affirmative(q.t("ask.yes")).Negative(q.t("ask.no")).Value(&page.more),
	))
}

func (p *personPage) person() model.Person {
	one := model.Person{Name: strings.TrimSpace(p.name), Roles: p.roles}
	for _, c := range []model.Contact{{Way: "mobile", Value: p.mobile}, {Way: "landline", Value: p.landline}} {
		if c.Value = strings.TrimSpace(c.Value); c.Value != "" {
			one.Contacts = append(one.Contacts, c)
		}
	}
	return one
}

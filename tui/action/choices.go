package action

import (
	"slices"
	"strconv"
	"time"

	"warroom/model"
)

// terms offers all of a fixed set of values, with the words of the language.
func terms[T ~string](group string, all []T) func(Context) []Option {
	return func(c Context) []Option {
		options := make([]Option, len(all))
		for i, one := range all {
			options[i] = Option{Value: string(one), Label: c.term(group, string(one))}
		}
		return options
	}
}

func severities(c Context) []Option {
	var options []Option
	for level := model.SEV1; level <= model.SEV4; level++ {
		label := level.String()
		if rule, ok := c.Plan.Severity(level); ok && rule.Title != "" {
			label += "  " + rule.Title
		}
		options = append(options, Option{Value: level.String(), Label: label})
	}
	return options
}

func scenarios(c Context) []Option {
	var options []Option
	for _, s := range c.Plan.Scenarios {
		options = append(options, Option{Value: s.ID, Label: s.Title})
	}
	return options
}

func rolesOf(c Context) []Option {
	var options []Option
	for _, line := range model.Roster(orEmpty(c.Incident), c.Plan, c.Now) {
		options = append(options, Option{Value: string(line.Rule.ID), Label: line.Rule.Title})
	}
	return options
}

var nobody = &model.Incident{}

func orEmpty(inc *model.Incident) *model.Incident {
	if inc == nil {
		return nobody
	}
	return inc
}

// people offers those of the plan, then everybody else who has been in the room.
func people(c Context) []Option {
	var options []Option
	for _, p := range c.Plan.People {
		options = append(options, Option{Value: string(p.ID), Label: p.Name})
	}
	var others []string
	for id := range orEmpty(c.Incident).People {
		if _, planned := c.Plan.Person(id); !planned {
			others = append(others, string(id))
		}
	}
	slices.Sort(others)
	for _, id := range others {
		options = append(options, Option{Value: id, Label: id})
	}
	return options
}

func audiences(c Context) []Option {
	var options []Option
	for _, a := range c.Plan.Audiences {
		options = append(options, Option{Value: string(a.ID), Label: a.Title})
	}
	return options
}

func channels(c Context) []Option {
	var options []Option
	for _, ch := range c.Plan.Channels {
		options = append(options, Option{Value: string(ch.ID), Label: ch.Title})
	}
	return options
}

func pendingNotices(c Context) []Option {
	var options []Option
	for _, n := range orEmpty(c.Incident).Notices {
		if n.Pending() {
			audience, _ := c.Plan.Audience(n.Audience)
			options = append(options, Option{Value: strconv.Itoa(n.Number), Label: strconv.Itoa(n.Number) + "  " + audience.Title})
		}
	}
	return options
}

// attemptsThat offers the attempts that are open, or those that have a result.
func attemptsThat(open bool) func(Context) []Option {
	return func(c Context) []Option {
		var options []Option
		for _, a := range orEmpty(c.Incident).Attempts {
			if a.Open() == open {
				options = append(options, Option{Value: strconv.Itoa(a.Number), Label: strconv.Itoa(a.Number) + "  " + a.Action})
			}
		}
		return options
	}
}

func inForce(c Context) []Option {
	var options []Option
	for _, w := range orEmpty(c.Incident).Workarounds {
		if w.InForce() {
			options = append(options, Option{Value: strconv.Itoa(w.Number), Label: strconv.Itoa(w.Number) + "  " + w.Text})
		}
	}
	return options
}

// itemsThat offers the steps that are open, or those that are done or skipped.
func itemsThat(open bool) func(Context) []Option {
	return func(c Context) []Option {
		var options []Option
		for _, list := range c.steps() {
			for _, item := range list.Items {
				if (item.State == model.ItemOpen) == open {
					options = append(options, Option{Value: string(item.ID), Label: item.Text})
				}
			}
		}
		return options
	}
}

// incidents offers all but the one in the room, the newest first.
func incidents(c Context) []Option {
	var options []Option
	for _, s := range c.Board {
		if s.ID != orEmpty(c.Incident).ID {
			options = append(options, Option{Value: string(s.ID), Label: s.Number + "  " + s.Title})
		}
	}
	return options
}

// mergeable are those that this one can go on in: open and of the same kind, or already related to it.
func mergeable(c Context) []Option {
	inc := orEmpty(c.Incident)
	fits := map[string]bool{}
	for _, s := range c.Board {
		fits[string(s.ID)] = s.Closed.IsZero() && s.Kind == inc.Kind
	}
	for _, r := range inc.Relations {
		fits[string(r.Other)] = fits[string(r.Other)] || r.Kind == model.MergedInto
	}
	return slices.DeleteFunc(incidents(c), func(o Option) bool { return !fits[o.Value] })
}

func owed(c Context) []Option {
	var options []Option
	for _, o := range c.Owed {
		options = append(options, Option{Value: o.ID, Label: c.Locale.Obligation(o, c.Plan) + "  " + c.due(o.Due)})
	}
	return options
}

// due words how far away a time is, as the panes do.
func (c Context) due(at time.Time) string {
	if late := c.Now.Sub(at); late >= 0 {
		return c.Locale.T("pane.late", "Span", c.Locale.Span(late))
	}
	return c.Locale.T("pane.in", "Span", c.Locale.Span(at.Sub(c.Now)))
}

// Everybody offers all people that the plan or the incident knows.
func Everybody(c Context) []Option { return people(c) }

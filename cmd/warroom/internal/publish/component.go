package publish

import (
	"slices"
	"time"

	"warroom/model"
)

// historyDays is how far back the page tells how a component did.
const historyDays = 90

// line is what one incident said about one component, oldest first.
type line struct {
	component string // its id on the page
	changes   []model.ComponentChange
	until     time.Time // when the incident was closed: what it said holds no longer; zero while it is open
}

// lines are what an incident said about the components of the page, in the page's order.
func (b *building) lines(c Case) []line {
	var all []line
	for _, component := range b.page.Components {
		l := line{component: b.id("component", component.ID)}
		for _, change := range c.Incident.Components {
			if change.Component == component.ID {
				l.changes = append(l.changes, change)
			}
		}
		if closing := c.Incident.Closing; closing != nil {
			l.until = closing.At.At
		}
		if len(l.changes) > 0 {
			slices.SortStableFunc(l.changes, func(x, y model.ComponentChange) int { return x.At.At.Compare(y.At.At) })
			all = append(all, l)
		}
	}
	return all
}

// span is a time in which a component was in a state.
type span struct {
	from, until time.Time // until is zero while it lasts
	state       model.ComponentState
}

// spans are the times of a line.
func (l line) spans() []span {
	var all []span
	for n, change := range l.changes {
		s := span{from: change.At.At, until: l.until, state: change.State}
		if n+1 < len(l.changes) {
			s.until = l.changes[n+1].At.At
		}
		if s.until.IsZero() || s.until.After(s.from) {
			all = append(all, s)
		}
	}
	return all
}

// components says how each component is doing and how it did. What several incidents and maintenances say at the same
// time adds up to the worst of it.
func (b *building) components(cases []Case) {
	spans := map[string][]span{}
	for _, c := range cases {
		for _, l := range b.lines(c) {
			spans[l.component] = append(spans[l.component], l.spans()...)
		}
	}
	for _, m := range b.site.Maintenances {
		for _, id := range m.Components {
			spans[id] = append(spans[id], span{from: m.From, until: m.Until, state: model.Maintained})
		}
	}
	for _, rule := range b.page.Components {
		c := Component{
			ID: b.id("component", rule.ID), Name: textsOf(rule.Title, b.Languages, b.plan.Language), Group: model.Safe(rule.Group),
			Detail: textsOf(rule.Detail, b.Languages, b.plan.Language),
		}
		for _, language := range b.Languages {
			if c.Name[language].Body == "" {
				words := wordsIn(language)
				c.Name[language] = Text{Language: words.Language(), Body: words.T("component")}
			}
		}
		c.follow(spans[c.ID], b)
		b.site.Components = append(b.site.Components, c)
	}
}

// follow fills in what a component's times say.
func (c *Component) follow(spans []span, b *building) {
	c.State, c.Since, c.Created = model.Operational, b.Since, b.Since
	for _, s := range spans {
		if s.from.After(b.now) {
			continue
		}
		c.Created, c.Since = sooner(c.Created, s.from), later(c.Since, s.from)
		if s.until.IsZero() || s.until.After(b.now) {
			c.State = worseState(c.State, s.state)
		} else {
			c.Since = later(c.Since, s.until)
		}
	}
	today := b.now.In(b.Zone)
	for back := historyDays - 1; back >= 0; back-- {
		from := time.Date(today.Year(), today.Month(), today.Day()-back, 0, 0, 0, 0, b.Zone)
		next := time.Date(today.Year(), today.Month(), today.Day()-back+1, 0, 0, 0, 0, b.Zone)
		day := Day{Date: from, State: model.Operational}
		for _, s := range spans {
			if s.from.Before(next) && !s.from.After(b.now) && (s.until.IsZero() || s.until.After(from)) {
				day.State = worseState(day.State, s.state)
			}
		}
		c.Days = append(c.Days, day)
	}
}

package publish

import (
	"cmp"
	"slices"
	"time"

	"warroom/model"
)

// maintenances says how far planned work is: time alone moves it.
func (b *building) maintenances() {
	for _, rule := range b.page.Maintenances {
		if rule.From.IsZero() || !rule.Until.After(rule.From) {
			continue // nobody could tell when it is
		}
		m := Maintenance{
			ID: b.id("maintenance", rule.ID), Name: textsOf(rule.Title, b.Languages, b.plan.Language),
			Body:   spell(rule.Text, b.Languages, b.plan.Language, model.SafeLines),
			Status: Scheduled, From: rule.From.UTC(), Until: rule.Until.UTC(), Created: sooner(b.Since, rule.From.UTC()),
		}
		m.Updated = m.Created
		if !b.now.Before(m.From) {
			m.Status, m.Updated = InProgress, m.From
		}
		if !b.now.Before(m.Until) {
			m.Status, m.Updated = Completed, m.Until
		}
		for _, component := range b.page.Components {
			if slices.Contains(rule.Components, component.ID) {
				m.Components = append(m.Components, b.id("component", component.ID))
			}
		}
		for _, language := range b.Languages {
			if m.Name[language].Body == "" {
				words := wordsIn(language)
				m.Name[language] = Text{Language: words.Language(), Body: words.T("maintenance")}
			}
		}
		b.site.Maintenances = append(b.site.Maintenances, m)
	}
	slices.SortFunc(b.site.Maintenances, func(x, y Maintenance) int {
		return cmp.Or(y.From.Compare(x.From), cmp.Compare(x.ID, y.ID))
	})
}

// step is a point that a maintenance has come to.
type step struct {
	status Status
	at     time.Time
}

// steps are the points that it has come to, the first one first.
func (m Maintenance) steps() []step {
	all := []step{{Scheduled, m.Created}, {InProgress, m.From}, {Completed, m.Until}}
	return all[:1+slices.Index([]Status{Scheduled, InProgress, Completed}, m.Status)]
}

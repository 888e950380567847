package tui

import (
	"context"

	"warroom/model"
	"warroom/tui/pane"
)

// Links says how the channels are doing, and what is wrong with how they are set up; nil: nothing is. Nil in [Options]:
// nothing is known, and nothing is said.
type Links interface {
	Links(ctx context.Context) ([]model.Link, error)
	Setup() *pane.Setup
}

// Directory finds customers by any part of their name or id, whatever the accents, the best match first.
type Directory interface {
	FindCustomers(ctx context.Context, query string, limit int) ([]model.Customer, error)
}

// Book answers the numbers and addresses of a recipient, the best first. They are for the eyes of whoever calls: they
// are never recorded.
type Book interface {
	Contacts(ctx context.Context, inc *model.Incident, plan *model.Plan, to model.RecipientID) ([]model.Contact, error)
}

// Symptoms counts what callers say, and tells what came in of late.
type Symptoms interface {
	CountSymptom(ctx context.Context, symptom string, by model.PersonID) error
	SymptomCounts(ctx context.Context) ([]SymptomCount, error)
}

// SymptomCount is how often callers said something within the time that its threshold is about.
type SymptomCount struct {
	Symptom model.Symptom
	Count   int
}

// Over tells whether so many callers said it that an incident is proposed.
func (c SymptomCount) Over() bool { return c.Symptom.Count > 0 && c.Count >= c.Symptom.Count }

package main

import (
	"context"
	"time"

	"warroom/model"
)

// claims computes what contracts owe because of an incident, with what earlier ones did to the same months.
type claims struct {
	*room
	earlier []*model.Incident
}

// claims loads the incidents that may share a month with this one.
func (r *room) claims(ctx context.Context) (claims, error) {
	c := claims{room: r}
	if r.inc.IsExercise() {
		return c, nil
	}
	board, err := r.log.Board(ctx)
	if err != nil {
		return c, at(r.log.Path(), err)
	}
	from := c.firstMonth()
	for _, summary := range board {
		over := !summary.Closed.IsZero() && summary.Closed.Before(from)
		if over || summary.ID == r.inc.ID || summary.Kind == model.Exercise || summary.Declared.After(r.inc.Declared.At) {
			continue
		}
		other, err := r.log.Incident(ctx, summary.ID)
		if err != nil {
			return c, at(r.log.Path(), err)
		}
		c.earlier = append(c.earlier, other)
	}
	return c, nil
}

// firstMonth is when the first month begins that this incident touches.
func (c claims) firstMonth() time.Time {
	first := c.inc.Declared.At
	for _, a := range c.inc.Customers {
		if a.Since.At.Before(first) {
			first = a.Since.At
		}
	}
	first = first.In(c.zone)
	return time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, c.zone)
}

func (c claims) before(id model.CustomerID) []model.Spell {
	return model.SpellsBefore(c.inc, c.earlier, id)
}

// of is what a customer is owed.
func (c claims) of(a model.Affected) model.Claim {
	return model.ClaimAcross(a, c.before(a.ID), c.plan, c.inc.Until(c.clock()), c.zone)
}

// owed is what a customer is owed and gets.
func (c claims) owed(a model.Affected) creditLine {
	return creditLine{
		ID: a.ID, Name: a.Name, Claim: c.of(a), State: string(a.Credit.State), Amount: a.Credit.Amount,
		Money: a.Credit.Currency, Why: a.Credit.Why, At: a.Credit.At, By: a.Credit.By.Person,
	}
}

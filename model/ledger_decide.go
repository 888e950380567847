package model

import (
	"slices"
	"strconv"
)

// bulk is how many customers one event names at most: an event stays a size that can be read at once.
const bulk = 500

// affected finds the ledger's line of a customer.
func (s *Setting) affected(id CustomerID) (Affected, error) {
	if line, known := s.Incident.Customers[id]; known {
		return line, nil
	}
	return Affected{}, notFound("customer", string(id))
}

func (i HitCustomers) decide(now *Setting) ([]Body, error) {
	if i.Impact != "" {
		if err := oneOf("impact", i.Impact, Risks); err != nil {
			return nil, err
		}
	}
	if len(i.Customers) == 0 {
		return nil, needed("customer", "")
	}
	var fresh []Customer
	seen := make(map[CustomerID]bool, len(i.Customers))
	for _, customer := range i.Customers {
		if err := needed("customer", string(customer.ID)); err != nil {
			return nil, err
		}
		line, known := now.Incident.Customers[customer.ID]
		if !seen[customer.ID] && (!known || i.news(line, now.At)) {
			fresh = append(fresh, customer)
		}
		seen[customer.ID] = true
	}
	if len(fresh) == 0 {
		return nil, already("the customer", "affected")
	}
	var bodies []Body
	for part := range slices.Chunk(fresh, bulk) {
		bodies = append(bodies, CustomersHit{Customers: part, Impact: i.Impact, Why: i.Why})
	}
	return bodies, nil
}

// news tells whether the intent says something that the ledger's line does not.
func (i HitCustomers) news(line Affected, at Stamp) bool {
	if !line.Hit() || i.Impact != "" && i.Impact != line.Impact {
		return true
	}
	open := slices.IndexFunc(line.Spells, Spell.Open)
	return at.At.Before(line.Spells[open].From.At)
}

func (i ClearCustomers) decide(now *Setting) ([]Body, error) {
	if len(i.Customers) == 0 {
		return nil, needed("customer", "")
	}
	var hit []CustomerID
	later := false
	for _, id := range i.Customers {
		line, err := now.affected(id)
		if err != nil {
			return nil, err
		}
		if open := slices.IndexFunc(line.Spells, Spell.Open); open < 0 {
			continue
		} else if now.At.At.Before(line.Spells[open].From.At) {
			later = true
			continue
		}
		hit = append(hit, id)
	}
	switch {
	case later:
		return nil, notNow("a customer was hit only after that time", "give a later time, or strike the entry that counted them in")
	case len(hit) == 0:
		return nil, already("the customer", "not affected")
	}
	var bodies []Body
	for part := range slices.Chunk(hit, bulk) {
		bodies = append(bodies, CustomersCleared{Customers: part, Why: i.Why})
	}
	return bodies, nil
}

func (i ChangeCustomers) decide(now *Setting) ([]Body, error) {
	var other []Customer
	for _, customer := range i.Customers {
		line, err := now.affected(customer.ID)
		if err != nil {
			return nil, err
		}
		if !line.Same(customer) {
			other = append(other, customer)
		}
	}
	if len(other) == 0 {
		return nil, already("the customer", "this")
	}
	var bodies []Body
	for part := range slices.Chunk(other, bulk) {
		bodies = append(bodies, CustomersChanged{Customers: part})
	}
	return bodies, nil
}

func (i RankCustomer) decide(now *Setting) ([]Body, error) {
	if _, err := now.affected(i.Customer); err != nil {
		return nil, err
	}
	if i.Priority < 0 || i.Priority > 5 {
		return nil, outside("priority", strconv.Itoa(i.Priority), "a number from 1 to 5, or 0 for the proposal")
	}
	if i.Priority > 0 {
		if err := needed("reason", i.Reason); err != nil {
			return nil, err
		}
	}
	return []Body{CustomerRanked(i)}, nil
}

func (i PromiseCustomer) decide(now *Setting) ([]Body, error) {
	line, err := now.affected(i.Customer)
	if err != nil {
		return nil, err
	}
	if i.Due.IsZero() {
		return nil, needed("time", "")
	}
	number := 1
	for _, p := range line.Promises {
		number = max(number, p.Number+1)
	}
	return []Body{CustomerPromised{Customer: i.Customer, Number: number, Text: i.Text, Due: i.Due, Owner: i.Owner}}, needed("text", i.Text)
}

func (i AnswerPromise) decide(now *Setting) ([]Body, error) {
	line, err := now.affected(i.Customer)
	if err != nil {
		return nil, err
	}
	if err := oneOf("promise state", i.State, PromiseStates); err != nil {
		return nil, err
	}
	for _, p := range line.Promises {
		if p.Number == i.Number {
			if p.State == i.State {
				return nil, already("the promise", string(p.State))
			}
			return []Body{PromiseAnswered(i)}, nil
		}
	}
	return nil, notFound("promise", strconv.Itoa(i.Number))
}

func (i TellCustomer) decide(now *Setting) ([]Body, error) {
	for _, id := range i.Customers {
		if _, err := now.affected(id); err != nil {
			return nil, err
		}
	}
	if len(i.Customers) == 0 {
		return nil, needed("customer", "")
	}
	var bodies []Body
	for part := range slices.Chunk(i.Customers, bulk) {
		bodies = append(bodies, CustomerTold{Customers: part, Channel: i.Channel, Text: i.Text})
	}
	return bodies, needed("text", i.Text)
}

func (i EscalateCustomer) decide(now *Setting) ([]Body, error) {
	if _, err := now.affected(i.Customer); err != nil {
		return nil, err
	}
	return []Body{CustomerEscalated(i)}, needed("person", string(i.To))
}

package model

import "strconv"

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
	var fresh []Customer
	for _, customer := range i.Customers {
		if err := needed("customer", string(customer.ID)); err != nil {
			return nil, err
		}
		if line, known := now.Incident.Customers[customer.ID]; !known || !line.Hit() {
			fresh = append(fresh, customer)
		}
	}
	if len(fresh) == 0 {
		return nil, already("the customer", "affected")
	}
	var bodies []Body
	for len(fresh) > 0 {
		n := min(len(fresh), bulk)
		bodies = append(bodies, CustomersHit{Customers: fresh[:n], Impact: i.Impact, Why: i.Why})
		fresh = fresh[n:]
	}
	return bodies, nil
}

func (i ClearCustomers) decide(now *Setting) ([]Body, error) {
	var hit []CustomerID
	for _, id := range i.Customers {
		line, err := now.affected(id)
		if err != nil {
			return nil, err
		}
		if line.Hit() {
			hit = append(hit, id)
		}
	}
	if len(hit) == 0 {
		return nil, already("the customer", "not affected")
	}
	var bodies []Body
	for len(hit) > 0 {
		n := min(len(hit), bulk)
		bodies = append(bodies, CustomersCleared{Customers: hit[:n], Why: i.Why})
		hit = hit[n:]
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
	return []Body{CustomerTold(i)}, needed("text", i.Text)
}

func (i EscalateCustomer) decide(now *Setting) ([]Body, error) {
	if _, err := now.affected(i.Customer); err != nil {
		return nil, err
	}
	return []Body{CustomerEscalated(i)}, needed("person", string(i.To))
}

func (i SetCredit) decide(now *Setting) ([]Body, error) {
	line, err := now.affected(i.Customer)
	if err != nil {
		return nil, err
	}
	if err := oneOf("compensation", i.State, CreditStates); err != nil {
		return nil, err
	}
	if i.Amount == 0 {
		i.Amount, i.Currency = line.Credit.Amount, line.Credit.Currency
	}
	return []Body{CreditSet(i)}, nil
}

func (i GiveFeedback) decide(now *Setting) ([]Body, error) {
	if _, err := now.affected(i.Customer); err != nil {
		return nil, err
	}
	if i.Score < 0 || i.Score > 5 {
		return nil, outside("score", strconv.Itoa(i.Score), "a number from 1 to 5")
	}
	if i.Score == 0 {
		return []Body{FeedbackGiven(i)}, needed("text", i.Text)
	}
	return []Body{FeedbackGiven(i)}, nil
}

package model

import "slices"

func (b CustomersHit) words() string      { return b.Why }
func (b CustomersCleared) words() string  { return b.Why }
func (b CustomerRanked) words() string    { return b.Reason }
func (b CustomerPromised) words() string  { return b.Text }
func (b PromiseAnswered) words() string   { return b.Reason }
func (b CustomerTold) words() string      { return b.Text }
func (b CustomerEscalated) words() string { return b.Why }
func (b CreditSet) words() string         { return b.Why }
func (b FeedbackGiven) words() string     { return b.Text }

func (b CustomerRanked) subject() string    { return customerSubject(b.Customer) }
func (b CustomerPromised) subject() string  { return customerSubject(b.Customer) }
func (b PromiseAnswered) subject() string   { return customerSubject(b.Customer) }
func (b CustomerEscalated) subject() string { return customerSubject(b.Customer) }
func (b CreditSet) subject() string         { return customerSubject(b.Customer) }
func (b FeedbackGiven) subject() string     { return customerSubject(b.Customer) }

func customerSubject(id CustomerID) string { return "customer/" + string(id) }

func (b CustomersHit) apply(f *folding, e *Entry) {
	var turned turns
	for _, customer := range b.Customers {
		line := f.Customers[customer.ID]
		before, hit := line.Spells, len(line.Spells) > 0 && line.Hit()
		line.begin(e.When(), e.Text(), e.Actor)
		line.Customer = customer
		if !hit || e.Text() != "" {
			line.Why, line.By = e.Text(), e.Actor
		}
		if !hit || b.Impact != "" {
			line.Impact = b.Impact
		}
		f.Customers[customer.ID] = line
		turned.changed(before, line.Spells)
	}
	f.counted(turned)
}

func (b CustomersCleared) apply(f *folding, e *Entry) {
	var turned turns
	for _, id := range b.Customers {
		f.customer(id, func(a *Affected) {
			before := a.Spells
			a.end(e.When())
			turned.changed(before, a.Spells)
		})
	}
	f.counted(turned)
}

func (b CustomersChanged) apply(f *folding, _ *Entry) {
	for _, customer := range b.Customers {
		f.customer(customer.ID, func(a *Affected) { a.Customer = customer })
	}
}

// customer changes the ledger's line of a customer; somebody whom the ledger does not have stays out of it.
func (f *folding) customer(id CustomerID, change func(*Affected)) {
	if line, known := f.Customers[id]; known {
		change(&line)
		f.Customers[id] = line
	}
}

func (b CustomerRanked) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) { a.Priority, a.PriorityWhy = b.Priority, e.Text() })
}

func (b CustomerPromised) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) {
		number := b.Number
		for _, p := range a.Promises { // another site gave that number first while they were cut apart
			number = max(number, p.Number+1)
		}
		a.Promises = append(slices.Clip(a.Promises), CustomerPromise{
			Number: number, Text: e.Text(), Due: b.Due, Owner: b.Owner, At: e.When(), By: e.Actor, State: PromiseOpen,
		})
	})
}

func (b PromiseAnswered) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) {
		a.Promises = slices.Clone(a.Promises)
		for n := range a.Promises {
			if p := &a.Promises[n]; p.Number == b.Number {
				p.State, p.Done, p.Reason = b.State, e.When(), e.Text()
			}
		}
	})
}

func (b CustomerTold) apply(f *folding, e *Entry) {
	for _, id := range b.Customers {
		f.customer(id, func(a *Affected) {
			a.Told = append(slices.Clip(a.Told), Told{Text: e.Text(), Channel: b.Channel, At: e.When(), By: e.Actor})
		})
	}
}

func (b CustomerEscalated) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) {
		a.Escalations = append(slices.Clip(a.Escalations), CustomerEscalation{From: b.From, To: b.To, Why: e.Text(), At: e.When(), By: e.Actor})
	})
}

func (b CreditSet) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) {
		a.Credit = Credit{State: b.State, Amount: b.Amount, Currency: b.Currency, Why: e.Text(), At: e.When(), By: e.Actor}
	})
}

func (b FeedbackGiven) apply(f *folding, e *Entry) {
	f.customer(b.Customer, func(a *Affected) {
		a.Feedback = append(slices.Clip(a.Feedback), Feedback{
			Score: b.Score, Text: e.Text(), Notice: b.Notice, Source: b.Source, At: e.When(), By: e.Actor,
		})
	})
}

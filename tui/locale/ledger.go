package locale

import (
	"strings"

	"warroom/model"
)

// namesSaid is how many customers a line of the log names; the others are counted.
const namesSaid = 3

// customers words what happens on the ledger of customers.
func (v voice) customers() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.CustomersHit:
		names, impact := namesOf(b.Customers), ""
		if b.Impact != "" {
			impact = v.T("said.customer.impact", "Risk", v.Term("impact", string(b.Impact)))
		}
		return joined(v.N("said.customer.hit", len(names), "Who", v.some(names)), impact, v.words()), true
	case model.CustomersChanged:
		names := namesOf(b.Customers)
		return v.N("said.customer.changed", len(names), "Who", v.some(names)), true
	case model.CustomersCleared:
		return joined(v.N("said.customer.cleared", len(b.Customers), "Who", v.some(v.called(b.Customers))), v.words()), true
	case model.CustomerTold:
		id := either(b.Channel == "", "said.customer.told", "said.customer.told.by")
		return v.T(id, "Who", v.some(v.called(b.Customers)), "Channel", v.Way(b.Channel, v.plan), "Text", v.words()), true
	case model.CustomerRanked:
		id := either(b.Priority == 0, "said.customer.ranked.proposed", "said.customer.ranked")
		return joined(v.T(id, "Who", v.customer(b.Customer), "N", b.Priority), v.words()), true
	case model.CustomerEscalated:
		id := either(b.From == "", "said.customer.escalated", "said.customer.escalated.from")
		return joined(v.T(id, "Who", v.customer(b.Customer), "From", v.person(b.From), "To", v.person(b.To)), v.words()), true
	}
	return v.owedToCustomers()
}

// owedToCustomers words promises, compensation and what came back.
func (v voice) owedToCustomers() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.CustomerPromised:
		owner := ""
		if b.Owner != "" {
			owner = v.person(b.Owner)
		}
		return joined(v.T("said.customer.promised", "Who", v.customer(b.Customer), "Number", b.Number, "Span", v.until(b.Due), "Text", v.words()), owner), true
	case model.PromiseAnswered:
		return joined(v.T("said.customer.promise", "Who", v.customer(b.Customer), "Number", b.Number, "State", v.Term("promise", string(b.State))), v.words()), true
	case model.CreditSet:
		amount := ""
		if b.Amount > 0 {
			amount = v.Money(b.Amount, b.Currency)
		}
		said := v.T("said.customer.credit", "Who", v.customer(b.Customer), "State", v.Term("credit", string(b.State)))
		return joined(said, amount, v.words()), true
	case model.CreditsSet:
		names := make([]model.CustomerID, len(b.Credits))
		for n, credit := range b.Credits {
			names[n] = credit.Customer
		}
		return v.T("said.customer.credit", "Who", v.some(v.called(names)), "State", v.Term("credit", string(b.State))), true
	case model.FeedbackGiven:
		said := []string{v.customer(b.Customer)}
		if b.Score > 0 {
			said[0] = v.T("said.customer.score", "Who", v.customer(b.Customer), "Score", b.Score)
		}
		if b.Notice > 0 {
			said = append(said, v.T("said.customer.about", "Number", b.Notice))
		}
		return joined(append(said, v.words())...), true
	}
	return "", false
}

// namesOf are the names that customers had when it was recorded.
func namesOf(all []model.Customer) []string {
	names := make([]string, len(all))
	for n, c := range all {
		names[n] = model.Safe(c.Name)
		if c.Name == "" {
			names[n] = model.Safe(string(c.ID))
		}
	}
	return names
}

// called are the names of customers.
func (v voice) called(ids []model.CustomerID) []string {
	names := make([]string, len(ids))
	for n, id := range ids {
		if n < namesSaid {
			names[n] = v.customer(id)
		}
	}
	return names
}

// some are the first of many names and how many more there are.
func (v voice) some(names []string) string {
	if more := len(names) - namesSaid; more > 0 {
		return v.N("said.customer.more", more, "Names", strings.Join(names[:namesSaid], ", "), "Count", v.Number(more))
	}
	return strings.Join(names, ", ")
}

// Way is the title of a channel, safe; a way of contact for which the plan has no channel is called what it is.
func (l *Locale) Way(id model.ChannelID, plan *model.Plan) string {
	if _, known := plan.Channel(id); !known {
		return l.Term("way", string(id))
	}
	return l.Channels([]model.ChannelID{id}, plan)
}

// Customer is what a customer of an incident is called, safe; the id for one that the ledger does not have.
func (l *Locale) Customer(id model.CustomerID, inc *model.Incident) string {
	if inc != nil {
		if a, known := inc.Customers[id]; known && a.Name != "" {
			return model.Safe(a.Name)
		}
	}
	return model.Safe(string(id))
}

// Grounds words what a priority follows from: "gold, impact high, churn risk medium".
func (l *Locale) Grounds(grounds []model.Ground) string {
	said := make([]string, len(grounds))
	for n, g := range grounds {
		what := model.Safe(g.Said)
		switch g.Code {
		case model.GroundTier:
		case model.GroundImpact:
			what = l.Term("impact", g.Said)
		default:
			what = l.Term("risk", g.Said)
		}
		said[n] = l.T("ground."+string(g.Code), "Said", what)
	}
	return strings.Join(said, ", ")
}

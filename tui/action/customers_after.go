package action

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// customersAfter are the acts on what customers are owed, and on what comes back from them.
func customersAfter() []Action {
	return []Action{
		{
			ID: "customer-promise", Group: Customers, Keys: []string{"*"}, Enabled: anyAffected,
			Fields: []Field{
				affectedField("customer"), text("text"), text("by-when").word().with("30m"),
				choice("promiser", people).free().optional().from(func(c Context) string { return string(c.Actor.Person) }),
			},
			Build: func(c Context, v Values) (model.Intent, error) {
				due, err := v.ahead("by-when", c)
				return model.PromiseCustomer{
					Customer: model.CustomerID(v.text("customer")), Text: v.text("text"), Due: due, Owner: model.PersonID(v.text("promiser")),
				}, err
			},
			Subject: aboutCustomer, Preview: previewPromise,
		},
		{
			ID: "customer-promise-answer", Group: Customers, Keys: []string{"."}, Enabled: anyPromise,
			Fields: []Field{
				choice("promise", openPromises).from(promiseUnderCursor),
				choice("promise-state", terms("promise", model.PromiseStates[1:])).with(string(model.PromiseKept)), text("reason").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				id, number := v.promise()
				return model.AnswerPromise{Customer: id, Number: number, State: model.PromiseState(v.text("promise-state")), Reason: v.text("reason")}, nil
			},
			Subject: func(_ Context, v Values) string {
				id, _ := v.promise()
				return "customer/" + string(id)
			},
		},
		{
			ID: "customer-credit", Group: Customers, Keys: []string{"$"}, Enabled: anyAffected,
			Fields: []Field{
				affectedField("customer"), choice("credit-state", terms("credit", model.CreditStates)).derived(nextCredit),
				number("amount").optional(), text("currency").word().optional().derived(currencyOfChosen), text("reason").optional(),
			},
			Build:   buildCredit,
			Subject: aboutCustomer, Preview: previewCredit,
		},
		{
			ID: "customer-credits", Group: Customers, Enabled: anyAffected,
			Fields: []Field{
				affectedField("whom").many(), choice("credit-state", terms("credit", model.CreditStates)).with(string(model.CreditProposed)), text("reason").optional(),
			},
			Build: func(c Context, v Values) (model.Intent, error) {
				return model.SetCredits{
					Customers: idsOf[model.CustomerID](v.list("whom")), State: model.CreditState(v.text("credit-state")), Why: v.text("reason"), Zone: c.Zone,
				}, nil
			},
			Preview: previewCredits,
		},
		customerFeedback(),
	}
}

// customerFeedback records what a customer thought.
func customerFeedback() Action {
	return Action{
		ID: "customer-feedback", Group: Customers, Keys: []string{"F"}, Enabled: anyAffected,
		Fields: []Field{affectedField("customer"), choice("score", scores).optional(), text("text").optional(), number("about-notice").optional(), text("source").optional()},
		Build: func(_ Context, v Values) (model.Intent, error) {
			score, err := v.number("score")
			if err != nil {
				return nil, err
			}
			about, err := v.number("about-notice")
			return model.GiveFeedback{
				Customer: model.CustomerID(v.text("customer")), Score: score, Text: v.text("text"), Notice: about, Source: v.text("source"),
			}, err
		},
		Subject: func(Context, Values) string { return "" }, Preview: previewOne,
	}
}

// clockTime is a time of day as people write it: 9:00, 09.00, 9h00.
var clockTime = regexp.MustCompile(`^(\d{1,2})[:.h](\d{2})$`)

// ahead is a time to come: so long from now, or the next time that a clock shows it.
func (v Values) ahead(id string, c Context) (model.Stamp, error) {
	word := v.text(id)
	if d, err := ParseSpan(word); err == nil {
		return model.StampAt(c.Now.Add(d), c.Zone.String()), nil
	}
	parts := clockTime.FindStringSubmatch(strings.ToLower(word))
	if parts == nil {
		return model.Stamp{}, unreadable(id, word, "30m, 2h or 12:30")
	}
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi(parts[2])
	if hour > 23 || minute > 59 {
		return model.Stamp{}, unreadable(id, word, "30m, 2h or 12:30")
	}
	now := c.Now.In(c.Zone)
	at := time.Date(now.Year(), now.Month(), now.Day(), hour, minute, 0, 0, c.Zone)
	if !at.After(now) {
		at = time.Date(now.Year(), now.Month(), now.Day()+1, hour, minute, 0, 0, c.Zone)
	}
	return model.StampAt(at, c.Zone.String()), nil
}

// promise is a promise as a choice names it: the customer, and the number of theirs.
func (v Values) promise() (model.CustomerID, int) {
	word := v.text("promise")
	at := strings.LastIndexByte(word, '/')
	if at < 0 {
		return model.CustomerID(word), 1
	}
	n, _ := strconv.Atoi(word[at+1:])
	return model.CustomerID(word[:at]), n
}

func promiseValue(id model.CustomerID, number int) string {
	return string(id) + "/" + strconv.Itoa(number)
}

func openPromises(c Context) []Option {
	var options []Option
	for _, p := range c.Ledger.Promises() {
		options = append(options, Option{
			Value: promiseValue(p.Customer.ID, p.Number), Label: p.Customer.Name + ": " + p.Text + "  " + c.due(p.Due.At),
		})
	}
	return options
}

func anyPromise(c Context) (bool, string) { return len(c.Ledger.Promises()) > 0, "no-promise" }

// promiseUnderCursor is the next one to the customer under the cursor, else the one that is due first.
func promiseUnderCursor(c Context) string {
	if c.Selection.Customer != "" && c.Selection.Promise > 0 {
		return promiseValue(c.Selection.Customer, c.Selection.Promise)
	}
	for _, o := range openPromises(c) {
		return o.Value
	}
	return ""
}

// nextCredit is what follows on how far a compensation has come.
func nextCredit(c Context, v Values) string {
	a, known := c.customer(v)
	if !known || a.Credit.State == model.CreditNone {
		return string(model.CreditProposed)
	}
	return string(next(model.CreditStates[:3], a.Credit.State))
}

func currencyOfChosen(c Context, v Values) string {
	a, _ := c.customer(v)
	if a.Credit.Currency != "" {
		return a.Credit.Currency
	}
	return a.Currency
}

// buildCredit leaves it to the contract where nobody names an amount.
func buildCredit(c Context, v Values) (model.Intent, error) {
	amount, err := v.amount("amount")
	credit := model.SetCredit{
		Customer: model.CustomerID(v.text("customer")), State: model.CreditState(v.text("credit-state")), Amount: amount, Zone: c.Zone, Why: v.text("reason"),
	}
	if amount > 0 {
		credit.Currency = v.text("currency")
	}
	return credit, err
}

// amount is a sum of money in hundredths: 1204, 1204.5, 1.204,50. 0 if nothing was given.
func (v Values) amount(id string) (int64, error) {
	word := v.text(id)
	whole, part := word, ""
	if at := strings.LastIndexAny(word, ".,"); at >= 0 && len(word)-at-1 <= 2 {
		whole, part = word[:at], word[at+1:]
	}
	n, err := (Values{id: whole}).number(id)
	if err != nil || n > 1_000_000_000 {
		return 0, unreadable(id, word, "an amount such as 480 or 480.50")
	}
	cents, err := (Values{id: part}).number(id)
	if err != nil {
		return 0, unreadable(id, word, "an amount such as 480 or 480.50")
	}
	if len(part) == 1 {
		cents *= 10
	}
	return int64(n)*100 + int64(cents), nil
}

// scores are 1, bad, to 5, good.
func scores(Context) []Option {
	var options []Option
	for n := 1; n <= 5; n++ {
		options = append(options, Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return options
}

package action

import (
	"slices"
	"strconv"

	"warroom/model"
)

// customers are the acts on the list of those who are affected.
func customers() []Action {
	return []Action{
		{
			ID: "customer-hit", Group: Customers, Keys: []string{"J"}, Enabled: isOpen,
			Fields: []Field{
				search("whom", inDirectory).many().free().optional(), choice("tier", tiers).optional(),
				choice("impact", terms("impact", model.Risks)).optional(), text("reason").optional(),
			},
			Build: func(c Context, v Values) (model.Intent, error) {
				return model.HitCustomers{Customers: c.meant(v), Impact: model.Risk(v.text("impact")), Why: v.text("reason")}, nil
			},
			Preview: previewHit,
		},
		{
			ID: "customer-clear", Group: Customers, Keys: []string{"Q"}, Enabled: anyAffected,
			Fields: []Field{affectedField("whom").many(), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.ClearCustomers{Customers: idsOf[model.CustomerID](v.list("whom")), Why: v.text("reason")}, nil
			},
			Preview: previewSome,
		},
		customerChange(),
		{
			ID: "customer-told", Group: Customers, Keys: []string{"G"}, Enabled: anyAffected,
			Fields: []Field{affectedField("whom").many(), text("text"), choice("channel", channels).optional().derived(wantedChannel)},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.TellCustomer{
					Customers: idsOf[model.CustomerID](v.list("whom")), Channel: model.ChannelID(v.text("channel")), Text: v.text("text"),
				}, nil
			},
			Preview: previewSome,
		},
		{
			ID: "customer-rank", Group: Customers, Keys: []string{"#"}, Enabled: anyAffected,
			Fields: []Field{affectedField("customer"), choice("priority", priorities).derived(rankOfChosen), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("priority")
				return model.RankCustomer{Customer: model.CustomerID(v.text("customer")), Priority: n, Reason: v.text("reason")}, err
			},
			Subject: aboutCustomer, Preview: previewRank,
		},
		{
			ID: "customer-escalate", Group: Customers, Keys: []string{"&"}, Enabled: anyAffected,
			Fields: []Field{
				affectedField("customer"), choice("to-whom", people).free(), text("reason").optional(),
				choice("from-whom", people).free().optional().from(func(c Context) string { return string(c.Actor.Person) }),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.EscalateCustomer{
					Customer: model.CustomerID(v.text("customer")), From: model.PersonID(v.text("from-whom")), To: model.PersonID(v.text("to-whom")), Why: v.text("reason"),
				}, nil
			},
			Subject: aboutCustomer, Preview: previewOne,
		},
	}
}

// customerChange brings what the directory says now onto the list.
func customerChange() Action {
	return Action{
		ID: "customer-change", Group: Customers, Enabled: func(c Context) (bool, string) {
			if !c.Listed {
				return false, "no-directory"
			}
			return anyAffected(c)
		},
		Fields: []Field{affectedField("whom").many()},
		Build: func(c Context, v Values) (model.Intent, error) {
			var all []model.Customer
			for _, id := range v.list("whom") {
				all = append(all, c.Directory.customer(model.CustomerID(id)))
			}
			return model.ChangeCustomers{Customers: all}, nil
		},
		Preview: previewSome,
	}
}

// affectedField starts with the customer under the cursor.
func affectedField(id string) Field {
	return search(id, onLedger).from(func(c Context) string { return string(c.Selection.Customer) })
}

func anyAffected(c Context) (bool, string) {
	return len(orEmpty(c.Incident).Customers) > 0, "no-customer"
}

func aboutCustomer(_ Context, v Values) string { return "customer/" + v.text("customer") }

// customer is the one whom an act is about.
func (c Context) customer(v Values) (model.Affected, bool) {
	a, known := orEmpty(c.Incident).Customers[model.CustomerID(v.text("customer"))]
	return a, known
}

// meant are the customers who were chosen one by one, then those of the tier.
func (c Context) meant(v Values) []model.Customer {
	var all []model.Customer
	taken := map[model.CustomerID]bool{}
	add := func(one model.Customer) {
		if !taken[one.ID] {
			taken[one.ID] = true
			all = append(all, one)
		}
	}
	for _, id := range v.list("whom") {
		add(c.Directory.customer(model.CustomerID(id)))
	}
	if tier := v.text("tier"); tier != "" && c.Directory != nil {
		for _, one := range c.Directory.all {
			if one.Tier == tier {
				add(one)
			}
		}
	}
	return all
}

// tiers offers the tiers of the directory with how many customers each has.
func tiers(c Context) []Option {
	names, count := c.Directory.tiers()
	slices.Sort(names)
	var options []Option
	for _, name := range names {
		options = append(options, Option{Value: name, Label: name + "  " + c.Locale.Number(count[name])})
	}
	return options
}

// priorities are 1 to 5, and back to what is proposed.
func priorities(c Context) []Option {
	options := []Option{}
	for n := 1; n <= model.LastPriority; n++ {
		options = append(options, Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return append(options, Option{Value: "0", Label: c.Locale.T("action.customer.as-proposed")})
}

func rankOfChosen(c Context, v Values) string {
	if a, known := c.customer(v); known && a.Priority > 0 {
		return strconv.Itoa(a.Priority)
	}
	return "1"
}

// wantedChannel is how the only customer chosen wants to be told.
func wantedChannel(c Context, v Values) string {
	ids := v.list("whom")
	if len(ids) != 1 {
		return ""
	}
	a := orEmpty(c.Incident).Customers[model.CustomerID(ids[0])]
	if _, known := c.Plan.Channel(a.Channel); !known {
		return ""
	}
	return string(a.Channel)
}

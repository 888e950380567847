package action

import (
	"warroom/model"
	"warroom/tui/pane"
)

// Directory is all customers that there are, ready to be searched. It is immutable; a command reads it.
type Directory struct {
	all   []model.Customer
	at    map[model.CustomerID]int
	index *pane.Index
}

// NewDirectory takes over the customers.
func NewDirectory(all []model.Customer) *Directory {
	d := &Directory{all: all, at: make(map[model.CustomerID]int, len(all))}
	texts := make([]string, len(all))
	for n, c := range all {
		d.at[c.ID] = n
		texts[n] = c.Name + " " + string(c.ID) + " " + c.Tier
	}
	d.index = pane.NewIndex(texts)
	return d
}

// customer is one of them; somebody who is not in the directory is called as they were typed.
func (d *Directory) customer(id model.CustomerID) model.Customer {
	if d != nil {
		if n, known := d.at[id]; known {
			return d.all[n]
		}
	}
	return model.Customer{ID: id, Name: string(id)}
}

// known tells whether the directory has a customer.
func (d *Directory) known(id model.CustomerID) bool {
	if d == nil {
		return false
	}
	_, known := d.at[id]
	return known
}

// tiers are the tiers that customers have, in the order in which they are met, each with how many have it.
func (d *Directory) tiers() (names []string, count map[string]int) {
	count = map[string]int{}
	if d == nil {
		return nil, count
	}
	for n := range d.all {
		tier := d.all[n].Tier
		if tier != "" && count[tier] == 0 {
			names = append(names, tier)
		}
		count[tier]++
	}
	return names, count
}

// inDirectory finds customers among all there are.
func inDirectory(c Context, query string) Found {
	if c.Directory == nil {
		return Found{}
	}
	places := c.Directory.index.Find(query)
	return Found{len(places), func(n int) Option {
		one := c.Directory.all[places[n]]
		return Option{Value: string(one.ID), Label: labelled(one)}
	}}
}

// onLedger finds customers among those who are affected.
func onLedger(c Context, query string) Found {
	ids := c.Ledger.Find(query)
	return Found{len(ids), func(n int) Option {
		one := orEmpty(c.Incident).Customers[ids[n]]
		return Option{Value: string(ids[n]), Label: labelled(one.Customer)}
	}}
}

// labelled is a customer as a list of choices shows them.
func labelled(c model.Customer) string {
	label := c.Name
	if label == "" {
		label = string(c.ID)
	}
	if c.Tier != "" {
		label += "  " + c.Tier
	}
	return label
}

package main

import (
	"context"
	"maps"
	"slices"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
	"warroom/storage"
)

// customerFile is where customers are kept with their addresses.
type customerFile interface {
	Customer(ctx context.Context, id model.CustomerID) (storage.Contactable, bool, error)
}

// addressBook knows the numbers and addresses of recipients: of people from the plan, of customers from the directory;
// an address of the plan is its own.
type addressBook struct{ customers customerFile }

// Contacts answers what can be dialled or written to, the best first. What cannot be an address is left out.
func (b addressBook) Contacts(ctx context.Context, _ *model.Incident, plan *model.Plan, to model.RecipientID) ([]model.Contact, error) {
	var all []model.Contact
	switch sort, id := to.Split(); sort {
	case "person":
		person, _ := plan.Person(model.PersonID(id))
		all = slices.Clone(person.Contacts)
	case "customer":
		customer, known, err := b.customers.Customer(ctx, model.CustomerID(id))
		if err != nil || !known {
			return nil, err
		}
		all = waysTo(customer)
	case "address":
		all = []model.Contact{{Way: "mail", Value: id}}
		if _, mail := courier.Normal(all[0]); !mail {
			all[0].Way = "phone"
		}
	}
	return slices.DeleteFunc(all, func(c model.Contact) bool {
		_, good := courier.Normal(c)
		return !good
	}), nil
}

func waysTo(c storage.Contactable) []model.Contact {
	all := []model.Contact{
		{Way: "mail", Value: c.Mail, Note: c.Contact}, {Way: "mobile", Value: c.Mobile, Note: c.Contact}, {Way: "phone", Value: c.Phone, Note: c.Contact},
	}
	for _, way := range slices.Sorted(maps.Keys(c.Other)) {
		all = append(all, model.Contact{Way: way, Value: c.Other[way], Note: c.Contact})
	}
	return all
}

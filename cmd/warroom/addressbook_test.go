package main

import (
	"context"
	"fmt"
	"testing"

	"warroom/model"
	"warroom/storage"
)

// acmeOnly is a directory with one customer.
type acmeOnly struct{}

func (acmeOnly) Customer(_ context.Context, id model.CustomerID) (storage.Contactable, bool, error) {
	return storage.Contactable{
		Contact: "Zoe", Mail: "zoe@example.com", Phone: "+49 69 5550102", Mobile: "none", Other: map[string]string{"fax": "069 5550103", "bad": "x\r\ny"},
	}, id == "acme", nil
}

func TestAddressBook(t *testing.T) {
	plan := &model.Plan{People: []model.Person{{ID: "ana", Contacts: []model.Contact{
		{Way: "mobile", Value: "+49 170 5550101"}, {Way: "mail", Value: "ana@example.com\nBcc: all@example.com"}, {Way: "mail", Value: "ana@example.com"},
	}}}}
	for to, want := range map[model.RecipientID]string{
		"person/ana":                "[mobile +49 170 5550101 mail ana@example.com]",
		"person/nobody":             "[]",
		"customer/acme":             "[mail zoe@example.com phone +49 69 5550102 fax 069 5550103]",
		"customer/other":            "[]",
		"address/press@example.com": "[mail press@example.com]",
		"address/+49 69 5550104":    "[phone +49 69 5550104]",
		"address/x@y\r\nBcc: z":     "[]",
		"":                          "[]",
	} {
		contacts, err := addressBook{acmeOnly{}}.Contacts(t.Context(), nil, plan, to)
		if err != nil {
			t.Error(err)
		}
		got := []string{}
		for _, contact := range contacts {
			got = append(got, contact.Way, contact.Value)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%q: %v, want %s", to, got, want)
		}
	}
}

package model

import (
	"cmp"
	"slices"
	"strconv"
)

// PromiseObligation is the id of the obligation to keep a promise to a customer.
func PromiseObligation(id CustomerID, number int) string {
	return "promise/" + string(id) + "/" + strconv.Itoa(number)
}

// promisesOwed are the promises to customers that nobody has answered, by their ids; Detail is the number of the promise.
func promisesOwed(inc *Incident) []Obligation {
	var owed []Obligation
	for _, line := range inc.Customers {
		for _, p := range line.Promises {
			if p.State != PromiseOpen {
				continue
			}
			o := Obligation{
				ID: PromiseObligation(line.ID, p.Number), Kind: OwePromise, Subject: string(line.ID), Detail: strconv.Itoa(p.Number),
				Person: p.Owner, Since: p.At.At, Due: p.Due.At, Text: p.Text, Name: line.Name,
			}
			if o.Person == "" {
				o.Person = p.By.Person
			}
			owed = append(owed, o.putOff(inc))
		}
	}
	slices.SortFunc(owed, func(a, b Obligation) int { return cmp.Compare(a.ID, b.ID) })
	return owed
}

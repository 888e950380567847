package main

import (
	"context"

	"warroom/model"
	"warroom/storage"
)

// directory is the directory of customers as the room needs it: without numbers and addresses.
type directory struct{ log *storage.Log }

// FindCustomers implements [tui.Directory].
func (d directory) FindCustomers(ctx context.Context, query string, limit int) ([]model.Customer, error) {
	found, err := d.log.FindCustomers(ctx, query, limit)
	all := make([]model.Customer, len(found))
	for n, c := range found {
		all[n] = c.Customer
	}
	return all, err
}

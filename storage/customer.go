package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"warroom/model"
)

// The directory of customers is not part of the log. It holds numbers and addresses, so its rows may be changed and
// removed; what is recorded of a customer in an incident stands in events of that incident, without any of these.

// Contactable is a customer of the directory, with how to reach them.
type Contactable struct {
	model.Customer
	Contact string            `json:"contact,omitempty"` // whom to ask for
	Mail    string            `json:"mail,omitempty"`
	Phone   string            `json:"phone,omitempty"`
	Mobile  string            `json:"mobile,omitempty"`
	Other   map[string]string `json:"other,omitempty"` // further ways of contact, such as fax or chat
}

// reached fills in for which ways of contact there is an address, in a fixed order.
func (c Contactable) reached() Contactable {
	c.Ways = nil
	for _, way := range []struct{ name, address string }{{"mail", c.Mail}, {"mobile", c.Mobile}, {"phone", c.Phone}} {
		if way.address != "" {
			c.Ways = append(c.Ways, way.name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Other)) {
		if c.Other[name] != "" && !slices.Contains(c.Ways, name) {
			c.Ways = append(c.Ways, name)
		}
	}
	return c
}

// KeepCustomers puts customers into the directory, all or none, in one transaction: those that are not there yet are
// added, the others replaced; who is not among them stays. It counts who came and who is not as before. Ways is filled in
// from the addresses. A customer needs an ID; of two with the same ID the later one counts.
func (l *Log) KeepCustomers(ctx context.Context, all []Contactable) (added, changed int, err error) {
	entries := make([]entry, 0, len(all))
	for n, c := range all {
		if c.ID == "" {
			return 0, 0, fmt.Errorf("keep customers: number %d has no id", n+1)
		}
		body, err := json.Marshal(c.reached())
		if err != nil {
			return 0, 0, fmt.Errorf("keep customers: %w", err)
		}
		entries = append(entries, entry{string(c.ID), wordsOf(c), mailOf(c.Mail), string(body)})
	}
	err = l.write(ctx, &job{run: func(t *turn) error {
		return t.erasing(func() (err error) {
			added, changed, err = t.keepCustomers(entries)
			return err
		})
	}})
	if err != nil {
		return 0, 0, l.failed("keep customers", err)
	}
	return added, changed, nil
}

// entry is a customer as the directory keeps it.
type entry struct{ id, words, mail, body string }

func (t *turn) keepCustomers(entries []entry) (added, changed int, err error) {
	known, err := t.bodies()
	if err != nil {
		return 0, 0, err
	}
	for _, e := range entries {
		sum := sumOf(0, []byte(e.body))
		there, before := known[e.id]
		switch {
		case !before:
			added++
		case there == sum:
			continue
		default:
			changed++
		}
		known[e.id] = sum
		_, err := t.exec(`INSERT INTO customer (id, words, body, sum, mail) VALUES (?1, ?2, ?3, ?4, ?5)
		  ON CONFLICT (id) DO UPDATE SET words = ?2, body = ?3, sum = ?4, mail = ?5`, e.id, e.words, e.body, sum, e.mail)
		if err != nil {
			return 0, 0, err
		}
	}
	return added, changed, nil
}

// bodies are the sums of what the directory says of its customers.
func (t *turn) bodies() (map[string]int64, error) {
	s, err := t.w.stmt(t.ctx, `SELECT id, sum FROM customer`) //nolint:sqlclosecheck // kept as long as the connection
	if err != nil {
		return nil, t.lose(err)
	}
	rows, err := s.QueryContext(t.ctx)
	if err != nil {
		return nil, t.lose(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	known := map[string]int64{}
	for rows.Next() {
		var id string
		var sum int64
		if err := rows.Scan(&id, &sum); err != nil {
			return nil, t.lose(err)
		}
		known[id] = sum
	}
	return known, t.lose(rows.Err())
}

// Customer is one customer of the directory; false when there is none with the id.
func (l *Log) Customer(ctx context.Context, id model.CustomerID) (Contactable, bool, error) {
	found, err := readCustomers(ctx, l.readers, `SELECT body, sum FROM customer WHERE id = ?`, string(id))
	if err != nil || len(found) == 0 {
		return Contactable{}, false, l.failed("read directory", err)
	}
	return found[0], true, nil
}

// CustomerCount is how many customers the directory has.
func (l *Log) CustomerCount(ctx context.Context) (n int, err error) {
	err = l.readers.QueryRowContext(ctx, `SELECT count(*) FROM customer`).Scan(&n)
	return n, l.failed("read directory", err)
}

// eachCustomer hands out rows. It refuses a damaged one: nobody must be told what is another's because a bit flipped.
func eachCustomer(ctx context.Context, q querier, take func(Contactable), query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var body sql.RawBytes
	for rows.Next() {
		var sum int64
		if err := rows.Scan(&body, &sum); err != nil {
			return err
		}
		var c Contactable
		if sumOf(0, body) != sum || json.Unmarshal(body, &c) != nil {
			return damaged("the directory of customers")
		}
		take(c)
	}
	return rows.Err()
}

func readCustomers(ctx context.Context, q querier, query string, args ...any) (all []Contactable, err error) {
	err = eachCustomer(ctx, q, func(c Contactable) { all = append(all, c) }, query, args...)
	return all, err
}

// ForgetCustomer removes a customer from the directory, with the bytes in the file and in its journal. What events,
// backups and the disk beneath the file still hold stays.
func (l *Log) ForgetCustomer(ctx context.Context, id model.CustomerID) error {
	ran := false
	err := l.write(ctx, &job{run: func(t *turn) error {
		var there int
		err := t.row(`SELECT 1 FROM customer WHERE id = ?`, []any{string(id)}, &there)
		if errors.Is(err, sql.ErrNoRows) {
			if ran { // a commit whose outcome was open did it
				return nil
			}
			return &model.Error{
				Code: model.CodeNotFound, Message: "there is no customer " + string(id), Hint: "warroom customer list shows them",
				Args: map[string]string{"id": string(id)},
			}
		}
		if err != nil {
			return err
		}
		ran = true
		return t.erasing(func() error {
			_, err := t.exec(`DELETE FROM customer WHERE id = ?`, string(id))
			return err
		})
	}})
	if err == nil {
		l.scrub(ctx)
	}
	return l.failed("forget customer", err)
}

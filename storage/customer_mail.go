package storage

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// mailOf is a mail address as customers are found by it.
func mailOf(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

// CustomersByMail are the customers of the directory with a mail address, whatever its case, by id; several may share it.
func (l *Log) CustomersByMail(ctx context.Context, address string) ([]Contactable, error) {
	wanted := mailOf(address)
	if wanted == "" {
		return nil, nil
	}
	query, args := `SELECT body, sum FROM customer WHERE mail = ? ORDER BY id`, []any{wanted}
	if strings.ContainsFunc(wanted, func(r rune) bool { return r > unicode.MaxASCII }) { // SQLite folds ASCII only: what it wrote may differ
		query, args = `SELECT body, sum FROM customer ORDER BY id`, nil
	}
	found, err := readCustomers(ctx, l.readers, query, args...)
	if err != nil {
		return nil, l.failed("read directory", err)
	}
	return slices.DeleteFunc(found, func(c Contactable) bool { return !strings.EqualFold(mailOf(c.Mail), wanted) }), nil
}

package storage

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"warroom/model"
)

// What callers say is not part of the log: it stands before any incident, and its notes may hold what must be removed.

// SymptomCall is one caller who said something.
type SymptomCall struct {
	Symptom string         `json:"symptom"` // its id in the plan
	Note    string         `json:"note,omitempty"`
	By      model.PersonID `json:"by,omitempty"` // who took the call
	At      time.Time      `json:"at"`
}

// CountSymptom counts one caller more.
func (l *Log) CountSymptom(ctx context.Context, call SymptomCall) error {
	if call.Symptom == "" {
		return fmt.Errorf("count symptom: no symptom given")
	}
	if err := model.CheckText(call.Note); err != nil {
		return err
	}
	id := make([]byte, 10)
	_, _ = rand.Read(id) // never fails
	return l.failed("count symptom", l.write(ctx, &job{run: func(t *turn) error {
		at := call.At
		if at.IsZero() {
			at = t.now
		}
		_, err := t.exec(`INSERT INTO symptom (id, symptom, note, person, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			id, call.Symptom, call.Note, string(call.By), at.UnixMilli())
		return err
	}}))
}

// Symptoms are the calls since a time, oldest first.
func (l *Log) Symptoms(ctx context.Context, since time.Time) ([]SymptomCall, error) {
	calls, err := readSymptoms(ctx, l.readers, milli(since))
	return calls, l.failed("read symptoms", err)
}

func readSymptoms(ctx context.Context, q querier, since int64) ([]SymptomCall, error) {
	rows, err := q.QueryContext(ctx, `SELECT symptom, note, person, at FROM symptom WHERE at >= ? ORDER BY at, rowid`, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var calls []SymptomCall
	for rows.Next() {
		var call SymptomCall
		var at int64
		if err := rows.Scan(&call.Symptom, &call.Note, &call.By, &at); err != nil {
			return nil, err
		}
		call.At = timeOf(at)
		calls = append(calls, call)
	}
	return calls, rows.Err()
}

// ForgetSymptoms removes the calls before a time, so that nothing of them stays in the file, and counts them.
func (l *Log) ForgetSymptoms(ctx context.Context, before time.Time) (removed int, err error) {
	err = l.write(ctx, &job{run: func(t *turn) error {
		if err := t.row(`SELECT count(*) FROM symptom WHERE at < ?`, []any{milli(before)}, &removed); err != nil {
			return err
		}
		return t.erasing(func() error {
			_, err := t.exec(`DELETE FROM symptom WHERE at < ?`, milli(before))
			return err
		})
	}})
	if err == nil && removed > 0 {
		l.scrub(ctx)
	}
	return removed, l.failed("forget symptoms", err)
}

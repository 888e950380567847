package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Mapping is which column of a table means what, as it was kept last for a table with the same headings; nil when none
// was. What headings and columns are called is the importer's business.
func (l *Log) Mapping(ctx context.Context, headings string) (map[string]string, error) {
	var text []byte
	err := l.readers.QueryRowContext(ctx, `SELECT columns FROM mapping WHERE headings = ?`, headings).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	var columns map[string]string
	if err == nil && json.Unmarshal(text, &columns) != nil {
		err = damaged("the mapping of columns")
	}
	return columns, l.failed("read mapping", err)
}

// KeepMapping remembers which column of a table means what.
func (l *Log) KeepMapping(ctx context.Context, headings string, columns map[string]string) error {
	text, err := json.Marshal(columns)
	if err != nil {
		return fmt.Errorf("keep mapping: %w", err)
	}
	return l.failed("keep mapping", l.write(ctx, &job{run: func(t *turn) error {
		_, err := t.exec(`INSERT INTO mapping (headings, columns) VALUES (?1, ?2) ON CONFLICT (headings) DO UPDATE SET columns = ?2`, headings, string(text))
		return err
	}}))
}

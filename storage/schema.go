package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"warroom/model"
)

// application marks the file as ours ("WarR" in the SQLite header).
const application = 0x57617252

//go:embed schema/*.sql
var schema embed.FS

// migrations are the schema files in order; user_version of a file says how many of them it has had.
func migrations() ([]string, error) { return fs.Glob(schema, "schema/*.sql") }

// owner is what the header of a file says about whose it is.
type owner struct {
	application, version int64
	tables               int
}

func (o owner) empty() bool { return o.application == 0 && o.version == 0 && o.tables == 0 }

// readOwner reads all of it in one statement: another process may be making the file ours at this moment.
func readOwner(ctx context.Context, q querier) (o owner, err error) {
	err = q.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
	  count(*) FROM sqlite_schema`).Scan(&o.application, &o.version, &o.tables)
	return o, err
}

// check refuses a file that is another program's or a newer version's.
func (o owner) check(path string) error {
	if o.empty() {
		return nil
	}
	if o.application != application {
		return &model.Error{
			Code: model.CodeNotADatabase, Message: path + " is a database of another program",
			Hint: "give the path of a warroom file, or of one that does not exist yet", Args: map[string]string{"path": path},
		}
	}
	known, err := migrations()
	if err != nil {
		return err
	}
	if o.version > int64(len(known)) {
		return &model.Error{
			Code: model.CodeNewer, Message: path + " was written by a newer version of warroom",
			Hint: "use that version, or restore a backup made by this one; nothing was changed", Args: map[string]string{"path": path},
		}
	}
	return nil
}

// migrate brings the schema up to this version, each step in a transaction of its own. Several processes may try at
// once: each step looks again once it holds the write lock.
func migrate(ctx context.Context, db *sql.DB, path string) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	for {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		done, err := step(ctx, tx, steps, path)
		if err != nil || done {
			_ = tx.Rollback()
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
}

func step(ctx context.Context, tx *sql.Tx, steps []string, path string) (done bool, err error) {
	found, err := readOwner(ctx, tx)
	if err != nil {
		return false, err
	}
	if err := found.check(path); err != nil {
		return false, err
	}
	if found.version >= int64(len(steps)) {
		return true, nil
	}
	text, err := schema.ReadFile(steps[found.version])
	if err != nil {
		return false, err
	}
	for _, statement := range []string{
		string(text),
		fmt.Sprintf("PRAGMA application_id = %d", application),
		fmt.Sprintf("PRAGMA user_version = %d", found.version+1),
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return false, fmt.Errorf("migrate to version %d: %w", found.version+1, err)
		}
	}
	return false, nil
}

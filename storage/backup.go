package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"warroom/model"
)

// Backup writes a copy of the file to a path where nothing stands yet, readable by its owner only, and verifies it.
// Others may go on writing meanwhile; the copy is the state at one moment.
func (l *Log) Backup(ctx context.Context, to string) error {
	return l.failed("back up", copyTo(ctx, l.path, to))
}

// Restore makes a file of a backup, at a path where nothing stands yet. The backup is verified first. The new file
// goes on as a new incarnation of its site, so that it cannot disagree with what was recorded after the backup.
func Restore(ctx context.Context, from, to string) error {
	for _, end := range sidecars {
		if _, err := os.Lstat(to + end); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("restore: %w", occupied(to+end))
		}
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fmt.Errorf("restore: %w", explain(err, to))
	}
	partial := to + ".partial"
	if err := copyTo(ctx, from, partial); err != nil {
		return fmt.Errorf("restore: %w", explain(err, from))
	}
	err := uproot(ctx, partial)
	if err == nil {
		err = os.Link(partial, to) // unlike a rename, it never replaces anything
	}
	err = errors.Join(err, os.Remove(partial))
	if err != nil {
		return fmt.Errorf("restore: %w", explain(err, to))
	}
	return nil
}

// copyTo lets SQLite copy a file and verifies the copy. What is left of a copy that failed is removed.
func copyTo(ctx context.Context, from, to string) (err error) {
	to, err = filepath.Abs(to)
	if err != nil {
		return err
	}
	if _, err := os.Stat(from); err != nil {
		return err
	}
	made, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return occupied(to)
	}
	if err != nil { // about the copy: the file that is copied is there
		return explain(unmakable(to, err), to)
	}
	if err := made.Close(); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(to)
		}
	}()
	source, err := pool(from, examining, 1, "")
	if err != nil {
		return err
	}
	defer source.Close() //nolint:errcheck // nothing was left unsaved in it
	found, err := readOwner(ctx, source)
	if err != nil {
		return err
	}
	if found.application != application {
		return notADatabase(from)
	}
	if err := found.check(from); err != nil {
		return err
	}
	if _, err := source.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
		return err
	}
	if _, err := source.ExecContext(ctx, `VACUUM INTO ?`, to); err != nil {
		return err
	}
	return checkCopy(ctx, to)
}

// checkCopy verifies a copy that nobody else has open, and brings it to the disk.
func checkCopy(ctx context.Context, path string) error {
	db, err := pool(path, frozen, 1, "")
	if err != nil {
		return err
	}
	audit, err := verify(ctx, db, nil)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if audit.File != "" {
		return damaged(path)
	}
	for _, site := range audit.Sites {
		if site.FirstBad != nil {
			return damaged(fmt.Sprintf("event %s in %s", model.Ref{Site: site.Site, Seq: site.FirstBad.Seq}, path))
		}
	}
	for _, name := range []string{path, filepath.Dir(path)} {
		if err := syncFile(name); err != nil {
			return err
		}
	}
	return nil
}

// syncFile brings a file or a folder that SQLite does not have open to the disk.
func syncFile(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	err = file.Sync()
	if errors.Is(err, fs.ErrInvalid) || errors.Is(err, errors.ErrUnsupported) {
		err = nil // a folder, on a system that does not sync folders
	}
	return errors.Join(err, file.Close())
}

// uproot makes sure that the copy is recognised as one wherever it is opened.
func uproot(ctx context.Context, path string) error {
	db, err := pool(path, probing, 1, "")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `UPDATE home SET machine = '', inode = 0`)
	return errors.Join(err, db.Close())
}

func occupied(path string) error {
	return &model.Error{
		Code: model.CodeAlready, Message: path + " is there already", Hint: "give a path where nothing stands yet; nothing was changed",
		Args: map[string]string{"path": path},
	}
}

package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestNothingIsAcknowledgedWhenTheFileIsNotInItsPlace(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("an open file cannot be moved here")
	}
	for name, away := range map[string]func(path string) (back func() error, err error){
		"moved": func(path string) (func() error, error) {
			return func() error { return os.Rename(path+".away", path) }, os.Rename(path, path+".away")
		},
		"removed": func(path string) (func() error, error) { return nil, os.Remove(path) },
		"replaced": func(path string) (func() error, error) {
			text, err := os.ReadFile("schema/001_log.sql")
			if err != nil {
				return nil, err
			}
			if err := os.WriteFile(path+".new", text, 0o600); err != nil {
				return nil, err
			}
			return nil, os.Rename(path+".new", path)
		},
		"journal removed": func(path string) (func() error, error) { return nil, os.Remove(path + "-wal") },
		"folder moved": func(path string) (func() error, error) {
			folder := filepath.Dir(path)
			return func() error { return os.Rename(folder+".away", folder) }, os.Rename(folder, folder+".away")
		},
	} {
		t.Run(name, func(t *testing.T) {
			told := make(chan error, 10)
			l := newLog(t, Options{Report: func(err error) { told <- err }})
			id := declare(t, l, "payments down")
			becalm(t, l, id)
			back, err := away(l.Path())
			if err != nil {
				t.Fatal(err)
			}
			note := model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "into the void"}}
			if _, err := l.Do(t.Context(), note); model.CodeOf(err) != model.CodeGone {
				t.Errorf("%v, want code %s", err, model.CodeGone)
			}
			if err := <-told; model.CodeOf(err) != model.CodeGone {
				t.Errorf("reported %v, want code %s", err, model.CodeGone)
			}
			if _, err := l.Incident(t.Context(), id); err != nil {
				t.Errorf("the room went blind: %v", err)
			}
			if name == "moved" || name == "removed" {
				if _, err := os.Stat(l.Path()); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("something stands in the place of the file: %v", err)
				}
			}
			if back == nil {
				return
			}
			if err := back(); err != nil {
				t.Fatal(err)
			}
			if _, err := l.Do(t.Context(), note); err != nil {
				t.Errorf("after the file was put back: %v", err)
			}
			wholeAudit(t, l)
		})
	}
}

func TestOpenRefusesWhatItMustNotTouch(t *testing.T) {
	sqlite := func(statements string) func(string) error {
		return func(path string) error {
			db, err := pool(path, creating, 1, os.Args[0])
			if err != nil {
				return err
			}
			_, err = db.Exec(statements)
			return errors.Join(err, db.Close())
		}
	}
	for name, c := range map[string]struct {
		make func(path string) error
		code model.Code
	}{
		"another program's database": {sqlite(`CREATE TABLE song (title TEXT)`), model.CodeNotADatabase},
		"a newer version":            {sqlite(`PRAGMA application_id = 0x57617252; PRAGMA user_version = 999`), model.CodeNewer},
		"not a database":             {func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("Dear diary, ", 1000)), 0o600) }, model.CodeNotADatabase},
		"a folder":                   {func(p string) error { return os.Mkdir(p, 0o700) }, model.CodeNotADatabase},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "log.db")
			if err := c.make(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path) // a folder has no content
			_, err := Open(t.Context(), path, Options{})
			if model.CodeOf(err) != c.code {
				t.Fatalf("%v, want code %s", err, c.code)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestOpenRefusesAFolderThatOnlyLooksLikeOne(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no /proc here")
	}
	for _, path := range []string{"/proc/log.db", "/proc/self/log.db", "/proc/room/log.db"} {
		_, err := Open(t.Context(), path, Options{})
		var typed *model.Error
		if !errors.As(err, &typed) || typed.Code != CodeNoPlace || typed.Args["path"] != path || typed.Hint == "" {
			t.Errorf("%s: %v, want code %s and what to do", path, err, CodeNoPlace)
		}
	}
}

func TestOpenLeavesNothingBesideWhatIsNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); model.CodeOf(err) != model.CodeNotADatabase {
		t.Errorf("%v, want code %s", err, model.CodeNotADatabase)
	}
	if _, err := os.Stat(path + ".bell"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something was made beside it: %v", err)
	}
}

func TestAnEmptyFileIsNotInTheWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	declare(t, openLog(t, path, Options{}), "payments down")
}

func TestFilesAreTheOwnersOnly(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("rights are kept otherwise here")
	}
	l := newLog(t, Options{})
	declare(t, l, "payments down")
	err := filepath.WalkDir(filepath.Dir(l.Path()), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has %v, want %v", path, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadingOnlyChangesNothing(t *testing.T) {
	l := newLog(t, Options{Site: "FRA"})
	id := declare(t, l, "payments down")
	wall := openLog(t, l.Path(), Options{ReadOnly: true})
	ring := wall.Watch(t.Context())
	if _, err := wall.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "no"}}); model.CodeOf(err) != model.CodeReadOnly {
		t.Errorf("%v, want code %s", err, model.CodeReadOnly)
	}
	do(t, l, id, model.Rename{Title: "cards down"})
	heard(t, ring)
	if inc, err := wall.Incident(t.Context(), id); err != nil || inc.Title != "cards down" || wall.Site() != l.Site() {
		t.Errorf("%v, %v at %s", inc, err, wall.Site())
	}
}

func TestPollingAloneHearsOfACommit(t *testing.T) {
	l := newLog(t, Options{})
	deaf := openLog(t, l.Path(), Options{NoBell: true})
	id, ring := declare(t, l, "payments down"), deaf.Watch(t.Context())
	heard(t, ring)
	var waits []time.Duration
	for range torture(50, 2000) {
		start := time.Now()
		do(t, l, id, model.Note{Text: "another line"})
		heard(t, ring)
		waits = append(waits, time.Since(start))
	}
	slices.Sort(waits)
	if median, slowest := waits[len(waits)/2], waits[len(waits)-1]; median > 2*pollEvery || slowest > 2*time.Second {
		t.Errorf("heard after %v, at the slowest %v: want within two looks of %v", median, slowest, pollEvery)
	}
}

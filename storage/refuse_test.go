package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warroom/model"
)

func hintOf(err error) string {
	var typed *model.Error
	if errors.As(err, &typed) {
		return typed.Hint
	}
	return ""
}

func TestOpenRefusesANetworkFileSystemUnlessForced(t *testing.T) {
	for number, name := range networks {
		path := filepath.Join(t.TempDir(), "log.db")
		options := Options{magic: func(string) (uint32, error) { return number, nil }}
		_, err := Open(t.Context(), path, options)
		if model.CodeOf(err) != model.CodeNetworkFS || !strings.Contains(err.Error(), name) || !strings.Contains(hintOf(err), "SSH") {
			t.Errorf("%s: %v, hint %q", name, err, hintOf(err))
		}
		if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 0 {
			t.Errorf("%s: %v was left behind, %v", name, entries, err)
		}
		options.Force = true
		declare(t, openLog(t, path, options), "payments down")
	}
}

func TestOpenRefusesAFileWithSeveralNamesUnlessForced(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("nobody can tell here without opening the file")
	}
	l := newLog(t, Options{})
	declare(t, l, "payments down")
	if h := l.Health(t.Context()); h.Links != "" {
		t.Errorf("a file with one name: %s", h.Links)
	}
	other := filepath.Join(t.TempDir(), "other.db")
	if err := os.Link(l.Path(), other); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{l.Path(), other} {
		for _, options := range []Options{{}, {ReadOnly: true}} {
			if _, err := Open(t.Context(), path, options); model.CodeOf(err) != CodeLinked || hintOf(err) == "" {
				t.Errorf("%s: %v, want code %s and a hint", path, err, CodeLinked)
			}
		}
	}
	if h := openLog(t, l.Path(), Options{Force: true}).Health(t.Context()); !strings.Contains(h.Links, "2 names") {
		t.Errorf("health says %q, want that there are two names", h.Links)
	}
}

func TestABackupBesideABusyWriterIsWhole(t *testing.T) {
	l := newLog(t, Options{})
	id := declare(t, l, "payments down")
	stop, wrote := make(chan struct{}), make(chan error, 1)
	busy := make(chan struct{})
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				wrote <- nil
				return
			default:
			}
			if _, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "meanwhile"}}); err != nil {
				wrote <- err
				return
			}
			if n == maxTail {
				close(busy)
			}
		}
	}()
	<-busy
	for range torture(3, 50) {
		before := l.Health(t.Context()).Events
		path := filepath.Join(t.TempDir(), "backup.db")
		if err := l.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		there := openLog(t, path, Options{})
		audit := wholeAudit(t, there)
		if got := int64(audit.Sites[0].Events); got < before || got > l.Health(t.Context()).Events {
			t.Errorf("the copy has %d events, want at least the %d from before it was begun", got, before)
		}
		if inc, err := there.Incident(t.Context(), id); err != nil || inc.Events() != audit.Sites[0].Events {
			t.Errorf("the copy's incident: %v, %v", inc, err)
		}
	}
	close(stop)
	if err := <-wrote; err != nil {
		t.Error(err)
	}
}

package storage

import (
	"os"
	"path/filepath"
	"testing"

	"warroom/model"
)

func TestARestoredFileGoesOnAsAnotherIncarnation(t *testing.T) {
	l := newLog(t, Options{Site: "FRA"})
	id := declare(t, l, "payments down")
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), backup); model.CodeOf(err) != model.CodeAlready {
		t.Errorf("a backup was overwritten: %v", err)
	}
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("backup has %v, %v", info.Mode(), err)
	}
	after := do(t, l, id, model.Note{Text: "after the backup"})[0]

	if err := Restore(t.Context(), backup, l.Path()); model.CodeOf(err) != model.CodeAlready {
		t.Errorf("a file in use was overwritten: %v", err)
	}
	path := filepath.Join(t.TempDir(), "new", "log.db")
	if err := Restore(t.Context(), backup, path); err != nil {
		t.Fatal(err)
	}
	restored := openLog(t, path, Options{Site: "XXX"})
	note := do(t, restored, id, model.Note{Text: "after the restore"})[0]
	if note.Site == after.Site || note.Site.Code() != "FRA" || note.Seq != 1 || !note.Prev.IsZero() {
		t.Errorf("%s goes on with the chain of %s", note.Ref(), after.Ref())
	}
	if second := declare(t, restored, "logins down"); second != "" {
		if found, err := restored.Find(t.Context(), restoredNumber(t, restored, second)); err != nil || found != second {
			t.Errorf("found %s, %v", found, err)
		}
	}
	wholeAudit(t, restored)

	added, forks, err := restored.Append(t.Context(), []model.Event{after})
	if err != nil || added != 1 || len(forks) != 0 {
		t.Errorf("added %d, forks %v, %v: want what was recorded after the backup", added, forks, err)
	}
	if inc, err := restored.Incident(t.Context(), id); err != nil || inc.Events() != 3 {
		t.Errorf("%v, %v: want three events", inc.Events(), err)
	}
}

func restoredNumber(t *testing.T, l *Log, id model.IncidentID) string {
	t.Helper()
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if inc.Number[5:] != "002" {
		t.Errorf("number %s: the number of the first one was given again", inc.Number)
	}
	return inc.Number
}

func TestAFileThatLostItsEndStartsAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := declare(t, l, "payments down")
	do(t, l, id, model.Note{Text: "lost"})
	site := l.Site()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	tamper(t, path, `DELETE FROM event WHERE seq = 2`, `UPDATE incident SET events = 1`)
	var told error
	l = openLog(t, path, Options{Report: func(err error) { told = err }})
	if l.Site() == site || told == nil {
		t.Errorf("goes on as %s, told %v", l.Site(), told)
	}
}

func TestTwoEventsWithOneIdentityAreBothKept(t *testing.T) {
	l := newLog(t, Options{})
	id := declare(t, l, "payments down")
	site := l.Site()
	one := model.Event{Site: "LIS-00000001", Seq: 1, HLC: 1 << 40, Incident: id, Kind: "from.the.future", Body: []byte(`{"x": [1,  2]}`)}
	two := one
	two.Body = []byte(`{"x":"another"}`)
	for _, round := range []struct{ added, forks int }{{2, 1}, {0, 0}} {
		added, forks, err := l.Append(t.Context(), []model.Event{one, two})
		if err != nil || added != round.added || len(forks) != round.forks {
			t.Fatalf("added %d, forks %v, %v: want %+v", added, forks, err, round)
		}
	}
	events, cursor, err := l.Since(t.Context(), 0)
	if err != nil || len(events) != 3 || string(events[1].Body) != string(one.Body) || string(events[2].Body) != string(two.Body) {
		t.Fatalf("%v, %v: want both, byte for byte", events, err)
	}
	if more, same, err := l.Since(t.Context(), cursor); err != nil || len(more) != 0 || same != cursor {
		t.Errorf("%v after the end, %v", more, err)
	}
	if inc, err := l.Incident(t.Context(), id); err != nil || inc.Events() != 3 {
		t.Errorf("%v, %v: want three entries", inc.Events(), err)
	}
	if audit := wholeAudit(t, l); audit.Sites[1].Forks != 1 {
		t.Errorf("audit %+v, want one fork", audit)
	}

	own := one
	own.Site, own.Seq = site, 2
	if _, _, err := l.Append(t.Context(), []model.Event{own}); err != nil {
		t.Fatal(err)
	}
	if note := do(t, l, id, model.Note{Text: "mine"})[0]; note.Site == site || note.Seq != 1 {
		t.Errorf("%s goes on in the name of somebody else", note.Ref())
	}
}

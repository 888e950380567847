package storage

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"warroom/model"
)

// tamper changes a closed file behind the log's back.
func tamper(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range append([]string{"DROP TRIGGER event_is_never_changed", "DROP TRIGGER event_is_never_deleted"}, statements...) {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheAuditNamesTheFirstEventThatIsNotWhatWasRecorded(t *testing.T) {
	const swap = `UPDATE event SET seq = -1 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = -1`
	for name, c := range map[string]struct {
		statement string
		seq       uint64
		why       string
	}{
		"edited":        {`UPDATE event SET record = CAST(replace(CAST(record AS TEXT), 'note 2', 'note X') AS BLOB) WHERE seq = 4`, 4, "hash"},
		"deleted":       {`DELETE FROM event WHERE seq = 3`, 3, "missing"},
		"first deleted": {`DELETE FROM event WHERE seq = 1`, 1, "missing"},
		"reordered":     {swap, 3, "stands in its place"},
		"inserted":      {`INSERT INTO event (site, seq, incident, hash, record) SELECT site, 7, incident, hash, record FROM event WHERE seq = 2`, 7, "stands in its place"},
		"moved":         {`INSERT INTO incident (id) VALUES ('other'); UPDATE event SET incident = (SELECT k FROM incident WHERE id = 'other') WHERE seq = 2`, 2, "another incident"},
		"tail cut":      {`DELETE FROM event WHERE seq > 4`, 5, "once went on to number 6"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "log.db")
			l, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			id := declare(t, l, "payments down")
			for _, text := range []string{"note 0", "note 1", "note 2", "note 3", "note 4"} {
				do(t, l, id, model.Note{Text: text})
			}
			site := l.Site()
			if audit := wholeAudit(t, l); audit.Sites[0].Events != 6 {
				t.Fatalf("%d events, want 6", audit.Sites[0].Events)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			tamper(t, path, c.statement)

			audit, err := openLog(t, path, Options{}).Verify(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var bad *Bad
			for _, s := range audit.Sites {
				if s.Site == site {
					bad = s.FirstBad
				}
			}
			if audit.OK || bad == nil || bad.Seq != c.seq || !strings.Contains(bad.Why, c.why) {
				t.Errorf("audit %+v says %s, want number %d: %s", audit, firstBad(audit), c.seq, c.why)
			}
		})
	}
}

func TestAHeadSeenElsewhereShowsACutTail(t *testing.T) {
	l := newLog(t, Options{})
	declare(t, l, "payments down")
	heads, err := l.Heads(t.Context())
	if err != nil || len(heads) != 1 || heads[0].Seq != 1 {
		t.Fatal(heads, err)
	}
	later := Head{Site: heads[0].Site, Seq: 3, Hash: model.Hash{1}}
	if err := l.KeepHead(t.Context(), "paper", heads[0]); err != nil {
		t.Fatal(err)
	}
	wholeAudit(t, l)
	if err := l.KeepHead(t.Context(), "paper", later); err != nil {
		t.Fatal(err)
	}
	if audit, err := l.Verify(t.Context()); err != nil || audit.OK || audit.Sites[0].FirstBad.Seq != 2 {
		t.Errorf("audit %+v, %v: want number 2 to be missing", audit, err)
	}
}

func TestEventsCannotBeChangedInSQL(t *testing.T) {
	l := newLog(t, Options{})
	declare(t, l, "payments down")
	for _, statement := range []string{`UPDATE event SET seq = 2`, `DELETE FROM event`} {
		if _, err := l.writer.conn.ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never") {
			t.Errorf("%s: %v, want a refusal", statement, err)
		}
	}
}

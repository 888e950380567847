package storage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"

	"warroom/model"
)

// home is where this file lives and under which site it writes.
type home struct {
	key  int64 // row of the site
	site model.SiteID
}

// Site is the site under which this process writes.
func (l *Log) Site() model.SiteID {
	site, _ := l.site.Load().(model.SiteID)
	return site
}

// settle finds the site of the file. A file that is new, was copied or restored, or has lost events that this machine
// remembers, gets a new incarnation: a chain of its own, before the first write.
func (w *writer) settle(ctx context.Context) error {
	machine, inode, err := whereabouts(w.log.path)
	if err != nil {
		return err
	}
	tx, err := w.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	found, known, err := readHome(ctx, tx)
	if err != nil {
		return err
	}
	lost, err := w.remember(ctx, tx, known)
	if err != nil {
		return err
	}
	w.home = found.home
	if !known || lost || found.machine != machine || found.inode != inode {
		code := w.log.options.Site
		if known {
			code = found.site.Code()
		}
		if w.home, err = incarnate(ctx, tx, code, machine, inode); err != nil {
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	w.log.site.Store(w.home.site)
	return nil
}

// remember compares the file with what the bell said last, whatever site it spoke of: another file may stand in the
// place of the one that it was rung for. Events that stood in the file and are missing now are reported and kept as a
// checkpoint, so that the audit names them for ever; in a file that is new they are reported only, since somebody may
// have begun anew on purpose.
func (w *writer) remember(ctx context.Context, tx *sql.Tx, known bool) (lost bool, err error) {
	head, ok := w.log.bell.head()
	if !ok {
		return false, nil
	}
	there := false
	err = tx.QueryRowContext(ctx, `SELECT count(*) > 0 FROM place p JOIN event e ON e.n = p.n
	  WHERE p.site = (SELECT k FROM site WHERE id = ?) AND p.seq = ? AND e.hash = ?`, string(head.Site), int64(head.Seq), head.Hash[:]).Scan(&there)
	if err != nil || there {
		return false, err
	}
	w.log.options.Report(fmt.Errorf("%w: events up to %s were recorded here and are missing", errLost, model.Ref{Site: head.Site, Seq: head.Seq}))
	if !known {
		return true, nil
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO site (id, code) VALUES (?, ?) ON CONFLICT DO NOTHING`, string(head.Site), head.Site.Code()); err != nil {
		return true, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO checkpoint (site, seq, hash, source, seen) SELECT k, ?, ?, ?, ? FROM site WHERE id = ? ON CONFLICT DO NOTHING`,
		int64(head.Seq), head.Hash[:], "bell", w.log.options.Clock().UnixMilli(), string(head.Site))
	return true, err
}

var errLost = errors.New("the file has lost events")

type homeRow struct {
	home
	machine string
	inode   int64
}

func readHome(ctx context.Context, q querier) (h homeRow, known bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT s.k, s.id, h.machine, h.inode FROM home h JOIN site s ON s.k = h.site`).
		Scan(&h.key, &h.site, &h.machine, &h.inode)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	}
	return h, err == nil, err
}

// incarnate begins a new chain for a site code. The logical clock goes on above everything in the file.
func incarnate(ctx context.Context, tx execer, code, machine string, inode int64) (h home, err error) {
	var raw [4]byte
	_, _ = rand.Read(raw[:]) // never fails
	h.site = model.SiteID(code + "-" + hex.EncodeToString(raw[:]))
	done, err := tx.ExecContext(ctx, `INSERT INTO site (id, code) VALUES (?, ?)`, string(h.site), code)
	if err != nil {
		return h, err
	}
	if h.key, err = done.LastInsertId(); err != nil {
		return h, err
	}
	mark, err := highWater(ctx, tx)
	if err != nil {
		return h, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO home (one, site, machine, inode, mark) VALUES (1, ?1, ?2, ?3, ?4)
	  ON CONFLICT (one) DO UPDATE SET site = ?1, machine = ?2, inode = ?3, mark = ?4`, h.key, machine, inode, int64(mark))
	if err != nil {
		return h, err
	}
	if err := strand(ctx, tx, h.key); err != nil {
		return h, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE lease SET holder = '', until = 0`) // whoever had it, had it in another file
	return h, err
}

// highWater is the stamp above which the logical clock of this file goes on.
func highWater(ctx context.Context, tx querier) (mark model.HLC, err error) {
	var site int64
	err = tx.QueryRowContext(ctx, `SELECT site, mark FROM home`).Scan(&site, &mark)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	events, _, err := readEvents(ctx, tx, 1, selectEvents+chainEnd, site)
	for _, event := range events {
		mark = max(mark, event.HLC)
	}
	return mark, err
}

// siteKey is the row of a site, made when this is the first that is heard of it.
func (t *turn) siteKey(id model.SiteID) (key int64, err error) {
	if id == t.home.site {
		return t.home.key, nil
	}
	err = t.row(`SELECT k FROM site WHERE id = ?`, []any{string(id)}, &key)
	if !errors.Is(err, sql.ErrNoRows) {
		return key, err
	}
	done, err := t.exec(`INSERT INTO site (id, code) VALUES (?, ?)`, string(id), id.Code())
	if err != nil {
		return 0, err
	}
	key, err = done.LastInsertId()
	return key, t.lose(err)
}

// whereabouts says on which machine and in which inode the file lives. The machine's own id is not stored, only a sum
// of it.
func whereabouts(path string) (machine string, inode int64, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.Sum256([]byte("warroom " + machineID()))
	return hex.EncodeToString(sum[:8]), inodeOf(info), nil
}

func machineID() string {
	for _, file := range []string{"/etc/machine-id", "/var/lib/dbus/machine-id"} {
		if text, err := os.ReadFile(file); err == nil && len(strings.TrimSpace(string(text))) > 0 {
			return strings.TrimSpace(string(text))
		}
	}
	name, _ := os.Hostname()
	return name
}

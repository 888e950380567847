package storage

import (
	"context"
	"os"
	"path/filepath"

	"warroom/model"
)

// Health is how the log is, for whoever looks after it.
type Health struct {
	Path         string            `json:"path"`
	Site         model.SiteID      `json:"site"`
	Incarnations []model.SiteID    `json:"incarnations"` // of this site's code, oldest first
	Settings     map[string]string `json:"settings"`     // pragmas as SQLite reads them back
	Version      int               `json:"version"`      // of the schema
	Events       int64             `json:"events"`
	Incidents    int64             `json:"incidents"`
	Forks        int64             `json:"forks"`
	Waiting      int64             `json:"waiting"`   // letters in the outbox that have not left
	Uncertain    int64             `json:"uncertain"` // letters of which nobody can know whether they left
	Sender       string            `json:"sender"`    // who has the lease to send; empty: nobody
	Size         int64             `json:"size"`      // bytes
	Journal      int64             `json:"journal"`   // bytes of the write-ahead log
	Free         *int64            `json:"free"`      // bytes left on the disk; null where that cannot be told
	Links        string            `json:"links"`     // empty, or what is wrong with the file's place
	Bell         string            `json:"bell"`      // empty, or why other processes are heard by polling only
	Doubt        bool              `json:"doubt"`     // whether the outcome of a commit is still open
	ReadOnly     bool              `json:"read_only"` //
	Trouble      string            `json:"trouble"`   // empty, or why something above could not be read
}

// Health looks at everything and changes nothing. What cannot be read is left out and named in Trouble.
func (l *Log) Health(ctx context.Context) Health {
	h := Health{Path: l.path, Site: l.Site(), ReadOnly: l.writer == nil, Settings: map[string]string{}}
	if info, err := os.Stat(l.path); err == nil {
		h.Size = info.Size()
	}
	if info, err := os.Stat(l.path + "-wal"); err == nil {
		h.Journal = info.Size()
	}
	if free, ok := freeDisk(filepath.Dir(l.path)); ok {
		h.Free = &free
	}
	if err := l.place.check(sidecars...); err != nil {
		h.Links = err.Error()
	} else if err := refuseLinks(l.path); err != nil {
		h.Links = err.Error()
	}
	l.feed.mu.Lock()
	if l.feed.deaf != nil {
		h.Bell = l.feed.deaf.Error()
	}
	l.feed.mu.Unlock()
	h.Doubt = l.Doubt()
	if err := l.count(ctx, &h); err != nil {
		h.Trouble = l.failed("look at the file", err).Error()
	}
	return h
}

func (l *Log) count(ctx context.Context, h *Health) error {
	for _, pragma := range append([]string{"journal_mode", "busy_timeout"}, settingNames()...) {
		var value string
		if err := l.readers.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&value); err != nil {
			return err
		}
		h.Settings[pragma] = value
	}
	err := l.readers.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version), (SELECT coalesce(max(n), 0) FROM event),
	  (SELECT count(*) FROM incident), (SELECT count(*) FROM fork), (SELECT count(*) FROM parcel WHERE state = 'queued'),
	  (SELECT count(*) FROM parcel WHERE state = 'uncertain'), (SELECT holder FROM lease)`).
		Scan(&h.Version, &h.Events, &h.Incidents, &h.Forks, &h.Waiting, &h.Uncertain, &h.Sender)
	if err != nil {
		return err
	}
	sites, err := names(ctx, l.readers, `SELECT k, id FROM site`)
	for _, id := range sorted(sites) {
		if site := model.SiteID(id); site.Code() == l.Site().Code() {
			h.Incarnations = append(h.Incarnations, site)
		}
	}
	return err
}

func settingNames() (names []string) {
	for _, s := range settings {
		names = append(names, s.name)
	}
	return names
}

// Doubt tells whether the outcome of a write is still open: it may or may not be in the file. It is answered at once.
func (l *Log) Doubt() bool { return l.writer != nil && l.writer.doubtful.Load() }

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"warroom/model"
)

// Options say how a log is opened. The zero value is good.
type Options struct {
	Site     string           // the code of a new file, for example FRA; an existing file keeps its own. Empty: HQ
	Clock    func() time.Time // empty: time.Now
	Zone     string           // IANA name of the zone in which people here write down times. Empty: UTC
	Plans    func(archive []byte) (*model.Plan, error)
	Force    bool // open a file on a network or virtual file system, or one with several names, all the same
	ReadOnly bool // change nothing: no migration, no new incarnation, no acts
	NoBell   bool // hear of other processes by polling only

	// Report is told, once per trouble, what a person may want to know and nobody has to act on. Empty: nobody is told.
	Report func(error)

	magic func(folder string) (uint32, error) // the file system of a folder, see networks
}

// Log is one open file. All methods may be called by several goroutines at once.
type Log struct {
	path    string
	options Options
	place   *place
	readers *sql.DB
	folds   *folds
	plans   *shelf
	bell    *bell
	writer  *writer      // nil when the log is read-only
	site    atomic.Value // model.SiteID
	reads   access       // how this process reads
	feed    *feed
	term    atomic.Int64 // of the lease that this log took, 0 while it has none
	offered offered
	reserve reserve
	unsure  unsure

	stop  context.CancelFunc
	rooms sync.WaitGroup
	once  sync.Once
	err   error
}

// errClosed answers what comes after Close.
var errClosed = errors.New("the log is closed")

// Open opens the log in the file at path. A missing file is made, readable by its owner only, with the folder it
// stands in; an older one is migrated. Refusals: [model.CodeNewer], [model.CodeNotADatabase], [model.CodeCorrupt],
// [model.CodeReadOnly], [model.CodeDiskFull], [model.CodeNetworkFS], [model.CodeBusy], [CodeLinked], [CodeNoPlace].
func Open(ctx context.Context, path string, options Options) (*Log, error) {
	if options.Clock == nil {
		options.Clock = time.Now
	}
	if options.Site == "" {
		options.Site = "HQ"
	}
	if options.Report == nil {
		options.Report = func(error) {}
	}
	if options.magic == nil {
		options.magic = magicOf
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open log: %w", err)
	}
	l := &Log{path: full, options: options, reads: reading, folds: newFolds()}
	l.plans, l.reserve.path = newShelf(options.Plans), full+".reserve"
	if err := l.open(ctx); err != nil {
		_ = l.Close()
		return nil, fmt.Errorf("open log: %w", explain(err, full))
	}
	return l, nil
}

func (l *Log) open(ctx context.Context) (err error) {
	if err := l.settle(ctx); err != nil {
		return err
	}
	if l.readers, err = pool(l.path, l.reads, readers, ""); err != nil {
		return err
	}
	if err := warm(ctx, l.readers); err != nil {
		return err
	}
	if l.feed, err = newFeed(ctx, l); err != nil {
		return err
	}
	if l.place, err = findPlace(l.path); err != nil {
		return err
	}
	life, stop := context.WithCancel(context.Background())
	l.stop = stop
	if !l.options.ReadOnly {
		if l.writer, err = newWriter(ctx, l); err != nil {
			return err
		}
	}
	l.rooms.Go(func() { l.feed.work(life) })
	return nil
}

// readers is how many connections a process reads with.
const readers = 2

// warm opens every connection of the pool and lets it open the sidecar files, so that none is opened later by path
// when another file may stand there.
func warm(ctx context.Context, db *sql.DB) error {
	for range readers {
		conn, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close() //nolint:errcheck // nothing was left unsaved in it
		var sites int
		if err := conn.QueryRowContext(ctx, `SELECT count(*) FROM site`).Scan(&sites); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the log: what was handed to Do is finished first. Watchers are closed.
func (l *Log) Close() error {
	l.once.Do(func() {
		if l.writer != nil {
			l.err = errors.Join(l.err, l.writer.close())
		}
		if l.stop != nil {
			l.stop()
		}
		l.rooms.Wait()
		if l.feed != nil {
			l.err = errors.Join(l.err, l.feed.close())
		}
		if l.readers != nil {
			l.err = errors.Join(l.err, l.readers.Close())
		}
		if l.bell != nil {
			l.err = errors.Join(l.err, l.bell.close())
		}
		if l.err != nil {
			l.err = fmt.Errorf("close log: %w", explain(l.err, l.path))
		}
	})
	return l.err
}

// Path is the absolute path of the file.
func (l *Log) Path() string { return l.path }

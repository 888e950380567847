package plans

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How a watched folder is looked at. Editors save in several steps: wait until they are quiet, but not for ever.
const (
	quiet  = 200 * time.Millisecond
	latest = 2 * time.Second
	poll   = 15 * time.Second // for file systems that report nothing, and folders that were put in place of the old
)

// Watch rings when the content of the plan folder dir changes, until ctx ends; then the channel is closed. The channel
// holds one ring and carries no data: call [Load] again after it. A file that is touched without being changed does
// not ring; a folder that became unreadable does. The content decides; file events only shorten the wait.
func Watch(ctx context.Context, dir string) (<-chan struct{}, error) {
	before := fingerprint(dir)
	if before.err != "" {
		if _, err := os.ReadDir(dir); err != nil {
			return nil, fmt.Errorf("watch plan folder: %w", err)
		}
	}
	w := &watch{dir: dir, last: before, bell: make(chan struct{}, 1)}
	var events <-chan fsnotify.Event
	var errs <-chan error
	if notify, err := fsnotify.NewWatcher(); err == nil { // else the system has no more to give, and the poll is left
		w.notify, events, errs = notify, notify.Events, notify.Errors
		w.listen()
	}
	go w.run(ctx, events, errs)
	return w.bell, nil
}

type watch struct {
	dir    string
	last   state
	bell   chan struct{}
	notify *fsnotify.Watcher
}

// state is what a folder holds, or why it cannot be read.
type state struct{ digest, err string }

func fingerprint(dir string) state {
	r := &reading{}
	files, err := read(dir, r)
	if err = errors.Join(err, r.findings.err()); err != nil {
		return state{digest: pack(files).Digest(), err: err.Error()}
	}
	return state{digest: pack(files).Digest()}
}

func (w *watch) run(ctx context.Context, events <-chan fsnotify.Event, errs <-chan error) {
	defer close(w.bell)
	if w.notify != nil {
		defer func() { _ = w.notify.Close() }()
	}
	ticker := time.NewTicker(poll)
	defer ticker.Stop()
	settled := time.NewTimer(poll)
	settled.Stop()
	var since time.Time // of the first event not yet looked at
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			now := time.Now()
			if since.IsZero() {
				since = now
			}
			settled.Reset(min(quiet, max(latest-now.Sub(since), 0)))
		case _, overflow := <-errs: // the content tells what the events did not
			if overflow {
				settled.Reset(quiet)
			}
		case <-settled.C:
			since = time.Time{}
			w.look()
		case <-ticker.C:
			w.look()
		}
	}
}

// look rings if the content is another one, and listens to folders that are new.
func (w *watch) look() {
	w.listen()
	now := fingerprint(w.dir)
	if now == w.last {
		return
	}
	w.last = now
	select {
	case w.bell <- struct{}{}:
	default:
	}
}

// listen asks for events of the folder and of the plan's folders in it. What cannot be watched is polled.
func (w *watch) listen() {
	if w.notify == nil {
		return
	}
	_ = w.notify.Add(w.dir)
	for name := range folders {
		_ = filepath.WalkDir(filepath.Join(w.dir, name), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				_ = w.notify.Add(path)
			}
			return nil
		})
	}
}

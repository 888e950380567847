//go:build linux || windows

package storage

import (
	"fmt"

	"github.com/fsnotify/fsnotify"
)

// listen answers a channel that says when the bell rings. Trouble is reported once; polling goes on without it.
func (f *feed) listen() (heard <-chan struct{}, stop func()) {
	if f.log.options.NoBell {
		return nil, func() {}
	}
	watcher, err := fsnotify.NewWatcher()
	if err == nil {
		if err = watcher.Add(f.log.bell.folder); err != nil {
			_ = watcher.Close()
		}
	}
	if err != nil {
		f.deafen(err)
		return nil, func() {}
	}
	rung := make(chan struct{}, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.hear(watcher, rung)
	}()
	return rung, func() {
		_ = watcher.Close()
		<-done
	}
}

func (f *feed) hear(watcher *fsnotify.Watcher, rung chan<- struct{}) {
	for {
		select {
		case _, ok := <-watcher.Events:
			if !ok {
				return
			}
		case err, ok := <-watcher.Errors:
			if !ok {
				return
			}
			f.deafen(err)
		}
		select {
		case rung <- struct{}{}:
		default:
		}
	}
}

// deafen remembers why the bell is not heard, and reports the first reason.
func (f *feed) deafen(err error) {
	f.mu.Lock()
	first := f.deaf == nil
	f.deaf = err
	f.mu.Unlock()
	if first {
		f.log.options.Report(fmt.Errorf("listen to other processes: %w; looking every %v instead", err, pollEvery))
	}
}

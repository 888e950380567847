package storage

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// reserve is room on the disk that is set aside before a letter leaves, so that its outcome can be recorded though the
// disk fills up meanwhile: a file beside the database, full of bytes that no file system makes smaller. When a commit
// that records outcomes finds the disk full, the file gives up a portion and the commit is tried again. Nothing may leave
// until the file is whole again, so what was given up serves only letters that were on their way.
//
// Room that is given up is free for everybody: where others take it at once, the outcome is not recorded, and the letter
// is uncertain later. It is never sent twice for that.
type reserve struct {
	path string
	mu   sync.Mutex
}

// What is set aside, and how much of it a commit gets at a time. A mark writes a handful of pages.
const (
	reserved = 1 << 20
	portion  = 64 << 10
)

// keep makes sure that the whole room is set aside. It never takes the last of a disk: people write there too.
func (r *reserve) keep() (err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	there := int64(0)
	if info, err := os.Stat(r.path); err == nil {
		there = info.Size()
	}
	if there >= reserved {
		return nil
	}
	if free, ok := freeDisk(filepath.Dir(r.path)); ok && free < 2*reserved-there {
		return syscall.ENOSPC
	}
	file, err := os.OpenFile(r.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	noise := make([]byte, reserved-there)
	_, _ = rand.Read(noise) // never fails
	if _, err = file.Write(noise); err == nil {
		err = file.Sync() // some file systems look for the room only then
	}
	if err != nil {
		err = errors.Join(err, file.Truncate(there))
	}
	return errors.Join(err, file.Close())
}

// give gives a portion of the room back to the disk; false when nothing is left.
func (r *reserve) give() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	info, err := os.Stat(r.path)
	return err == nil && info.Size() > 0 && os.Truncate(r.path, max(0, info.Size()-portion)) == nil
}

// drop gives all of it back: nobody sends.
func (r *reserve) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = os.Remove(r.path)
}

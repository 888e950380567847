package storage

import (
	"os"
	"path/filepath"
)

// bell is a file in a folder of its own beside the database. A writer touches it after each commit, so that other
// processes look at once instead of at the next poll. What it says is the end of the chain at that moment: a database
// that ends before it has lost something.
type bell struct {
	folder string
	handle *os.File
}

func newBell(path string) (*bell, error) {
	b := &bell{folder: path + ".bell"}
	if err := os.MkdirAll(b.folder, 0o700); err != nil {
		return nil, err
	}
	handle, err := os.OpenFile(b.file(), os.O_RDWR|os.O_CREATE, 0o600)
	b.handle = handle
	return b, err
}

func (b *bell) file() string { return filepath.Join(b.folder, "head") }

// ring is best effort: a bell that cannot be heard is what polling is for.
func (b *bell) ring(text []byte) { _, _ = b.handle.WriteAt(text, 0) }

func (b *bell) close() error {
	if b.handle == nil {
		return nil
	}
	return b.handle.Close()
}

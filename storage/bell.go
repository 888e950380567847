package storage

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"warroom/model"
)

// bell is a file in a folder of its own beside the database. A writer touches it after each commit, so that other
// processes look at once instead of at the next poll. What it says is the end of the chain at that moment: a database
// that ends before it has lost something.
type bell struct {
	folder string
	handle *os.File // nil when it is only listened to
}

func newBell(path string, ringing bool) (*bell, error) {
	b := &bell{folder: path + ".bell"}
	if !ringing {
		return b, nil
	}
	if err := os.MkdirAll(b.folder, 0o700); err != nil {
		return nil, err
	}
	handle, err := os.OpenFile(b.file(), os.O_RDWR|os.O_CREATE, 0o600)
	b.handle = handle
	return b, err
}

func (b *bell) file() string { return filepath.Join(b.folder, "head") }

// ring is best effort: a bell that cannot be heard is what polling is for.
func (b *bell) ring(head Head) {
	if b.handle != nil {
		line := fmt.Appendf(nil, "%s %020d %s", head.Site, head.Seq, head.Hash)
		_, _ = b.handle.WriteAt(fmt.Appendf(line, " %08x\n", crc32.ChecksumIEEE(line)), 0)
	}
}

// head is what the bell said last; false when it says nothing that can be understood.
func (b *bell) head() (h Head, ok bool) {
	text, err := os.ReadFile(b.file())
	if err != nil {
		return h, false
	}
	line, _, _ := strings.Cut(string(text), "\n")
	cut := max(strings.LastIndexByte(line, ' '), 0)
	if line[cut:] != fmt.Sprintf(" %08x", crc32.ChecksumIEEE([]byte(line[:cut]))) {
		return h, false // two writers rang at once
	}
	var site, hash string
	if n, err := fmt.Sscanf(line, "%s %d %s", &site, &h.Seq, &hash); n != 3 || err != nil {
		return h, false
	}
	h.Site = model.SiteID(site)
	return h, h.Hash.UnmarshalText([]byte(hash)) == nil
}

func (b *bell) close() error {
	if b.handle == nil {
		return nil
	}
	return b.handle.Close()
}

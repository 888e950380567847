package storage

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"warroom/model"
)

// bell is a file in a folder of its own beside the database. A writer touches it after each commit, so that other
// processes look at once instead of at the next poll. What it says is the end of the chain at that moment: a database
// that ends before it has lost something.
//
// In a burst of commits it rings for the first one and then at most once per pause: waking every process for each of
// them would cost the writer more than the writing.
type bell struct {
	folder string
	handle *os.File // nil when it is only listened to

	mu      sync.Mutex
	rung    time.Time
	waiting *Head       // what the next ring will say, nil when nothing is to be said
	timer   *time.Timer // nil until the first burst
}

// pause is the least time between two rings.
const pause = 8 * time.Millisecond

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
	if b.handle == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	rest := pause - time.Since(b.rung)
	if rest <= 0 {
		b.say(head)
		return
	}
	if b.waiting == nil {
		if b.timer == nil {
			b.timer = time.AfterFunc(rest, b.flush)
		} else {
			b.timer.Reset(rest)
		}
	}
	b.waiting = &head
}

// flush rings now if a ring is waiting.
func (b *bell) flush() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting != nil {
		b.say(*b.waiting)
	}
}

func (b *bell) say(head Head) {
	line := fmt.Appendf(nil, "%s %020d %s", head.Site, head.Seq, head.Hash)
	_, _ = b.handle.WriteAt(fmt.Appendf(line, " %08x\n", crc32.ChecksumIEEE(line)), 0)
	b.rung, b.waiting = time.Now(), nil
}

// head is what the bell said last; false when it says nothing that can be understood, or that the chain has no event
// yet: there is no end then that could be missing.
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
	return h, h.Hash.UnmarshalText([]byte(hash)) == nil && h.Seq > 0
}

func (b *bell) close() error {
	if b.handle == nil {
		return nil
	}
	b.flush()
	return b.handle.Close()
}

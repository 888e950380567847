package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

// IsZero tells whether h is the hash before the first event of a chain.
func (h Hash) IsZero() bool { return h == Hash{} }

// String is lower-case hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// MarshalText writes hex.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads hex.
func (h *Hash) UnmarshalText(text []byte) error {
	raw, err := hex.DecodeString(string(text))
	if err != nil || len(raw) != len(h) {
		return fmt.Errorf("read hash %q: want %d hex digits", text, 2*len(h))
	}
	copy(h[:], raw)
	return nil
}

// Hash is the link of the chain: SHA-256 over every field of the event, the previous hash included, each field
// preceded by its length, so that no two different events share one encoding.
func (e Event) Hash() Hash {
	buf := make([]byte, 0, 512)
	text := func(s string) {
		buf = binary.AppendUvarint(buf, uint64(len(s)))
		buf = append(buf, s...)
	}
	number := func(n int64) { buf = binary.AppendVarint(buf, n) }
	buf = append(buf, e.Prev[:]...)
	text(string(e.Site))
	buf = binary.AppendUvarint(buf, e.Seq)
	number(int64(e.HLC))
	text(string(e.Incident))
	text(string(e.Kind))
	text(string(e.Actor.Person))
	text(e.Actor.Device)
	text(e.Actor.Method)
	number(e.HappenedAt.At.UnixMilli())
	text(string(e.HappenedAt.Precision))
	text(e.HappenedAt.Zone)
	number(e.RecordedAt.UnixMilli())
	return sha256.Sum256(append(buf, e.Body...))
}

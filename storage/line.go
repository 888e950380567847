package storage

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"time"

	"warroom/model"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumOf is the check sum of a line of the board.
func sumOf(salt int64, line []byte) int64 {
	return int64(crc32.Update(uint32(salt), castagnoli, line)) //nolint:gosec // any 32 bits will do as a start
}

// saltOf mixes what stands beside a line into its sum.
func saltOf(events, upto int64) int64 { return events + 1_000_003*upto }

// lineOf is a summary as the board keeps it: its fields one after the other, texts after their length.
func lineOf(s model.Summary) []byte {
	buf := make([]byte, 0, 256)
	text := func(t string) {
		buf = binary.AppendUvarint(buf, uint64(len(t)))
		buf = append(buf, t...)
	}
	number := func(n int64) { buf = binary.AppendVarint(buf, n) }
	text(string(s.ID))
	text(s.Number)
	text(string(s.Site))
	text(string(s.Kind))
	text(s.Title)
	number(int64(s.Severity))
	text(string(s.Phase))
	text(string(s.Public))
	text(string(s.Commander))
	text(s.Plan)
	number(s.Declared.UnixMilli())
	number(s.Closed.UnixMilli())
	number(int64(s.Events))
	if s.Resolve == nil {
		return append(buf, 0)
	}
	return binary.LittleEndian.AppendUint64(append(buf, 1), math.Float64bits(*s.Resolve))
}

// readLine is the inverse of lineOf; false when it is not a line.
func readLine(line []byte) (s model.Summary, ok bool) {
	r := lineReader{rest: string(line), ok: true}
	s.ID, s.Number, s.Site = model.IncidentID(r.text()), r.text(), model.SiteID(r.text())
	s.Kind, s.Title, s.Severity = model.IncidentKind(r.text()), r.text(), model.Severity(r.number())
	s.Phase, s.Public = model.Phase(r.text()), model.PublicStatus(r.text())
	s.Commander, s.Plan = model.PersonID(r.text()), r.text()
	s.Declared, s.Closed = time.UnixMilli(r.number()).UTC(), time.UnixMilli(r.number()).UTC()
	s.Events = int(r.number())
	if len(r.rest) == 9 && r.rest[0] == 1 {
		seconds := math.Float64frombits(binary.LittleEndian.Uint64([]byte(r.rest[1:])))
		s.Resolve = &seconds
	} else if r.rest != "\x00" {
		return s, false
	}
	return s, r.ok
}

// lineReader takes a line apart; its texts share the memory of the line.
type lineReader struct {
	rest string
	ok   bool
}

func (r *lineReader) count() uint64 {
	var n uint64
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(r.rest[i]&0x7f) << (7 * i)
		if r.rest[i] < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.ok, r.rest = false, ""
	return 0
}

func (r *lineReader) number() int64 {
	n := r.count()
	return int64(n>>1) ^ -int64(n&1) //nolint:gosec // zigzag
}

func (r *lineReader) text() string {
	n := r.count()
	if n > uint64(len(r.rest)) {
		r.ok, r.rest = false, ""
		return ""
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

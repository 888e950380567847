package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"time"
)

// Record is the event as the bytes that [Event.Hash] is taken over: the previous hash, then every field after its
// length, the body last. It is the form in which an event is kept.
func (e Event) Record() []byte {
	buf := make([]byte, 0, 160+len(e.Body))
	text := func(s string) {
		buf = binary.AppendUvarint(buf, uint64(len(s)))
		buf = append(buf, s...)
	}
	buf = append(buf, e.Prev[:]...)
	text(string(e.Site))
	buf = binary.AppendUvarint(buf, e.Seq)
	buf = binary.AppendVarint(buf, int64(e.HLC))
	text(string(e.Incident))
	text(string(e.Kind))
	text(string(e.Actor.Person))
	text(e.Actor.Device)
	text(e.Actor.Method)
	buf = binary.AppendVarint(buf, e.HappenedAt.At.UnixMilli())
	text(string(e.HappenedAt.Precision))
	text(e.HappenedAt.Zone)
	buf = binary.AppendVarint(buf, e.RecordedAt.UnixMilli())
	return append(buf, e.Body...)
}

// Words gives out one shared string for equal texts: the same few sites, people and zones stand in every event.
type Words map[string]string

func (w Words) of(text []byte) string {
	if word, ok := w[string(text)]; ok {
		return word
	}
	word := string(text)
	if w != nil && len(word) <= 64 && len(w) < 4096 {
		w[word] = word
	}
	return word
}

var errRecord = errors.New("not the record of an event")

// ReadRecord is the inverse of [Event.Record]. The body shares the memory of the record; words may be nil.
func ReadRecord(record []byte, words Words) (Event, error) {
	var e Event
	r := recordReader{rest: record, words: words}
	copy(e.Prev[:], r.take(uint64(len(e.Prev))))
	e.Site = SiteID(r.text())
	e.Seq = r.count()
	e.HLC = HLC(r.number())
	e.Incident = IncidentID(r.text())
	e.Kind = Kind(r.text())
	e.Actor = Actor{Person: PersonID(r.text()), Device: r.text(), Method: r.text()}
	e.HappenedAt.At = time.UnixMilli(r.number()).UTC()
	e.HappenedAt.Precision, e.HappenedAt.Zone = Precision(r.text()), r.text()
	e.RecordedAt = time.UnixMilli(r.number()).UTC()
	e.Body = json.RawMessage(r.rest)
	if r.bad {
		return Event{}, errRecord
	}
	return e, nil
}

// recordReader takes a record apart. After the first thing that does not fit, everything is empty.
type recordReader struct {
	rest  []byte
	words Words
	bad   bool
}

func (r *recordReader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *recordReader) text() string { return r.words.of(r.take(r.count())) }

func (r *recordReader) count() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.bad, size = true, len(r.rest)
	}
	r.rest = r.rest[size:]
	return n
}

func (r *recordReader) number() int64 {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.bad, size = true, len(r.rest)
	}
	r.rest = r.rest[size:]
	return n
}

package model

import (
	"crypto/sha256"
	"reflect"
	"testing"
	"time"
)

func TestRecordIsWhatTheHashIsTakenOver(t *testing.T) {
	at := time.Date(2026, 3, 29, 2, 30, 0, 123e6, time.UTC)
	for name, event := range map[string]Event{
		"empty": {HappenedAt: Stamp{At: time.Time{}}, Body: []byte{}},
		"full": {
			Site: "FRA-3f9a2c71", Seq: 1 << 40, HLC: HLCFromTime(at) + 7, Incident: "x", Kind: "note.written",
			Actor: Actor{"ana", "pts/1\x1b[2J", "pin"}, HappenedAt: Stamp{at.Add(-50 * 365 * 24 * time.Hour), Minute, "Europe/Berlin"},
			RecordedAt: at, Body: []byte(`{"text":"a"}`), Prev: Hash{1, 2, 31: 9},
		},
	} {
		record := event.Record()
		if Hash(sha256.Sum256(record)) != event.Hash() {
			t.Errorf("%s: the sum of the record is not the hash", name)
		}
		got, err := ReadRecord(record, Words{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		event.RecordedAt = event.RecordedAt.UTC()
		if got.Hash() != event.Hash() || !reflect.DeepEqual(got.Actor, event.Actor) || !got.HappenedAt.At.Equal(event.HappenedAt.At) {
			t.Errorf("%s: read back %+v", name, got)
		}
		for n := range len(record) - len(event.Body) {
			if _, err := ReadRecord(record[:n], nil); err == nil {
				t.Errorf("%s: %d bytes of %d were read as a whole record", name, n, len(record))
			}
		}
	}
}

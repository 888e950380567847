package model

import (
	"encoding/json"
	"reflect"
	"testing"
)

// Bodies that are decoded beside the fold end up in their own entries, in a log of any length.
func TestALongLogKeepsEveryBodyInItsPlace(t *testing.T) {
	all := busy(t, 2*ahead+10)
	all[ahead+3].Body = json.RawMessage(`{`)
	for _, length := range []int{1, ahead, ahead + 1, 2 * ahead, len(all)} {
		log := Fold(all[:length]).Log
		equal(t, "entries", len(log), length)
		for n := range log {
			want, _ := all[n].Decode()
			if log[n].Ref() != all[n].Ref() || !reflect.DeepEqual(log[n].Fact, want) {
				t.Fatalf("%d of %d: %s says %+v, want %+v", n, length, log[n].Ref(), log[n].Fact, want)
			}
		}
	}
}

func TestWhoStopsEarlyGetsNoMore(t *testing.T) {
	for _, length := range []int{10, 2 * ahead} {
		seen := 0
		for range decoded(busy(t, length)) {
			if seen++; seen == 3 {
				break
			}
		}
		equal(t, "seen", seen, 3)
	}
}

package plans

import (
	"testing"
	"time"
)

func TestTheLatestRecordCounts(t *testing.T) {
	early, late := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)
	r := Records{
		Confirmed: []Confirmation{{"roles", "ana", late}, {"roles", "bo", early}, {"systems", "bo", late.Add(time.Hour)}},
		Printed:   []Printing{{"plan", "new", late}, {"plan", "old", early}, {"card", "old", late.Add(time.Hour)}},
		Drills:    []DrillHeld{{Drill: "cut", At: late}, {Drill: "cut", At: early}, {Drill: "fire", At: late.Add(time.Hour)}},
	}
	if by, digest, held := r.LastConfirmed("roles").By, r.LastPrinted("plan").Digest, r.LastHeld("cut"); by != "ana" || digest != "new" || !held.Equal(late) {
		t.Errorf("the latest are of %q, %q and %s", by, digest, held)
	}
	if r.LastConfirmed("drills") != (Confirmation{}) || r.LastPrinted("forms") != (Printing{}) || !r.LastHeld("flood").IsZero() {
		t.Error("what was never recorded has a record")
	}
}

func TestASectionIsLookedAtAsOftenAsItSaysOrAsAll(t *testing.T) {
	r := Review{Every: 4 * time.Hour, Sections: map[string]time.Duration{"roles": time.Hour}}
	if own, all := r.Of("roles"), r.Of("systems"); own != time.Hour || all != 4*time.Hour {
		t.Errorf("roles every %s, systems every %s", own, all)
	}
}

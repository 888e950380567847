package courier

import "time"

// How long a letter, a channel and the log are left alone after a failure. Twelve tries of a letter fill up to a day.
var (
	letterWait  = wait{first: time.Minute, most: 8 * time.Hour}
	probeWait   = wait{first: 4 * time.Second, most: time.Minute}
	recordWait  = wait{first: time.Second, most: 30 * time.Second}
	defaultMost = 12             // tries of one letter
	maxAfter    = 24 * time.Hour // what another side may ask us to wait
)

// wait grows with every failure up to a bound. Of that a random part is waited, so that many who failed together do not
// come back together.
type wait struct{ first, most time.Duration }

// after is how long to wait once that many tries have failed; chance is in [0, 1).
func (w wait) after(tries int, chance float64) time.Duration {
	bound := w.most
	if doublings := max(tries, 1) - 1; doublings < 32 {
		bound = min(w.first<<doublings, w.most)
	}
	return max(time.Duration(chance*float64(bound)), time.Second)
}

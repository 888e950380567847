package model

import (
	"fmt"
	"strconv"
	"time"
)

// HLC is a hybrid logical clock: 48 bits of milliseconds since 1970, 16 bits of counter. It never runs backwards
// within a site, whatever the wall clock does. (Kulkarni et al., "Logical Physical Clocks", 2014.)
type HLC int64

// MaxDrift bounds how far another site's clock may pull ours forward.
const MaxDrift = 5 * time.Minute

// HLCFromTime is the first stamp of a millisecond.
func HLCFromTime(t time.Time) HLC { return HLC(max(t.UnixMilli(), 0)&(1<<47-1)) << 16 }

// Time is the wall part, in UTC.
func (h HLC) Time() time.Time { return time.UnixMilli(int64(h) >> 16).UTC() }

// Next is the stamp of the next local event: later than h and not before now. A full counter carries into the
// millisecond, so the order stays strict.
func (h HLC) Next(now time.Time) HLC { return max(h+1, HLCFromTime(now)) }

// Observe moves h past a stamp from another site. A stamp that lies more than [MaxDrift] ahead of now is suspect:
// h stays as it is, so that one wrong clock cannot pull every other one into the future.
func (h HLC) Observe(remote HLC, now time.Time) (next HLC, suspect bool) {
	if remote < 0 || remote > HLCFromTime(now.Add(MaxDrift)) {
		return h, true
	}
	return max(h, remote), false
}

// String is the decimal form used in exports.
func (h HLC) String() string { return strconv.FormatInt(int64(h), 10) }

// MarshalText writes the decimal form, as text: it does not fit a JSON number that JavaScript can read.
func (h HLC) MarshalText() ([]byte, error) { return strconv.AppendInt(nil, int64(h), 10), nil }

// UnmarshalText reads the decimal form.
func (h *HLC) UnmarshalText(text []byte) error {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("read logical time %q: %w", text, err)
	}
	*h = HLC(n)
	return nil
}

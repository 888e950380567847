package plans

import (
	"testing"
	"time"
)

func TestParseDuration(t *testing.T) {
	good := map[string]time.Duration{
		"90s": 90 * time.Second, "15m": 15 * time.Minute, "1h30m": 90 * time.Minute, "3d": 72 * time.Hour,
		"2w": 14 * 24 * time.Hour, "0s": 0, "366d": longest,
	}
	for text, want := range good {
		if got, ok := parseDuration(text); !ok || got != want {
			t.Errorf("parseDuration(%q) = %v, %v; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "15", "m", "-5m", "1.5d", "-1d", "367d", "60000w", "9000h", "15 minutes", "99999999999h", "NaNh"} {
		if got, ok := parseDuration(text); ok {
			t.Errorf("parseDuration(%q) = %v, want none", text, got)
		}
	}
}

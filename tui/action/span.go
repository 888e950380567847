package action

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

var errSpan = errors.New("read a span of time: want 10m, 1h30m or 2d")

// ParseSpan reads a span of time as people type it: 10, 10m, 10 min, 1h30m, 1:30 h is not one of them; 2d, 1w. A bare
// number is minutes. It is never negative.
func ParseSpan(text string) (time.Duration, error) {
	units := map[string]time.Duration{
		"s": time.Second, "sec": time.Second, "": time.Minute, "m": time.Minute, "min": time.Minute, "h": time.Hour,
		"std": time.Hour, "d": 24 * time.Hour, "t": 24 * time.Hour, "w": 7 * 24 * time.Hour,
	}
	rest := strings.ToLower(strings.Join(strings.Fields(text), ""))
	if rest == "" || len(rest) > 16 {
		return 0, errSpan
	}
	var total time.Duration
	for rest != "" {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		n, err := strconv.Atoi(rest[:digits])
		if err != nil || n > 100_000 {
			return 0, errSpan
		}
		rest = rest[digits:]
		letters := strings.IndexAny(rest, "0123456789")
		if letters < 0 {
			letters = len(rest)
		}
		unit, known := units[rest[:letters]]
		if !known {
			return 0, errSpan
		}
		total += time.Duration(n) * unit
		rest = rest[letters:]
	}
	return total, nil
}

// Span writes a span as ParseSpan reads it, in whole minutes or seconds.
func Span(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	text := d.Round(time.Second).String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

package plans

import (
	"strconv"
	"strings"
	"time"
)

const longest = 366 * 24 * time.Hour // more than a year is a slip of the finger

// parseDuration reads "90s", "15m", "2h", "1h30m", "3d" or "2w".
func parseDuration(text string) (time.Duration, bool) {
	for unit, length := range map[string]time.Duration{"d": 24 * time.Hour, "w": 7 * 24 * time.Hour} {
		if number, ok := strings.CutSuffix(text, unit); ok {
			count, err := strconv.ParseUint(number, 10, 10) // ten bits cannot overflow, not even as weeks
			total := time.Duration(count) * length
			return total, err == nil && total <= longest
		}
	}
	duration, err := time.ParseDuration(text)
	return duration, err == nil && duration >= 0 && duration <= longest
}

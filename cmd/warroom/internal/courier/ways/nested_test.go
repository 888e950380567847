package ways_test

import (
	"errors"
	"strings"
	"testing"

	"warroom/plans"
)

// The parser would be busy for minutes with so many brackets.
func TestBracketsWithoutEndAreRefusedUnread(t *testing.T) {
	for _, open := range []string{"[", "{"} {
		_, err := read(t, "channels: "+strings.Repeat(open, 500_000), nil)
		var found plans.Findings
		if !errors.As(err, &found) || len(found) != 1 {
			t.Errorf("%s: %v", open, err)
		}
	}
}

package model

import (
	"encoding/json"
	"testing"
)

// TestABrokenEntryIsCarriedWhole: what came broken from another site must not keep an incident from being split.
func TestABrokenEntryIsCarriedWhole(t *testing.T) {
	for _, body := range []string{"", "{", "\xff", `{"text":"whole"}`} {
		e := &Entry{Event: Event{Kind: "of.another.version", Body: []byte(body)}}
		sealed, err := json.Marshal(e.carried("2026-001 cut"))
		if err != nil || !json.Valid(sealed) {
			t.Errorf("a body of %q is carried as %s, %v", body, sealed, err)
		}
	}
}

package plans

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestKeepAddsAndLeavesTheRest(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.yaml"), []byte(roomPlan), 0o600); err != nil {
		t.Fatal(err)
	}
	mine := "# mine\nprinted:\n  - {document: plan, digest: old, at: 2025-01-01} # in the red folder\n"
	if err := os.WriteFile(filepath.Join(dir, "records.yaml"), []byte(mine), 0o600); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for range 2 {
		err := Keep(dir, Records{
			Confirmed: []Confirmation{{What: "contacts/anna", By: "Bo: \"the\" boss\n# x", At: at}},
			Printed:   []Printing{{Document: "card", Digest: "new", At: at}}, Drills: []DrillHeld{{Drill: "cut", At: at}},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	f, err := OpenFolder(dir)
	if f == nil {
		t.Fatal(err)
	}
	r := f.Records
	if len(r.Confirmed) != 2 || r.Confirmed[0].By != "Bo: \"the\" boss # x" || !r.Confirmed[0].At.Equal(at) {
		t.Errorf("confirmed %+v", r.Confirmed)
	}
	if len(r.Printed) != 3 || r.Printed[0].Digest != "new" || r.Printed[2].Digest != "old" || len(r.Drills) != 2 {
		t.Errorf("printed %+v, drills %+v", r.Printed, r.Drills)
	}
	text, _ := os.ReadFile(filepath.Join(dir, "records.yaml"))
	if !strings.HasPrefix(string(text), "# mine\n") || !strings.Contains(string(text), "# in the red folder") {
		t.Errorf("comments are lost:\n%s", text)
	}
}

func TestKeepRefusesWhatItCannotRead(t *testing.T) {
	dir := t.TempDir()
	_ = os.WriteFile(filepath.Join(dir, "plan.yaml"), []byte(roomPlan), 0o600)
	broken := []byte("printed: [\n")
	_ = os.WriteFile(filepath.Join(dir, "records.yaml"), broken, 0o600)
	if err := Keep(dir, Records{Printed: []Printing{{Document: "plan", At: time.Unix(0, 0)}}}); err == nil {
		t.Error("a broken file is written to")
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "records.yaml")); string(text) != string(broken) {
		t.Errorf("a broken file was changed: %q", text)
	}
	if err := Keep(t.TempDir(), Records{}); err == nil {
		t.Error("a folder without a plan is written to")
	}
}

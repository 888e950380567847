package plans

import (
	"path/filepath"
	"testing"
)

func TestExtractedPlanIsTheSame(t *testing.T) {
	_, archive := Default("en")
	dir := filepath.Join(t.TempDir(), "plans", "ours")
	if err := archive.Extract(dir); err != nil {
		t.Fatal(err)
	}
	plan, again, err := Load(dir)
	if err != nil || again.Digest() != archive.Digest() {
		t.Fatalf("loaded %v, %v", plan, err)
	}
	if err := archive.Extract(dir); err == nil {
		t.Error("a plan was written over another one")
	}
}

func TestExtractRefusesADamagedArchive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if err := Archive(archiveHead + "1 ../x\nx\n").Extract(dir); err == nil {
		t.Error("a path upwards was accepted")
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "..", "*")); len(found) != 0 {
		t.Errorf("wrote %v", found)
	}
}

package action

import (
	"os"
	"path/filepath"
	"testing"

	"warroom/model"
)

func TestEvidenceIsSummedFromItsFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cut fibre.jpg")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Summed(model.AttachEvidence{Name: path, Note: "the cut"})
	want := model.AttachEvidence{
		Name: "cut fibre.jpg", Size: 3, Note: "the cut", SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, whole := range []model.Intent{
		model.AttachEvidence{Name: path, SHA256: "by hand"}, model.AttachEvidence{}, model.Note{Text: path},
	} {
		if got, err := Summed(whole); err != nil || got != whole {
			t.Errorf("%+v became %+v, %v", whole, got, err)
		}
	}
	for name, path := range map[string]string{
		"nothing": filepath.Join(t.TempDir(), "none"), "a folder": t.TempDir(), "what has no end": os.DevNull,
	} {
		if _, err := Summed(model.AttachEvidence{Name: path}); model.CodeOf(err) != CodeNoFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}

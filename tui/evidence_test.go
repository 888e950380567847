package tui

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
)

func TestTheRoomSumsTheFileThatIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cut.jpg")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press(":", "evidence "+path, "enter")
		kept := d.room.data.inc.Evidence
		if len(kept) != 1 || kept[0].Name != "cut.jpg" || kept[0].Size != 3 || kept[0].SHA256[:8] != "ba7816bf" {
			t.Errorf("kept %+v", kept)
		}
		d.press(":", "evidence "+path+".none", "enter")
		d.sees("cannot be read") // and the form comes back with the path
		d.sees("cut.jpg.none")
	})
}

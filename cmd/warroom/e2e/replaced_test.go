package e2e

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Case 11: a copy is put in the place of the file under a running room. The room says so and records nothing, neither
// into the copy nor into the file that nobody would find; when the file is back in its place, it goes on.
func TestFileReplacedByACopy(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "The file is replaced")
	room := d.open("replaced", 120, 40)
	room.sees("The file is replaced")
	room.note("before the copy")
	room.until("has recorded the first note", func(string) bool { return d.recorded("before the copy") })

	if out, err := exec.CommandContext(t.Context(), "cp", d.db, d.db+".copy").CombinedOutput(); err != nil {
		t.Fatalf("cp: %v %s", err, out)
	}
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	move(d.db, d.db+".away")
	move(d.db+".copy", d.db)
	room.note("written beside a copy")
	screen := room.until("says that the file was replaced", func(s string) bool { return strings.Contains(s, "replaced;") })
	if strings.Contains(screen, "note        written beside a copy") {
		t.Errorf("the note is shown as recorded:\n%s", screen)
	}
	copied, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}
	away, err := os.ReadFile(d.db + ".away")
	if err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(d.db + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(copied)+string(away)+string(journal), "written beside a copy") {
		t.Error("the note was written somewhere all the same")
	}

	move(d.db+".away", d.db)
	room.press("Enter") // what was typed is still in the line
	room.until("has recorded again", func(string) bool { return d.recorded("written beside a copy") })
	d.whole([]string{"before the copy", "written beside a copy"})
}

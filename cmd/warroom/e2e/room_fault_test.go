package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// note types a note into the entry line.
func (term *terminal) note(text string) {
	term.t.Helper()
	term.press("n")
	term.types(text)
	term.press("Enter")
}

// recorded waits until another process reads a note.
func (d *desk) recorded(text string) bool {
	for _, note := range d.notes() {
		if note == text {
			return true
		}
	}
	return false
}

// pid is the process of the program in the terminal.
func (term *terminal) pid() string {
	term.t.Helper()
	shell := strings.TrimSpace(term.tmux("display-message", "-p", "-t", term.name, "#{pane_pid}"))
	out, err := exec.Command("pgrep", "-P", shell).Output()
	if err != nil {
		term.t.Fatalf("the room's process: %v", err)
	}
	return strings.Fields(string(out))[0]
}

// Case 4, with the room open: while every write fails the room goes on showing, says that nothing is confirmed, and keeps
// what was typed. When the disk works again, so does the room.
func TestRoomOnFailingDisk(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "A disk that fails under a room")
	room := d.open("failing", 120, 40)
	room.sees("A disk that fails under a room")
	room.note("before the fault")
	room.until("has recorded the first note", func(string) bool { return d.recorded("before the fault") })

	trace := filepath.Join(d.dir, "fault")
	strace := exec.Command("strace", "-f", "-qq", "-o", trace, "-p", room.pid(),
		"-e", "trace=pwrite64,fsync,fdatasync", "-e", "inject=pwrite64,fsync,fdatasync:error=EIO")
	if err := strace.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = strace.Process.Kill() }()
	room.until("is traced", func(string) bool {
		status, _ := os.ReadFile("/proc/" + room.pid() + "/status")
		return !strings.Contains(string(status), "TracerPid:\t0\n")
	})
	room.note("during the fault")
	screen := room.until("says that it is not recorded", func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, "not confirmed") || strings.Contains(s, "nothing was recorded")
	})
	if !strings.Contains(screen, "during the fault") || !strings.Contains(screen, "A disk that fails under a room") {
		t.Errorf("the room lost what it showed or what was typed:\n%s", screen)
	}
	_ = strace.Process.Signal(syscall.SIGINT)
	_ = strace.Wait()
	if log, _ := os.ReadFile(trace); !strings.Contains(string(log), "INJECTED") {
		t.Fatal("no write failed: the test tests nothing")
	}

	room.press("Enter") // what was typed still waits below: the same again is recorded once
	room.until("has recorded what was typed", func(string) bool { return d.recorded("during the fault") })
	room.losesSightOf("> n during the fault")
	d.whole([]string{"before the fault", "during the fault"})
}

// smallDisk mounts a file system of a size where the database goes.
func (d *desk) smallDisk(size string) (grow func(string)) {
	d.t.Helper()
	if os.Geteuid() != 0 {
		d.t.Skip("mounting a small file system needs root")
	}
	small := filepath.Dir(d.db)
	if err := os.Mkdir(small, 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		d.t.Skipf("no file system can be mounted here: %v", err)
	}
	d.t.Cleanup(func() { _ = syscall.Unmount(small, syscall.MNT_DETACH) })
	return func(size string) {
		if err := syscall.Mount("tmpfs", small, "tmpfs", syscall.MS_REMOUNT, "size="+size+",mode=0700"); err != nil {
			d.t.Fatal(err)
		}
	}
}

// Case 5, with the room open: it says that the disk is full and goes on showing; with room on the disk it records.
func TestRoomOnFullDisk(t *testing.T) {
	d := newDesk(t)
	grow := d.smallDisk("2m")
	d.must("declare", "A disk that fills up under a room")
	room := d.open("full", 120, 40)
	room.sees("A disk that fills up under a room")
	ballast, err := os.Create(filepath.Join(filepath.Dir(d.db), "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = ballast.Write(make([]byte, 4096))
	}
	_ = ballast.Close()
	var acks []string
	full := false
	for n := 0; n < 200 && !full; n++ { // the journal may have some room left
		text := fmt.Sprintf("note %d", n)
		room.note(text)
		screen := strings.ToLower(room.until("answers", func(s string) bool {
			return strings.Contains(s, "note        "+text) || strings.Contains(strings.ToLower(s), "full")
		}))
		if full = strings.Contains(screen, "full"); !full {
			acks = append(acks, text)
		} else if !strings.Contains(screen, text) {
			t.Errorf("what was typed is lost:\n%s", screen)
		}
	}
	if !full {
		t.Fatal("the room never said that the disk is full")
	}
	grow("16m")
	last := fmt.Sprintf("note %d", len(acks))
	room.press("Enter") // what was typed is still in the line
	room.until("has recorded again", func(string) bool { return d.recorded(last) })
	d.whole(append(acks, last))
}

// Case 11: the file is taken away under a running room. It says so, records nothing into nowhere, and makes no new file.
func TestFileTakenAway(t *testing.T) {
	for name, take := range map[string]func(d *desk) error{
		"moved":   func(d *desk) error { return os.Rename(d.db, d.db+".away") },
		"removed": func(d *desk) error { return os.Remove(d.db) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.must("declare", "The file goes")
			room := d.open(name, 120, 40)
			room.sees("The file goes")
			if err := take(d); err != nil {
				t.Fatal(err)
			}
			room.note("written into nowhere")
			screen := room.until("says that the file is gone", func(s string) bool {
				return strings.Contains(s, "moved") || strings.Contains(s, "removed")
			})
			if strings.Contains(screen, "note        written into nowhere") {
				t.Errorf("the note is shown as recorded:\n%s", screen)
			}
			if _, err := os.Stat(d.db); err == nil {
				t.Error("there is a file again at the path")
			}
		})
	}
}

package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// traced runs the program under strace with the options given.
func (d *desk) traced(options []string, args ...string) (output string, code int) {
	d.t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		d.t.Fatal("strace is missing: apt-get install strace")
	}
	ctx, cancel := context.WithTimeout(d.t.Context(), time.Minute)
	defer cancel()
	words := append([]string{"-f", "-qq", "-o", filepath.Join(d.dir, "trace")}, options...)
	words = append(words, program)
	cmd := exec.CommandContext(ctx, "strace", append(words, args...)...)
	cmd.Env, cmd.Dir = d.env(), d.dir
	out, _ := cmd.CombinedOutput()
	return string(out), cmd.ProcessState.ExitCode()
}

func (d *desk) trace() string {
	d.t.Helper()
	trace, err := os.ReadFile(filepath.Join(d.dir, "trace"))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(trace)
}

// Case 3: the k-th fsync fails once. Either the act is not acknowledged, or it is there; nothing is there twice.
func TestOneSyncFails(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "A disk that fails to sync")
	var acks []string
	injected := 0
	for k := 1; k <= torture(10, 60); k++ {
		text := fmt.Sprintf("sync %d fails", k)
		out, code := d.traced([]string{"-e", "trace=fsync,fdatasync", "-e", fmt.Sprintf("inject=fsync,fdatasync:error=EIO:when=%d", k)}, "say", text)
		if strings.Contains(d.trace(), "INJECTED") {
			injected++
		}
		if code == 0 {
			acks = append(acks, text)
		} else if !strings.Contains(strings.ToLower(out), "confirmed") && !strings.Contains(strings.ToLower(out), "recorded") {
			t.Errorf("sync %d: exit %d without saying what became of the note:\n%s", k, code, out)
		}
	}
	if injected == 0 {
		t.Fatal("no sync failed: the test tests nothing")
	}
	d.whole(acks)
}

// Case 4: from the k-th write on, everything fails. Nothing is acknowledged that is not there, the program says what is
// the matter, and the next one works.
func TestAllWritesFail(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "A disk that fails to write")
	var acks []string
	refused := 0
	for k := 1; k <= torture(8, 60); k++ {
		text := fmt.Sprintf("writes fail from %d on", k)
		out, code := d.traced([]string{
			"-e", "trace=pwrite64,fsync,fdatasync", "-P", d.db, "-P", d.db + "-wal",
			"-e", fmt.Sprintf("inject=pwrite64,fsync,fdatasync:error=EIO:when=%d+", k),
		}, "say", text)
		if code == 0 {
			acks = append(acks, text)
			continue
		}
		refused++
		if strings.Contains(out, "panic") || strings.TrimSpace(out) == "" {
			t.Errorf("from write %d: exit %d with\n%s", k, code, out)
		}
	}
	if refused == 0 {
		t.Fatal("no act was refused: the test tests nothing")
	}
	d.must("say", "the disk works again")
	d.whole(append(acks, "the disk works again"))
}

// Case 5: the disk fills up. What was acknowledged stays, reading goes on, and with room on the disk writing does too.
func TestFullDisk(t *testing.T) {
	d := newDesk(t)
	grow := d.smallDisk("2m")
	d.must("declare", "A full disk")
	var acks []string
	long := strings.Repeat("x", 20_000)
	for n := 0; ; n++ {
		text := fmt.Sprintf("note %d %s", n, long)
		_, stderr, code := d.run("say", text)
		if code == 0 {
			acks = append(acks, text)
			if n > 200 {
				t.Fatal("the disk does not fill up")
			}
			continue
		}
		if !strings.Contains(stderr, "full") {
			t.Errorf("the message does not say that the disk is full:\n%s", stderr)
		}
		break
	}
	if len(acks) == 0 {
		t.Fatal("nothing was recorded before the disk was full")
	}
	if out := d.must("status"); !strings.Contains(out, "A full disk") {
		t.Errorf("with a full disk, status shows\n%s", out)
	}
	grow("8m")
	d.must("say", "there is room again")
	d.whole(append(acks, "there is room again"))
}

// Case 5, at the start: on a disk without a free byte the program says so and leaves no empty file in the way.
func TestStartOnFullDisk(t *testing.T) {
	d := newDesk(t)
	grow := d.smallDisk("64k")
	ballast := filepath.Join(filepath.Dir(d.db), "ballast")
	if err := os.WriteFile(ballast, make([]byte, 64<<10), 0o600); err != nil && !strings.Contains(err.Error(), "no space") {
		t.Fatal(err)
	}
	_, stderr, code := d.run("declare", "No room at all")
	if code == 0 || !strings.Contains(stderr, "full") {
		t.Fatalf("exit %d:\n%s", code, stderr)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	grow("8m")
	d.must("declare", "Room again")
	d.whole(nil)
}

// Case 7: nobody but SQLite opens the database, its -wal or its -shm: closing any other descriptor of them would drop
// SQLite's locks. SQLite's own opens carry O_NOFOLLOW; those of Go's os package do not.
func TestNobodyElseOpensTheDatabase(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Foreign descriptors")
	opened := regexp.MustCompile(`open(?:at)?\(.*"([^"]*warroom\.db(?:-wal|-shm)?)", ([A-Z_|]+)`)
	for _, verb := range [][]string{
		{"say", "a note"},
		{"status"},
		{"log"},
		{"incidents"},
		{"due"},
		{"doctor"},
		{"audit", "verify"},
		{"backup", filepath.Join(d.dir, "copy.db")},
		{"export", "--format", "jsonl"},
	} {
		d.traced([]string{"-e", "trace=open,openat"}, verb...)
		hits := opened.FindAllStringSubmatch(d.trace(), -1)
		if len(hits) == 0 {
			t.Errorf("%s: the database was never opened: the test tests nothing", verb)
		}
		for _, hit := range hits {
			if !strings.Contains(hit[2], "O_NOFOLLOW") {
				t.Errorf("%s opens %s by itself (%s)", verb, hit[1], hit[2])
			}
		}
	}
}

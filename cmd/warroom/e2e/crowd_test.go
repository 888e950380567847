package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Case 12: many processes start at once where there is no file yet. All of them record, into one file.
func TestColdStartAtOnce(t *testing.T) {
	for range torture(2, 100) {
		d := newDesk(t)
		var wg sync.WaitGroup
		for n := range 8 {
			wg.Go(func() {
				if out, err := d.command(t.Context(), "declare", fmt.Sprintf("Start %d", n)).CombinedOutput(); err != nil {
					t.Errorf("start %d: %v\n%s", n, err, out)
				}
			})
		}
		wg.Wait()
		if got := strings.Count(d.must("incidents"), "Start "); got != 8 {
			t.Errorf("%d of 8 incidents are there", got)
		}
		d.must("audit", "verify")
	}
}

// follow starts `log -f` and answers what it prints.
func (d *desk) follow() (cmd *exec.Cmd, out io.ReadCloser) {
	d.t.Helper()
	cmd = d.command(d.t.Context(), "log", "-f")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return cmd, out
}

// `log -f` prints what other processes record, as it happens, and ends when it is told to.
func TestFollowAnotherProcess(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Followed")
	cmd, out := d.follow()
	stop := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer stop.Stop()
	scan := bufio.NewScanner(out)
	for n := range 3 {
		text := fmt.Sprintf("said %d", n)
		d.must("say", text)
		for scan.Scan() && !strings.Contains(scan.Text(), text) {
		}
		if !strings.Contains(scan.Text(), text) {
			t.Fatalf("log -f never printed %q", text)
		}
	}
	_ = cmd.Process.Signal(syscall.SIGINT)
	for scan.Scan() {
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("log -f ends with %v", err)
	}
}

// `log -f | head -1` ends with head, though nothing more is recorded.
func TestFollowEndsWithItsReader(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Nobody reads on")
	cmd, out := d.follow()
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Error("log -f goes on though nobody reads")
	}
}

// The terminal is closed while somebody types: what was shown as recorded is there, and no process stays behind.
func TestTerminalClosed(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Hung up")
	cmd := exec.Command(program)
	cmd.Env, cmd.Dir = d.env(), d.dir
	l := dial(t, cmd, 120, 40)
	at := l.hears("Hung up", 0)
	var acks []string
	for _, text := range []string{"alpha", "bravo", "fleck", "stump"} { // no letter twice in one place: each is written whole
		l.types("n" + text)
		at = l.rests(at)
		l.types("\r")
		at = l.hears(text, at)
		acks = append(acks, text)
	}
	l.types("nhalf a")
	_ = l.file.Close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Error("the process goes on without a terminal")
	}
	d.whole(acks)
}

// The wall shows one page after the other and takes no orders.
func TestWall(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "On the wall")
	wall := d.open("wall", 120, 40, "wall")
	wall.sees("On the wall")
	wall.press("n")
	wall.types("nobody writes here")
	wall.press("Enter", "D", "X", "Enter")
	wall.losesSightOf("Status")
	wall.sees("On the wall")
	if out := d.must("log"); strings.Contains(out, "nobody writes here") || strings.Contains(out, "closed") {
		t.Errorf("the wall takes orders:\n%s", out)
	}
	wall.press("q")
	wall.sees("exit 0")
}

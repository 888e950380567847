package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// clockVariable sets the clock of the program under test. Only the test binary reads it.
const clockVariable = "TEST_NOW"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"warroom": func() { os.Exit(run(testClock)) }})
}

// testClock stands still at TEST_NOW.
func testClock() time.Time {
	now, err := time.Parse(time.RFC3339, os.Getenv(clockVariable))
	if err != nil {
		panic(err)
	}
	return now
}

// TestScripts tells the stories in testdata/script: each has a machine of its own on which it is Sunday, 22 November
// 2026, 12:00 in Berlin.
func TestScripts(t *testing.T) {
	timelines, err := filepath.Abs("testdata/timelines")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("TZ", "Europe/Berlin")
			env.Setenv("USER", "anna")
			env.Setenv("WARROOM_SITE", "FRA")
			env.Setenv("TIMELINES", timelines)
			env.Setenv(clockVariable, "2026-11-22T11:00:00Z")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"follow": follow, "sees": sees, "unfollow": unfollow, "exits": exits,
		},
	})
}

// exits runs a command and wants an exit code: exits 2 warroom say.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%s exits with %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// follower is a process that runs in the background while the story goes on.
type follower struct {
	cmd   *exec.Cmd
	lines chan string
	seen  []string
}

var followers = map[*testscript.TestScript]*follower{}

// follow starts a program in the background: follow warroom log -f.
func follow(ts *testscript.TestScript, _ bool, args []string) {
	path, err := exec.LookPath(args[0])
	ts.Check(err)
	cmd := exec.Command(path, args[1:]...)
	cmd.Dir = ts.Getenv("WORK")
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "LANG", "TZ", "USER", "WARROOM_SITE", "PATH", "WARROOM_DB", clockVariable} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	f := &follower{cmd: cmd, lines: make(chan string, 1000)}
	go func() {
		defer close(f.lines)
		for scan := bufio.NewScanner(out); scan.Scan(); {
			f.lines <- scan.Text()
		}
	}()
	followers[ts] = f
	ts.Defer(func() { _ = cmd.Process.Kill() })
}

// sees waits until the program in the background has printed a line with a text.
func sees(ts *testscript.TestScript, _ bool, args []string) {
	f := followers[ts]
	limit := time.After(30 * time.Second)
	for {
		select {
		case line, open := <-f.lines:
			if !open {
				ts.Fatalf("ended without %q; it said:\n%s", args[0], strings.Join(f.seen, "\n"))
			}
			f.seen = append(f.seen, line)
			if strings.Contains(line, args[0]) {
				return
			}
		case <-limit:
			ts.Fatalf("never said %q; it said:\n%s", args[0], strings.Join(f.seen, "\n"))
		}
	}
}

// unfollow asks the program in the background to end, as a terminal does, and wants exit code 0.
func unfollow(ts *testscript.TestScript, _ bool, _ []string) {
	f := followers[ts]
	ts.Check(f.cmd.Process.Signal(os.Interrupt))
	for range f.lines { // to its end
	}
	ts.Check(f.cmd.Wait())
}

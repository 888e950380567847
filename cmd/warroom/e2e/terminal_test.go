package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// terminal is a real terminal: a tmux session of its own server, in which the program runs.
type terminal struct {
	t      *testing.T
	socket string
	name   string
}

const patience = 20 * time.Second

// open starts the program in a terminal of a size. What the program prints to standard error is on its screen too.
func (d *desk) open(name string, w, h int, args ...string) *terminal {
	d.t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		d.t.Fatal("tmux is missing: apt-get install tmux")
	}
	term := &terminal{t: d.t, socket: filepath.Join(d.dir, "tmux-"+name), name: name}
	shell := []string{"env", "-i"}
	shell = append(shell, d.env()...)
	shell = append(shell, program)
	shell = append(shell, args...)
	quoted := make([]string, len(shell))
	for i, word := range shell {
		quoted[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	start := exec.Command("tmux", "-f", "/dev/null", "-S", term.socket, "new-session", "-d", "-s", name,
		"-x", fmt.Sprint(w), "-y", fmt.Sprint(h), strings.Join(quoted, " ")+"; echo exit $?; read wait")
	start.Env = append(d.env(), "LC_ALL=C.UTF-8")
	if out, err := start.CombinedOutput(); err != nil {
		d.t.Fatalf("tmux: %v\n%s", err, out)
	}
	d.t.Cleanup(func() { _ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() })
	return term
}

func (term *terminal) tmux(args ...string) string {
	term.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-u", "-S", term.socket}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// screen is what the terminal shows.
func (term *terminal) screen() string {
	term.t.Helper()
	return term.tmux("capture-pane", "-p", "-t", term.name)
}

// sees waits until the screen shows a text.
func (term *terminal) sees(text string) string {
	term.t.Helper()
	return term.until(fmt.Sprintf("shows %q", text), func(s string) bool { return strings.Contains(s, text) })
}

// losesSightOf waits until the screen no longer shows a text.
func (term *terminal) losesSightOf(text string) string {
	term.t.Helper()
	return term.until(fmt.Sprintf("no longer shows %q", text), func(s string) bool { return !strings.Contains(s, text) })
}

func (term *terminal) until(what string, is func(string) bool) string {
	term.t.Helper()
	deadline := time.Now().Add(patience)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if screen := term.screen(); is(screen) {
			return screen
		} else if time.Now().After(deadline) {
			term.t.Fatalf("waited %s for a screen that %s; it is\n%s", patience, what, screen)
		}
		<-tick.C
	}
}

// types types a text, as it is.
func (term *terminal) types(text string) {
	term.t.Helper()
	term.tmux("send-keys", "-t", term.name, "-l", text)
}

// press presses keys by their tmux names: Enter, Escape, Tab, C-l …
func (term *terminal) press(keys ...string) {
	term.t.Helper()
	term.tmux(append([]string{"send-keys", "-t", term.name}, keys...)...)
}

// resize changes the terminal's size.
func (term *terminal) resize(w, h int) {
	term.t.Helper()
	term.tmux("resize-window", "-t", term.name, "-x", fmt.Sprint(w), "-y", fmt.Sprint(h))
}

//go:build unix

package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/command"
	"warroom/model"
)

// script writes an executable shell script.
func script(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tell")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

var load = courier.Load{
	ID: "k1", Incident: "FRA-7", Notice: 2, Address: "$(touch /tmp/x); `id`", Letter: model.Letter{Subject: "Störung", Text: "a\nb\x1b]0;x\x07"},
}

func recorded() error { return nil }

func TestOutcome(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		state model.DeliveryState
		says  string
	}{
		"done":          {"cat >/dev/null; echo told everybody", model.Delivered, "told everybody"},
		"does not read": {"exit 0", model.Delivered, ""},
		"later":         {"exit 75", model.InQueue, "the command asks to try again"},
		"later, why":    {"echo no line >&2; exit 75", model.InQueue, "no line"},
		"never":         {"exit 3", model.DeliveryFailed, "the command ended with code 3"},
		"killed":        {"kill -9 $$", model.Uncertain, "the command was stopped before it had finished"},
		"hostile":       {`printf '\033]0;x\007'`, model.Delivered, "␛"},
		"talks a lot":   {"yes | head -c 200000", model.Delivered, "y␤y␤"},
	} {
		t.Run(name, func(t *testing.T) {
			carrier := &command.Carrier{Path: script(t, c.text), Timeout: 20 * time.Second}
			outcome := carrier.Carry(t.Context(), load, recorded)
			if outcome.State != c.state || outcome.Link || !strings.HasPrefix(outcome.Detail, c.says) || len(outcome.Detail) > 1000 {
				t.Errorf("the outcome is %+v", outcome)
			}
		})
	}
}

func TestReadsTheLetterAndNothingElse(t *testing.T) {
	t.Setenv("WARROOM_MAIL_PASSWORD", "hunter2")
	out := filepath.Join(t.TempDir(), "out")
	carrier := &command.Carrier{Path: script(t, `cat >"$1"; env >"$1.env"; echo "$#" >"$1.args"`), Args: []string{out}}
	if outcome := carrier.Carry(t.Context(), load, recorded); outcome.State != model.Delivered {
		t.Fatalf("the outcome is %+v", outcome)
	}
	text, _ := os.ReadFile(out)
	var m command.Message
	if err := json.Unmarshal(text, &m); err != nil || m.ID != "k1" || m.Address != load.Address || m.Text != load.Letter.Text {
		t.Errorf("it read %s", text)
	}
	if env, _ := os.ReadFile(out + ".env"); strings.Contains(string(env), "hunter2") || !strings.Contains(string(env), "PATH=") {
		t.Errorf("its environment is %s", env)
	}
	if args, _ := os.ReadFile(out + ".args"); strings.TrimSpace(string(args)) != "1" {
		t.Errorf("it has %s arguments", args)
	}
}

// A command that does not end is stopped with everything it has started.
func TestStopped(t *testing.T) {
	child := filepath.Join(t.TempDir(), "child")
	carrier := &command.Carrier{Path: script(t, "sleep 300 & echo $! >"+child+"; wait"), Timeout: 500 * time.Millisecond}
	outcome := carrier.Carry(t.Context(), load, recorded)
	if outcome.State != model.Uncertain {
		t.Errorf("the outcome is %+v", outcome)
	}
	text, err := os.ReadFile(child)
	if err != nil {
		t.Fatal(err)
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	if stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat"); err == nil && !strings.Contains(string(stat), ") Z ") && syscall.Kill(pid, 0) == nil {
		t.Errorf("the child %d still runs", pid)
	}
}

func TestCannotBeRun(t *testing.T) {
	open := script(t, "exit 0")
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	plain := script(t, "exit 0")
	if err := os.Chmod(plain, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		"tell": "not absolute", "/no/such/command": "not there", t.TempDir(): "not a file", open: "anybody can change", plain: "cannot be started",
	} {
		outcome := (&command.Carrier{Path: path}).Carry(t.Context(), load, recorded)
		if outcome.State != model.InQueue || !outcome.Link || !strings.Contains(outcome.Detail, says) {
			t.Errorf("%s: %+v", path, outcome)
		}
	}
}

func TestLetterThatMayNotLeaveDoesNot(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	carrier := &command.Carrier{Path: script(t, "touch "+out)}
	outcome := carrier.Carry(t.Context(), load, func() error { return os.ErrClosed })
	if _, err := os.Stat(out); err == nil || outcome.State != model.InQueue {
		t.Errorf("it ran: %+v", outcome)
	}
}

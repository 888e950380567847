package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// script writes a program for the shell that is started without one.
func script(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "carry")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700); err != nil { //nolint:gosec // it is to be run
		t.Fatal(err)
	}
	return path
}

func TestCarryHandsTheFolderOver(t *testing.T) {
	said := filepath.Join(t.TempDir(), "said")
	program := script(t, `printf '%s|' "$@" >`+said)
	for _, c := range []struct{ command, want string }{
		{program + " -a", "-a|/srv/page of $HOME;x|"},
		{program + " {folder}/ host:there", "/srv/page of $HOME;x/|host:there|"},
	} {
		if err := (Carriage{Command: strings.Fields(c.command)}).Carry(t.Context(), "/srv/page of $HOME;x"); err != nil {
			t.Fatal(err)
		}
		got, _ := os.ReadFile(said)
		equal(t, "arguments", string(got), c.want)
	}
}

func TestCarrySaysWhatWentWrong(t *testing.T) {
	err := Carriage{Command: []string{script(t, "echo 'no route to host\x1b[31m' >&2\nexit 7")}}.Carry(t.Context(), "/x")
	equal(t, "code", model.CodeOf(err), CodeCarry)
	if text := err.Error(); !strings.Contains(text, "exit code 7: no route to host") || strings.Contains(text, "\x1b") {
		t.Errorf("it says %q", text)
	}
	err = Carriage{Command: []string{"/there/is/no/such"}}.Carry(t.Context(), "/x")
	equal(t, "code", model.CodeOf(err), CodeCarry)
}

// A command that hangs, with children that hold its output open, is over when its time is.
func TestCarryIsBounded(t *testing.T) {
	began := time.Now()
	err := Carriage{Command: []string{script(t, "sleep 61 &\nsleep 61")}, Timeout: 100 * time.Millisecond}.Carry(t.Context(), "/x")
	if err == nil || !strings.Contains(err.Error(), "did not end in time") {
		t.Errorf("it says %v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if (Carriage{Command: []string{script(t, "sleep 60")}}).Carry(ctx, "/x") == nil {
		t.Error("it was carried after the end")
	}
}

// The command has what it needs of the environment, and none of the secrets of the channels.
func TestCarryWithholdsSecrets(t *testing.T) {
	said := filepath.Join(t.TempDir(), "said")
	t.Setenv("ROOM_MAIL_PASSWORD", "canary-hunter2")
	t.Setenv("SSH_AUTH_SOCK", "/run/agent")
	carriage := Carriage{Command: []string{script(t, "env >"+said)}, Withheld: []string{"ROOM_MAIL_PASSWORD", "NOT_SET"}}
	if err := carriage.Carry(t.Context(), "/x"); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(said)
	if text := string(got); strings.Contains(text, "hunter2") || !strings.Contains(text, "SSH_AUTH_SOCK=/run/agent\n") || !strings.Contains(text, "PATH=") {
		t.Errorf("its environment is %s", got)
	}
}

func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), SettingsName)
	if _, err := ReadSettings(path, false); err != nil {
		t.Error(err)
	}
	if _, err := ReadSettings(path, true); err == nil {
		t.Error("a file that was named is not there, and nobody says so")
	}
	write := func(text string, mode os.FileMode) {
		t.Helper()
		_ = os.Remove(path)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	const good = "folder: /srv/page\ncommand: [rsync, -a, '{folder}/', 'web:/srv/']\ntimeout: 30s\nevery: 2m\nzone: Europe/Berlin\nlanguages: [de, en]\nchannels: [site]\n"
	write(good, 0o600)
	s, err := ReadSettings(path, true)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "words", len(s.Command), 4)
	equal(t, "timeout", s.Timeout, 30*time.Second)
	equal(t, "zone", s.Options().Zone.String(), "Europe/Berlin")
	equal(t, "language", s.Options().Languages[0], "de")
	for text, mode := range map[string]os.FileMode{
		good: 0o622, "foldr: x": 0o600, "zone: Mars/Base": 0o600, "every: 1ms": 0o600, "languages: [fr]": 0o600, "languages: [de-/../x]": 0o600, "command: {": 0o600,
	} {
		write(text, mode)
		_, err := ReadSettings(path, true)
		if model.CodeOf(err) != CodeSettings {
			t.Errorf("%q with %v: %v", text, mode, err)
		}
	}
}

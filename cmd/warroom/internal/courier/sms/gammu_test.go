package sms_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier/sms"
	"warroom/model"
)

// modem starts gammu-smsd on the carrier's folders, with a modem that only pretends; it answers where the daemon logs.
func modem(t *testing.T, s *sms.Spool) (log string) {
	t.Helper()
	tool, err := exec.LookPath("gammu-smsd")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("gammu-smsd is not installed")
		}
		t.Skip("gammu-smsd is not installed")
	}
	dir := filepath.Dir(s.Out)
	log = filepath.Join(dir, "log")
	for _, folder := range []string{"phone", "inbox"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	config := fmt.Sprintf(`[gammu]
model = dummy
connection = none
port = %[1]s/phone
gammuloc = /dev/null
[smsd]
service = files
debuglevel = 255
logfile = %[1]s/log
inboxpath = %[1]s/inbox/
outboxpath = %[1]s/outbox/
sentsmspath = %[1]s/sent/
errorsmspath = %[1]s/error/
commtimeout = 1
sendtimeout = 2
loopsleep = 1
transmitformat = auto
checksecurity = 0
`, dir)
	if err := os.WriteFile(filepath.Join(dir, "rc"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	daemon := exec.CommandContext(ctx, tool, "-c", filepath.Join(dir, "rc"))
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = daemon.Wait()
	})
	return log
}

// The daemon takes the files, sends what is in them with the right letters, and moves them to where it is read back.
func TestGammu(t *testing.T) {
	s := spool(t, sms.Gammu)
	log := modem(t, s)
	for n, text := range []string{"Portal down. Next 10:20", "Störung: Öl läuft aus", "Störung – „Portal“ 🚨"} {
		one := load
		one.ID, one.Letter.Text = fmt.Sprintf("0123456789abcdef000%d", n), text
		if outcome := s.Carry(t.Context(), one, recorded); outcome.State != model.Delivered {
			t.Fatalf("%q: %+v", text, outcome)
		}
		said, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		if n < 2 && (!strings.Contains(string(said), "gammu: "+text) || !strings.Contains(string(said), "7 bit SMS")) {
			t.Errorf("the modem did not send %q in one part of 7 bits", text)
		}
		if n == 2 && !strings.Contains(string(said), "Unicode SMS") {
			t.Errorf("the modem did not send %q as Unicode", text)
		}
	}
}

// A letter that was handed over while the daemon was away is found among those that it sent when it came back.
func TestGammuComesBackLater(t *testing.T) {
	s := spool(t, sms.Gammu)
	s.Wait = time.Millisecond
	if outcome := s.Carry(t.Context(), load, recorded); outcome.State != model.HandedOver {
		t.Fatalf("the outcome is %+v", outcome)
	}
	if known := s.Trace([]string{load.ID})[load.ID]; known.State != model.HandedOver {
		t.Errorf("before: %+v", known)
	}
	modem(t, s)
	for known := s.Trace([]string{load.ID})[load.ID]; known.State != model.Delivered; known = s.Trace([]string{load.ID})[load.ID] {
		if known.State == model.DeliveryFailed || t.Context().Err() != nil {
			t.Fatalf("after: %+v", known)
		}
		runtime.Gosched()
	}
}

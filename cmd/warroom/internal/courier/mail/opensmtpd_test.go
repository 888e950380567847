package mail_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	netmail "net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// opensmtpd starts Debian's mail server on a port of its own, delivering into a folder. It is not asked for TLS: Debian's
// build of it breaks off the handshake with the OpenSSL that it comes with.
func opensmtpd(t *testing.T) (address, folder string) {
	t.Helper()
	const tool = "/usr/sbin/smtpd"
	if _, err := os.Stat(tool); err != nil || os.Getuid() != 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("opensmtpd is missing, or the test does not run as root")
		}
		t.Skip("opensmtpd is missing, or the test does not run as root")
	}
	dir, err := os.MkdirTemp("", "smtpd") // its processes have users of their own: t.TempDir is closed to them
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	folder = filepath.Join(dir, "mail")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	free.Close()
	config := fmt.Sprintf(`listen on 127.0.0.1 port %[2]s hostname localhost
action "keep" maildir "%[1]s/mail/%%{rcpt.user}" virtual { "@" = nobody }
match from any for domain "acme.example" action "keep"
`, dir, port)
	if err := os.WriteFile(filepath.Join(dir, "smtpd.conf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	ctx, cancel := context.WithCancel(context.Background())
	daemon := exec.CommandContext(ctx, tool, "-d", "-f", filepath.Join(dir, "smtpd.conf"))
	daemon.Cancel = func() error { return daemon.Process.Signal(os.Interrupt) } // it ends its other processes itself
	daemon.WaitDelay = 5 * time.Second
	daemon.Stdout, daemon.Stderr = log, log
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = daemon.Wait()
		if t.Failed() {
			said, _ := os.ReadFile(log.Name())
			t.Logf("opensmtpd: %s", said)
		}
	})
	address = "localhost:" + port
	eventually(t, "the server listens", func() bool {
		conn, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return address, folder
}

// eventually looks again until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	late := time.After(30 * time.Second)
	for !so() {
		select {
		case <-look.C:
		case <-late:
			t.Fatalf("it never came to be that %s", what)
		}
	}
}

// A letter goes through a real mail server and lies in the mailbox as it was written.
func TestOpenSMTPD(t *testing.T) {
	address, folder := opensmtpd(t)
	carrier := reaching(t, address)
	to := strings.ToLower(rand.Text()) // its queue belongs to the machine: letters of a run that was broken off may be in it
	load := letter(func(l *courier.Load) {
		l.Address, l.Letter.Text = to+"@acme.example", l.Letter.Text+"\n.\nÜber 100 % = viel\n"
	})
	if outcome := carrier.Carry(t.Context(), load, recorded); outcome.State != model.HandedOver {
		t.Fatalf("the outcome is %+v", outcome)
	}
	var found []string
	eventually(t, "the letter is in the mailbox", func() bool {
		found, _ = filepath.Glob(filepath.Join(folder, to, "new", "*"))
		return len(found) == 1
	})
	text, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	data := strings.ReplaceAll(string(text), "\n", "\r\n")
	if got := body(t, data); got != load.Letter.Text {
		t.Errorf("the text is %q, not %q", got, load.Letter.Text)
	}
	m, err := netmail.ReadMessage(strings.NewReader(data))
	if err != nil || m.Header.Get("Message-Id") != "<a1b2c3@example.com>" {
		t.Errorf("the head is %v (%v)", m, err)
	}
	outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Address = "ops@elsewhere.example" }), recorded)
	if outcome.State != model.DeliveryFailed || outcome.Link {
		t.Errorf("a recipient that the server does not take: %+v", outcome)
	}
}

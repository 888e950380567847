package sms_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/sms"
	"warroom/model"
)

// airtime is a modem at the other end of a connection: it answers what smsd asks and keeps what it would send, as PDUs.
func airtime(t *testing.T) (address string, sent <-chan string) {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	pdus := make(chan string, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go answer(conn, pdus)
		}
	}()
	return listener.Addr().String(), pdus
}

func answer(conn net.Conn, pdus chan<- string) {
	defer func() { _ = conn.Close() }()
	var got []byte
	buffer := make([]byte, 4096)
	for {
		n, err := conn.Read(buffer)
		if err != nil {
			return
		}
		got = append(got, buffer[:n]...)
		for {
			at := bytes.IndexAny(got, "\r\x1a")
			if at < 0 {
				break
			}
			line, end := strings.TrimSpace(string(got[:at])), got[at]
			got = got[at+1:]
			said := "OK"
			switch {
			case end == 0x1a:
				pdus <- line
				said = "+CMGS: 7\r\n\r\nOK"
			case strings.HasPrefix(line, "AT+CMGS="):
				said = "> "
			case line == "AT+CPIN?":
				said = "+CPIN: READY\r\n\r\nOK"
			case line == "AT+CSQ":
				said = "+CSQ: 20,0\r\n\r\nOK"
			}
			_, _ = conn.Write([]byte("\r\n" + said + "\r\n"))
		}
	}
}

// smsd starts the daemon of smstools on the carrier's folders.
func smsd(t *testing.T, s *sms.Spool, modem string) {
	t.Helper()
	tool, err := exec.LookPath("smsd")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("smsd (smstools) is not installed")
		}
		t.Skip("smsd (smstools) is not installed")
	}
	dir := filepath.Dir(s.Out)
	for _, folder := range []string{"checked", "incoming"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	config := fmt.Sprintf(`devices = GSM1
logfile = %[1]s/log
infofile = %[1]s/info
pidfile = %[1]s/pid
outgoing = %[1]s/outbox
checked = %[1]s/checked
failed = %[1]s/error
incoming = %[1]s/incoming
sent = %[1]s/sent
delaytime = 1
errorsleeptime = 1
autosplit = 3
[GSM1]
device = @%[2]s
incoming = no
check_network = 0
`, dir, modem)
	if err := os.WriteFile(filepath.Join(dir, "conf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	daemon := exec.CommandContext(context.Background(), tool, "-t", "-c"+filepath.Join(dir, "conf")) // it is asked to end below
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Signal(os.Interrupt)
		_ = daemon.Wait()
	})
}

// carried is the outcome of a letter, tried again while the daemon starts: it removes all locks then.
func carried(t *testing.T, s *sms.Spool, one courier.Load) courier.Outcome {
	t.Helper()
	for range 100 {
		outcome := s.Carry(t.Context(), one, recorded)
		if outcome.State != model.InQueue {
			return outcome
		}
		if strings.Contains(outcome.Detail, s.Out) {
			t.Errorf("it names the folder: %s", outcome.Detail)
		}
	}
	return courier.Outcome{}
}

// The daemon takes the files and hands the modem the very number and letters.
func TestSMSTools(t *testing.T) {
	s := spool(t, sms.SMSTools)
	modem, sent := airtime(t)
	smsd(t, s, modem)
	for n, c := range []struct{ to, text, number, body string }{
		{"+49 170 1234567", "Öl €", "0C91947110325476", "00FF055C36685306"},   // GSM alphabet, 7 bits
		{"0170 1234567", "ção", "0B811007214365F7", "08FF0600E700E3006F"},     // not with a country code; true letters
		{"112", "→", "038111F2", "08FF022192"},                                // a short number
		{"+49 170 1234567", "🚨", "0C91947110325476", "08FF04D83DDEA8"},        // two units
		{"+49 170 1234567", "To: 1\nAlphabet: x", "0C91947110325476", "00FF"}, // text stays text
	} {
		one := load
		one.ID, one.Address, one.Letter.Text = fmt.Sprintf("0123456789abcdef000%d", n), c.to, c.text
		outcome := carried(t, s, one)
		if outcome.State != model.Delivered {
			t.Fatalf("%q: %+v", c.text, outcome)
		}
		if pdu := <-sent; !strings.Contains(pdu, c.number+"00"+c.body) {
			t.Errorf("%q to %s left as %s, want %s and %s in it", c.text, c.to, pdu, c.number, c.body)
		}
	}
	if known := s.Trace([]string{"0123456789abcdef0001"}); known["0123456789abcdef0001"].State != model.Delivered {
		t.Errorf("later it knows %v", known)
	}
}

// What the daemon cannot send is in its folder of failures, and found there.
func TestSMSToolsFails(t *testing.T) {
	s := spool(t, sms.SMSTools)
	s.Wait = 30 * time.Second
	modem, _ := airtime(t)
	smsd(t, s, modem)
	one := load
	one.Letter.Text = ""
	if outcome := carried(t, s, one); outcome.State != model.DeliveryFailed {
		t.Errorf("the outcome is %+v", outcome)
	}
}

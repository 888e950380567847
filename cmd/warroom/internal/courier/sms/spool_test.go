package sms_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/sms"
	"warroom/model"
)

func recorded() error { return nil }

// spool is a carrier with folders of its own.
func spool(t *testing.T, daemon sms.Daemon) *sms.Spool {
	t.Helper()
	dir := t.TempDir()
	s := &sms.Spool{
		Daemon: daemon, Out: filepath.Join(dir, "outbox"), Sent: filepath.Join(dir, "sent"), Failed: filepath.Join(dir, "error"),
		Wait: 20 * time.Second, Look: time.Millisecond, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 40, 0, 0, time.UTC) },
	}
	for _, folder := range []string{s.Out, s.Sent, s.Failed} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

var load = courier.Load{ID: "0123456789abcdef0123456789abcdef", Address: "+49 (170) 123-4567", Letter: model.Letter{Text: "Störung, nächste Nachricht 10:20 €"}}

// only is the one file of a folder; ok is false if there is none.
func only(t *testing.T, folder string) (name string, ok bool) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil || len(files) > 1 {
		t.Fatalf("%s holds %v (%v)", folder, files, err)
	}
	if len(files) == 0 {
		return "", false
	}
	return files[0].Name(), true
}

func TestFilesOfTheDaemons(t *testing.T) {
	for _, c := range []struct {
		daemon     sms.Daemon
		text       string
		name, want string
	}{
		{sms.Gammu, "aß", "OUTC20261122_094000_00_+491701234567_wr0123456789abcdef0123456789abcdef.txtd", "\xff\xfea\x00\xdf\x00"},
		{sms.Gammu, "🚨", "OUTC20261122_094000_00_+491701234567_wr0123456789abcdef0123456789abcdef.txtd", "\xff\xfe\x3d\xd8\xa8\xde"},
		{sms.SMSTools, "a\nTo: 1€", "wr0123456789abcdef0123456789abcdef", "To: 491701234567\nTo_TOA: international\nAlphabet: ISO\n\na\nTo: 1\xa4"},
		{sms.SMSTools, "→", "wr0123456789abcdef0123456789abcdef", "To: 491701234567\nTo_TOA: international\nAlphabet: UCS2\n\n\x21\x92"},
		{sms.SMSTools, "ã", "wr0123456789abcdef0123456789abcdef", "To: 491701234567\nTo_TOA: international\nAlphabet: UCS2\n\n\x00\xe3"},
	} {
		s := spool(t, c.daemon)
		s.Sent, s.Failed = "", ""
		one := load
		one.Letter.Text = c.text
		if outcome := s.Carry(t.Context(), one, recorded); outcome.State != model.HandedOver {
			t.Errorf("the outcome is %+v", outcome)
		}
		name, _ := only(t, s.Out)
		content, _ := os.ReadFile(filepath.Join(s.Out, name))
		if name != c.name || string(content) != c.want {
			t.Errorf("%s holds %q, not %s with %q", name, content, c.name, c.want)
		}
	}
}

// The carrier says what the daemon made of it, and a repeat of what it sent never puts a second file there.
func TestDaemonMovesTheFile(t *testing.T) {
	for to, want := range map[string]model.DeliveryState{"sent": model.Delivered, "error": model.DeliveryFailed} {
		s := spool(t, sms.Gammu)
		moved := make(chan error, 1)
		go func() { // the daemon
			for {
				files, err := os.ReadDir(s.Out)
				if err != nil {
					moved <- err
					return
				}
				for _, file := range files {
					if strings.HasPrefix(file.Name(), "OUT") {
						moved <- os.Rename(filepath.Join(s.Out, file.Name()), filepath.Join(filepath.Dir(s.Out), to, file.Name()))
						return
					}
				}
			}
		}()
		outcome := s.Carry(t.Context(), load, recorded)
		if err := <-moved; err != nil || outcome.State != want {
			t.Errorf("%s: %+v (%v)", to, outcome, err)
		}
		if want == model.DeliveryFailed {
			continue // see TestFailedLetterIsSentAgain
		}
		again := s.Carry(t.Context(), load, func() error { t.Error("it would be sent twice"); return nil })
		if _, there := only(t, s.Out); there || again.State != want {
			t.Errorf("again: %+v", again)
		}
	}
}

func TestDaemonDoesNotTakeIt(t *testing.T) {
	s := spool(t, sms.Gammu)
	s.Wait = 5 * time.Millisecond
	for range 2 {
		if outcome := s.Carry(t.Context(), load, recorded); outcome.State != model.HandedOver {
			t.Errorf("the outcome is %+v", outcome)
		}
		if _, there := only(t, s.Out); !there {
			t.Error("no file")
		}
	}
}

func TestNumbers(t *testing.T) {
	for given, want := range map[string]string{
		"+49 170 1234567": "+491701234567", "0049/170-1234567": "+491701234567", "112": "112", "(0170) 12.34": "01701234",
		"": "", "12": "", "++49170": "", "49+170": "", "a@b.example": "", "+49170\n../../x": "", "1;2": "", "../../etc/x": "", "+4917012345678901234567": "", "١٢٣٤": "",
	} {
		s := spool(t, sms.SMSTools)
		s.Sent, s.Failed = "", ""
		one := load
		one.Address = given
		outcome := s.Carry(t.Context(), one, recorded)
		name, there := only(t, s.Out)
		if there != (want != "") || (outcome.State == model.DeliveryFailed) == there {
			t.Errorf("%q: %+v", given, outcome)
		}
		if there {
			content, _ := os.ReadFile(filepath.Join(s.Out, name))
			if to, _, _ := strings.Cut(string(content), "\n"); to != "To: "+strings.TrimPrefix(want, "+") {
				t.Errorf("%q became %q", given, to)
			}
		}
	}
}

func TestFolderIsNotThere(t *testing.T) {
	s := spool(t, sms.Gammu)
	s.Out += "/gone"
	outcome := s.Carry(t.Context(), load, recorded)
	if outcome.State != model.InQueue || !outcome.Link || strings.Contains(outcome.Detail, s.Out) {
		t.Errorf("the outcome is %+v", outcome)
	}
}

func TestLetterThatMayNotLeaveDoesNot(t *testing.T) {
	s := spool(t, sms.Gammu)
	outcome := s.Carry(t.Context(), load, func() error { return errors.New("the disk is full") })
	if name, there := only(t, s.Out); there || outcome.State != model.InQueue || outcome.Link {
		t.Errorf("%q is there; the outcome is %+v", name, outcome)
	}
}

func TestPlain(t *testing.T) {
	for given, want := range map[string]string{
		"Störung – „Portal“ ist weg…":   `Störung - "Portal" ist weg...`,
		"Não há previsão; ação às 10 h": "Nao ha previsao; acao às 10 h",
		"à noite, é isso":               "à noite, é isso",
		"Λ🚨":                            "Λ🚨",
		"日本 – x":                        "日本 – x",
	} {
		if got := sms.Plain(given); got != want {
			t.Errorf("%q became %q, not %q", given, got, want)
		}
	}
}

// What the daemon did after the carrier had stopped waiting is found in one look.
func TestTraceFindsWhatBecameOfLetters(t *testing.T) {
	s := spool(t, sms.Gammu)
	s.Wait = time.Millisecond
	waiting := t.TempDir()
	ids := map[string]model.DeliveryState{
		"0123456789abcdef0123456789abcdef01234567": model.Delivered, "1123456789abcdef0123456789abcdef01234567": model.DeliveryFailed,
		"2123456789abcdef0123456789abcdef01234567": model.HandedOver, "short": model.Delivered,
	}
	asked := []string{"3123456789abcdef0123456789abcdef01234567"} // nobody knows it
	for id, state := range ids {
		one := load
		one.ID, asked = id, append(asked, id)
		if outcome := s.Carry(t.Context(), one, recorded); outcome.State != model.HandedOver {
			t.Fatalf("the outcome is %+v", outcome)
		}
		folder := map[model.DeliveryState]string{model.Delivered: s.Sent, model.DeliveryFailed: s.Failed, model.HandedOver: waiting}[state]
		name, _ := only(t, s.Out)
		if err := os.Rename(filepath.Join(s.Out, name), filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	s.Out = waiting
	known := s.Trace(asked)
	if len(known) != len(ids) {
		t.Errorf("it knows %v", known)
	}
	for id, want := range ids {
		if known[id].State != want || known[id].Detail == "" {
			t.Errorf("%s: %+v, want %s", id, known[id], want)
		}
	}
}

// A letter that the modem could not send is given to it once more if a person asks for it; one that it has sent is not.
func TestFailedLetterIsSentAgain(t *testing.T) {
	s := spool(t, sms.SMSTools)
	s.Wait = time.Millisecond
	s.Carry(t.Context(), load, recorded)
	name, _ := only(t, s.Out)
	if err := os.Rename(filepath.Join(s.Out, name), filepath.Join(s.Failed, name)); err != nil {
		t.Fatal(err)
	}
	if outcome := s.Carry(t.Context(), load, recorded); outcome.State != model.HandedOver {
		t.Errorf("the outcome is %+v", outcome)
	}
	if _, there := only(t, s.Out); !there {
		t.Error("nothing is in the outbox")
	}
	if _, there := only(t, s.Failed); there {
		t.Error("the earlier failure would be taken for the outcome")
	}
}

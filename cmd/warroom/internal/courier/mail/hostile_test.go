package mail_test

import (
	"mime"
	"strings"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

var hostile = []string{
	"\r\nBcc: all@example.com", "\nBcc: all@example.com", "\rBcc: all@example.com", "x\r\n\r\nbody", "x\r\n.\r\nMAIL FROM:<a@b>\r\n", "%0d%0aBcc: x",
	"=?utf-8?q?=0D=0ABcc:_all@example.com?=", "\x00", "\x1b]0;owned\x07", "\x9b31m", "\u202egnp.exe", "\u2028Bcc: x", "a\u0300\u0300\u0300\u0300\u0300\u0300\u0300",
	"{{.Env}}", "{to}", "<script>alert(1)</script>", "\"><x@example.com>", strings.Repeat("x", 3000), strings.Repeat("ü", 3000), "\xff\xfe", "=cmd|' /C calc'!A0",
}

// heads are the names of the headers of a message, folded lines taken together.
func heads(t *testing.T, data string) []string {
	t.Helper()
	head, _, found := strings.Cut(data, "\r\n\r\n")
	if !found {
		t.Fatalf("no head in %q", data)
	}
	var names []string
	for line := range strings.SplitSeq(head, "\r\n") {
		if len(line) > 998 {
			t.Errorf("a line of %d bytes", len(line))
		}
		if name, _, found := strings.Cut(line, ":"); found && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "\t") {
			names = append(names, name)
		}
	}
	return names
}

// Nothing that is written into a field makes a header, an end, or a command of its own.
func TestHostileText(t *testing.T) {
	server := sink.Start(t)
	carrier := reaching(t, server.Addr)
	carrier.Carry(t.Context(), letter(), recorded)
	want := strings.Join(heads(t, server.Messages()[0].Data), " ")
	for _, text := range hostile {
		before := len(server.Messages())
		outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) {
			l.ID, l.Incident, l.Name, l.Recipient = text, text, text, model.RecipientID(text)
			l.Letter = model.Letter{Language: model.Language("de" + text), Subject: text, Text: text + "\r\n.\r\n" + text}
			l.Short = text
		}), recorded)
		all := server.Messages()[before:]
		if outcome.State != model.HandedOver || len(all) != 1 {
			t.Errorf("%q: %+v, %d messages", text, outcome, len(all))
			continue
		}
		if got := strings.Join(heads(t, all[0].Data), " "); got != want {
			t.Errorf("%q: the headers are\n%s, not\n%s", text, got, want)
		}
		if strings.ContainsAny(all[0].Data, "\x00\x1b") {
			t.Errorf("%q: a control character is in the message", text)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(all[0].Header().Get("Subject"))
		if err != nil || subject != model.Safe(subject) || subject == "" {
			t.Errorf("%q: the subject is %q (%v)", text, subject, err)
		}
	}
}

// An address that is more than an address, or none, is refused for good; the server never hears of it.
func TestHostileAddress(t *testing.T) {
	server := sink.Start(t)
	carrier := reaching(t, server.Addr)
	for _, address := range append([]string{
		"", "nobody", "a@b\r\nRCPT TO:<c@d>", "a@b>\r\nDATA", "a b@c.example", "<a@b.example>, c@d.example", "a@b.example,c@d.example", "Name <a@b.example>",
		"a@b.example SIZE=1", "@b.example", "a@", "a@b@c..example", "\"a\r\nb\"@c.example", "a@b.example\x00", "a@ex\u202eample.com", strings.Repeat("a", 300) + "@b.example",
	}, hostile...) {
		outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Address = address }), recorded)
		if outcome.State != model.DeliveryFailed {
			t.Errorf("%q: %+v", address, outcome)
		}
	}
	for given, want := range map[string]string{
		"o'brien+x@example.com": "o'brien+x@example.com", "a@bücher.example": "a@xn--bcher-kva.example", "\"a.b\"@example.com": "a.b@example.com", "müller@example.com": "müller@example.com",
	} {
		before := len(server.Messages())
		outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Address = given }), recorded)
		if all := server.Messages()[before:]; len(all) != 1 || all[0].To != want {
			t.Errorf("%q: %+v, %v", given, outcome, all)
		}
	}
}

// A long text arrives as it was written.
func TestLongText(t *testing.T) {
	server := sink.Start(t)
	carrier := reaching(t, server.Addr)
	text := strings.Repeat("Über alle Maßen lang. ", 2000) + "\n.\n..\nEnde = 3"
	outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Letter.Text = text }), recorded)
	if outcome.State != model.HandedOver {
		t.Fatalf("%+v", outcome)
	}
	if got := body(t, server.Messages()[0].Data); got != text {
		t.Errorf("%d characters came, not %d", len(got), len(text))
	}
	outcome = carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Letter.Text = strings.Repeat("x", 50<<20) }), recorded)
	if outcome.State != model.DeliveryFailed {
		t.Errorf("50 MB: %+v", outcome)
	}
}

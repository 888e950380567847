package mail_test

import (
	"context"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/mail"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

// reaching is a carrier for a server on this machine.
func reaching(t testing.TB, address string, change ...func(*mail.Config)) *mail.Carrier {
	t.Helper()
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	config := mail.Config{
		Host: host, Port: port, Security: mail.Clear, From: netmail.Address{Name: "Crisis room", Address: "crisis@example.com"},
		ReplyTo: "feedback+{incident}@example.com",
	}
	for _, one := range change {
		one(&config)
	}
	carrier := mail.New(config)
	t.Cleanup(func() { _ = carrier.Close() })
	return carrier
}

func letter(change ...func(*courier.Load)) courier.Load {
	load := courier.Load{
		ID: "a1b2c3", Incident: "FRA-7", Notice: 3, Recipient: "customer/acme", Name: "Acme AG", Address: "ops@acme.example",
		Letter: model.Letter{Language: "de", Subject: "Störung: Portal nicht erreichbar", Text: "Das Portal ist seit 9:40 nicht erreichbar.\nNächste Nachricht bis 10:20."},
	}
	for _, one := range change {
		one(&load)
	}
	return load
}

func recorded() error { return nil }

func TestLetterArrivesOnceWithItsHeaders(t *testing.T) {
	server := sink.Start(t)
	outcome := reaching(t, server.Addr).Carry(t.Context(), letter(func(l *courier.Load) { l.Exercise = true }), recorded)
	if outcome.State != model.HandedOver || outcome.Link {
		t.Fatalf("the outcome is %+v", outcome)
	}
	all := server.Messages()
	if len(all) != 1 || all[0].To != "ops@acme.example" || all[0].From != "crisis@example.com" {
		t.Fatalf("the server has %+v", all)
	}
	head := all[0].Header()
	for name, want := range map[string]string{
		"Message-Id": "<a1b2c3@example.com>", "Auto-Submitted": "auto-generated", "Reply-To": "<feedback+FRA-7@example.com>",
		"X-Warroom-Incident": "FRA-7", "X-Warroom-Exercise": "yes", "Content-Language": "de", "To": `"Acme AG" <ops@acme.example>`,
		"From": `"Crisis room" <crisis@example.com>`, "Content-Transfer-Encoding": "quoted-printable", "List-Id": "", "List-Unsubscribe": "",
	} {
		if got := head.Get(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	if _, err := netmail.ParseDate(head.Get("Date")); err != nil {
		t.Errorf("the date: %v", err)
	}
}

// The outcome tells apart what may be tried again, what never will leave, and what nobody can know.
func TestOutcome(t *testing.T) {
	answer := func(code int) error { return &smtp.SMTPError{Code: code, Message: "as the test wants"} }
	always := func(code int) func(string) error { return func(string) error { return answer(code) } }
	for name, c := range map[string]struct {
		faults sink.Faults
		state  model.DeliveryState
		link   bool
	}{
		"sender later":      {sink.Faults{Mail: always(451)}, model.InQueue, false},
		"sender never":      {sink.Faults{Mail: always(550)}, model.InQueue, true},
		"recipient later":   {sink.Faults{Rcpt: always(451)}, model.InQueue, false},
		"recipient never":   {sink.Faults{Rcpt: always(550)}, model.DeliveryFailed, false},
		"server closes":     {sink.Faults{Mail: always(421)}, model.InQueue, false},
		"content later":     {sink.Faults{Data: func(sink.Message) error { return answer(451) }}, model.InQueue, false},
		"content never":     {sink.Faults{Data: func(sink.Message) error { return answer(554) }}, model.DeliveryFailed, false},
		"nothing goes awry": {sink.Faults{}, model.HandedOver, false},
	} {
		t.Run(name, func(t *testing.T) {
			server := sink.Start(t, sink.Failing(c.faults))
			outcome := reaching(t, server.Addr).Carry(t.Context(), letter(), recorded)
			if outcome.State != c.state || outcome.Link != c.link || outcome.Detail == "" {
				t.Errorf("the outcome is %+v, not %s (link %t)", outcome, c.state, c.link)
			}
		})
	}
}

func TestOneBadRecipientLeavesTheConnectionToTheNext(t *testing.T) {
	server := sink.Start(t, sink.Failing(sink.Faults{Rcpt: func(to string) error {
		if strings.HasPrefix(to, "nobody@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		}
		return nil
	}}))
	carrier := reaching(t, server.Addr)
	var states []model.DeliveryState
	for _, to := range []string{"a@x.example", "nobody@x.example", "b@x.example"} {
		states = append(states, carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Address = to }), recorded).State)
	}
	if states[0] != model.HandedOver || states[1] != model.DeliveryFailed || states[2] != model.HandedOver {
		t.Errorf("the outcomes are %v", states)
	}
	if n := server.Sessions.Load(); n != 1 {
		t.Errorf("%d connections for three letters", n)
	}
}

func TestNothingListens(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	outcome := reaching(t, address).Carry(t.Context(), letter(), recorded)
	if outcome.State != model.InQueue || !outcome.Link {
		t.Errorf("the outcome is %+v", outcome)
	}
}

func TestLetterThatMayNotLeaveDoesNot(t *testing.T) {
	server := sink.Start(t)
	carrier := reaching(t, server.Addr)
	outcome := carrier.Carry(t.Context(), letter(), func() error { return context.DeadlineExceeded })
	if outcome.State != model.InQueue || outcome.Link {
		t.Errorf("the outcome is %+v", outcome)
	}
	if outcome = carrier.Carry(t.Context(), letter(), recorded); outcome.State != model.HandedOver {
		t.Errorf("the next letter: %+v", outcome)
	}
	if all := server.Messages(); len(all) != 1 {
		t.Errorf("the server has %d messages, not one: half a letter left", len(all))
	}
}

// A connection that the server closed while nobody used it costs the next letter nothing.
func TestStaleConnection(t *testing.T) {
	var mu sync.Mutex
	var conns []net.Conn
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := sink.StartOn(t, &watched{listener, func(c net.Conn) { mu.Lock(); conns = append(conns, c); mu.Unlock() }})
	carrier := reaching(t, server.Addr)
	carrier.Carry(t.Context(), letter(), recorded)
	mu.Lock()
	conns[0].Close()
	mu.Unlock()
	if outcome := carrier.Carry(t.Context(), letter(), recorded); outcome.State != model.HandedOver {
		t.Errorf("after a closed connection: %+v", outcome)
	}
	if n := server.Count.Load(); n != 2 {
		t.Errorf("the server has %d messages", n)
	}
}

type watched struct {
	net.Listener
	accepted func(net.Conn)
}

func (w *watched) Accept() (net.Conn, error) {
	c, err := w.Listener.Accept()
	if err == nil {
		w.accepted(c)
	}
	return c, err
}

// Many letters at once share a few connections.
func TestLettersAtOnce(t *testing.T) {
	server := sink.Start(t)
	carrier := reaching(t, server.Addr, func(c *mail.Config) { c.Keep = 4; c.Idle = time.Minute })
	var group sync.WaitGroup
	work := make(chan int)
	for range 4 {
		group.Go(func() {
			for range work {
				if outcome := carrier.Carry(t.Context(), letter(), recorded); outcome.State != model.HandedOver {
					t.Errorf("the outcome is %+v", outcome)
				}
			}
		})
	}
	for n := range 200 {
		work <- n
	}
	close(work)
	group.Wait()
	if letters, conns := len(server.Messages()), server.Sessions.Load(); letters != 200 || conns > 8 {
		t.Errorf("%d letters over %d connections", letters, conns)
	}
}

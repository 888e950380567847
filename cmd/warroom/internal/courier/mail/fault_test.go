package mail_test

import (
	"context"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/mail"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

// soon gives a server little time.
func soon(c *mail.Config) { c.Timeout = 300 * time.Millisecond }

// at does something at one step, and the usual at the others.
func at(step, reply string, then action) func(string) (string, action) {
	return func(now string) (string, action) {
		if now == step {
			return reply, then
		}
		return "", goOn
	}
}

// Whatever a server does, the letter has an outcome of the right class before the deadline, and is not lost.
func TestBadServers(t *testing.T) {
	for name, c := range map[string]struct {
		say   func(string) (string, action)
		state model.DeliveryState
		link  bool
	}{
		"closes at once":            {at("connect", "", hangUp), model.InQueue, true},
		"never greets":              {at("connect", "", hang), model.InQueue, true},
		"is closing":                {at("connect", "421 too busy\r\n", goOn), model.InQueue, true},
		"is no mail server":         {at("connect", "HTTP/1.1 400 Bad Request\r\n\r\n", goOn), model.InQueue, true},
		"closes after the greeting": {at("EHLO", "", hangUp), model.InQueue, true},
		"hangs after the greeting":  {at("EHLO", "", hang), model.InQueue, true},
		"closes at the sender":      {at("MAIL", "", hangUp), model.InQueue, true},
		"hangs at the sender":       {at("MAIL", "", hang), model.InQueue, true},
		"closes at the recipient":   {at("RCPT", "", hangUp), model.InQueue, true},
		"hangs at the recipient":    {at("RCPT", "", hang), model.InQueue, true},
		"closes before the content": {at("DATA", "", hangUp), model.InQueue, true},
		"hangs before the content":  {at("DATA", "", hang), model.InQueue, true},
		"wants no content now":      {at("DATA", "451 later\r\n", goOn), model.InQueue, false},
		"wants no content":          {at("DATA", "554 no\r\n", goOn), model.DeliveryFailed, false},
		"closes after the dot":      {at("dot", "", hangUp), model.Uncertain, false},
		"hangs after the dot":       {at("dot", "", hang), model.Uncertain, false},
		"answers nonsense":          {at("dot", "yes, thank you\r\n", goOn), model.Uncertain, false},
		"answers something else":    {at("dot", "251 taken\r\n", goOn), model.HandedOver, false},
		"takes it, then closes":     {at("dot", "421 taken? no\r\n", goOn), model.InQueue, false},
		"fails a reset":             {at("RSET", "500 no\r\n", goOn), model.HandedOver, false},
		"closes instead of goodbye": {at("QUIT", "", hangUp), model.HandedOver, false},
	} {
		for how, say := range map[string]func(string) (string, action){"one command at a time": c.say, "commands together": pipelining(c.say)} {
			t.Run(name+"/"+how, func(t *testing.T) {
				t.Parallel()
				server := serve(t, say)
				begun := time.Now()
				outcome := reaching(t, server.address, soon).Carry(t.Context(), letter(), recorded)
				if outcome.State != c.state || outcome.Link != c.link || outcome.Detail == "" {
					t.Errorf("the outcome is %+v", outcome)
				}
				if took := time.Since(begun); took > 5*time.Second {
					t.Errorf("it took %s", took)
				}
			})
		}
	}
}

// A server that sends a byte now and then cannot make the deadline wait.
func TestTarpit(t *testing.T) {
	for _, security := range []mail.Security{mail.Clear, mail.TLS} {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			defer conn.Close()
			tick := time.NewTicker(20 * time.Millisecond)
			defer tick.Stop()
			for range tick.C {
				if _, err := conn.Write([]byte("2")); err != nil {
					return
				}
			}
		}()
		begun := time.Now()
		outcome := reaching(t, listener.Addr().String(), soon, func(c *mail.Config) { c.Security = security }).Carry(t.Context(), letter(), recorded)
		if outcome.State != model.InQueue || !outcome.Link {
			t.Errorf("%s: %+v", security, outcome)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s: it took %s", security, took)
		}
		listener.Close()
		<-done
	}
}

// The same letter is refused twice and then taken, with the same Message-ID every time.
func TestTakenAtTheThirdTry(t *testing.T) {
	tries := 0
	server := sink.Start(t, sink.Failing(sink.Faults{Data: func(sink.Message) error {
		if tries++; tries < 3 {
			return &smtp.SMTPError{Code: 451, Message: "later"}
		}
		return nil
	}}))
	carrier := reaching(t, server.Addr)
	var states []model.DeliveryState
	for range 3 {
		states = append(states, carrier.Carry(t.Context(), letter(), recorded).State)
	}
	if !slices.Equal(states, []model.DeliveryState{model.InQueue, model.InQueue, model.HandedOver}) {
		t.Errorf("the outcomes are %v", states)
	}
	for _, m := range server.Messages() {
		if id := m.Header().Get("Message-Id"); id != "<a1b2c3@example.com>" {
			t.Errorf("the Message-ID is %s", id)
		}
	}
}

// A server that ends every connection after some letters gets all of them, each once.
func TestConnectionEndsNowAndThen(t *testing.T) {
	letters := 0
	server := serve(t, func(step string) (string, action) {
		if step == "MAIL" {
			if letters++; letters%11 == 10 {
				return "421 enough for now\r\n", goOn
			}
			if letters%31 == 29 {
				return "", hangUp
			}
		}
		return "", goOn
	})
	carrier := reaching(t, server.address)
	for n := range 120 {
		if outcome := carrier.Carry(t.Context(), letter(), recorded); outcome.State != model.HandedOver {
			t.Fatalf("letter %d: %+v", n, outcome)
		}
	}
	if n := strings.Count(server.all(), "\r\n.\r\n"); n != 120 {
		t.Errorf("%d letters have come", n)
	}
}

// When ending is asked, the end of the letter has not left this machine; if it says no, it never does.
func TestEndingComesBeforeTheDot(t *testing.T) {
	for name, text := range map[string]string{"short": "x", "long": strings.Repeat("a line of some length\n", 5000)} {
		for _, refuse := range []bool{false, true} {
			server := serve(t, at("", "", goOn))
			asked := 0
			outcome := reaching(t, server.address).Carry(t.Context(), letter(func(l *courier.Load) { l.Letter.Text = text }), func() error {
				asked++
				if strings.Contains(server.all(), "\r\n.\r\n") {
					t.Errorf("%s: the dot has left already", name)
				}
				if refuse {
					return context.DeadlineExceeded
				}
				return nil
			})
			left := strings.Contains(server.all(), "\r\n.\r\n")
			if asked != 1 || left == refuse || (outcome.State == model.HandedOver) == refuse {
				t.Errorf("%s, refused %t: asked %d times, the dot left %t, %+v", name, refuse, asked, left, outcome)
			}
		}
	}
}

// Whoever ends the program while the answer is awaited still gets it; before the dot nothing leaves any more.
func TestProgramEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server := serve(t, func(step string) (string, action) {
		if step == "dot" {
			cancel()
		}
		return "", goOn
	})
	if outcome := reaching(t, server.address).Carry(ctx, letter(), recorded); outcome.State != model.HandedOver {
		t.Errorf("after the dot: %+v", outcome)
	}
	ctx, cancel = context.WithCancel(t.Context())
	server = serve(t, func(step string) (string, action) {
		if step == "RCPT" {
			cancel()
			return "", hang
		}
		return "", goOn
	})
	if outcome := reaching(t, server.address).Carry(ctx, letter(), recorded); outcome.State != model.InQueue {
		t.Errorf("before the dot: %+v", outcome)
	}
	if strings.Contains(server.all(), "Subject") {
		t.Error("the letter left all the same")
	}
}

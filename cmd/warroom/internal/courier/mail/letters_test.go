package mail_test

import (
	netmail "net/mail"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/mail"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

// plain lets the sink take addresses in ASCII only.
func plain(_ *sink.Server, server *smtp.Server) { server.EnableSMTPUTF8 = false }

// An address beyond ASCII is written only to a server that takes it. To any other it fails once and for all, in words,
// and the connection goes on to the next letter.
func TestLettersBeyondASCII(t *testing.T) {
	for _, c := range []struct {
		to, want string
		taken    bool // also by a server that takes ASCII only
	}{
		{"ops@acme.example", "ops@acme.example", true},
		{"ops@bücher.example", "ops@xn--bcher-kva.example", true},
		{"ops@BÜCHER.example", "ops@xn--bcher-kva.example", true},
		{"ops@例え.テスト", "ops@xn--r8jz45g.xn--zckzah", true},
		{"ü@example.com", "ü@example.com", false},
		{"ü@bücher.example", "ü@xn--bcher-kva.example", false},
	} {
		to := func(l *courier.Load) { l.Address = c.to }
		server := sink.Start(t)
		outcome := reaching(t, server.Addr).Carry(t.Context(), letter(to), recorded)
		if all := server.Messages(); outcome.State != model.HandedOver || len(all) != 1 || all[0].To != c.want {
			t.Errorf("%s: %+v, %v", c.to, outcome, all)
		}
		server = sink.Start(t, plain)
		carrier := reaching(t, server.Addr)
		asked := false
		outcome = carrier.Carry(t.Context(), letter(to), func() error { asked = true; return nil })
		all := server.Messages()
		switch {
		case c.taken && (outcome.State != model.HandedOver || len(all) != 1 || all[0].To != c.want):
			t.Errorf("%s, ASCII only: %+v, %v", c.to, outcome, all)
		case !c.taken && (outcome.State != model.DeliveryFailed || outcome.Link || outcome.Detail != mail.DetailLetters || len(all) != 0 || asked):
			t.Errorf("%s, ASCII only: %+v, %v", c.to, outcome, all)
		}
		if next := carrier.Carry(t.Context(), letter(), recorded); next.State != model.HandedOver || server.Sessions.Load() != 1 {
			t.Errorf("%s: the next letter %+v by connection %d", c.to, next, server.Sessions.Load())
		}
	}
}

// The sender's own domain is written in ASCII; letters beyond that before the @ are a mistake of the channel, not of a
// letter.
func TestSenderBeyondASCII(t *testing.T) {
	from := func(address string) func(*mail.Config) {
		return func(c *mail.Config) { c.From = netmail.Address{Name: "Krisenraum", Address: address} }
	}
	server := sink.Start(t, plain)
	outcome := reaching(t, server.Addr, from("krise@bücher.example")).Carry(t.Context(), letter(), recorded)
	if all := server.Messages(); outcome.State != model.HandedOver || len(all) != 1 || all[0].From != "krise@xn--bcher-kva.example" || strings.Contains(all[0].Data, "bücher") {
		t.Errorf("%+v, %v", outcome, all)
	}
	outcome = reaching(t, server.Addr, from("krisenbüro@example.com")).Carry(t.Context(), letter(), recorded)
	if outcome.State != model.InQueue || !outcome.Link || outcome.Detail != mail.DetailSender {
		t.Errorf("%+v", outcome)
	}
}

package mail_test

import (
	"strings"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// A server that is asked for everything at once answers for the text as well when it does not want the recipient. Whatever
// it says, nothing of the refused letter reaches it, and the next letter does.
func TestARecipientIsRefusedWhileTheTextIsAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		data    string
		greeted int // how many connections it takes
	}{
		"and refuses the text":       {"503 no recipient\r\n", 1},
		"and waits for the text":     {"354 go\r\n", 2},
		"and refuses it for a while": {"451 later\r\n", 1},
	} {
		t.Run(name, func(t *testing.T) {
			refuse, greeted := true, 0
			server := serve(t, pipelining(func(step string) (string, action) {
				switch {
				case step == "connect":
					greeted++
				case step == "RCPT" && refuse:
					return "550 nobody here\r\n", goOn
				case step == "DATA" && refuse:
					refuse = false
					return c.data, goOn
				}
				return "", goOn
			}))
			carrier := reaching(t, server.address, soon)
			first := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Letter.Text = "for nobody" }), recorded)
			if first.State != model.DeliveryFailed || first.Detail != "550 nobody here" || first.Link {
				t.Errorf("the first: %+v", first)
			}
			if next := carrier.Carry(t.Context(), letter(), recorded); next.State != model.HandedOver {
				t.Errorf("the next: %+v", next)
			}
			if said := server.all(); strings.Contains(said, "for nobody") || strings.Count(said, "\r\n.\r\n") != 1 {
				t.Errorf("the server heard %q", said)
			}
			if greeted != c.greeted {
				t.Errorf("%d connections, want %d", greeted, c.greeted)
			}
		})
	}
}

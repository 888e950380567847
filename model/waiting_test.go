package model

import (
	"strings"
	"testing"
)

// waitingRoom is told with what waits made of three sorts: acme by itself, bolt by a call, cone uncertain.
func waitingRoom(t testing.TB) *room {
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{
		{ID: "acme", Name: "Acme", Ways: []string{"mail"}},
		{ID: "bolt", Name: "Bolt", Ways: []string{"phone"}},
		{ID: "cone", Name: "Cone", Ways: []string{"mail"}},
	}})
	r.do(DraftNotice{Audience: "customers", Text: "we know", Channels: []ChannelID{"mail", "phone"}})
	r.do(QueueNotice{Number: 1, Anyway: true})
	r.courier(1, "customer/cone", Uncertain)
	return r
}

func TestClosingAsksAboutLettersThatWait(t *testing.T) {
	all := func(gaps []Gap) string {
		var said []string
		for _, gap := range gaps {
			if gap.waits() {
				said = append(said, string(gap.Kind)+" "+gap.Subject+" "+strings.Join(gap.Names, "+"))
			}
		}
		return strings.Join(said, ", ")
	}
	uncertain := "letters-uncertain 1 Cone"
	for _, c := range []struct {
		name  string
		first []Intent
		close Close
		code  Code   // of the refusal
		said  string // what waits, and if it is closed what was recorded
		acme  DeliveryState
	}{
		{"plainly", nil, Close{}, CodeWaiting, "letters-waiting 1 Acme, letters-by-hand 1 Bolt, " + uncertain, InQueue},
		{"anyway, without saying why", nil, Close{Anyway: true, Reason: " "}, CodeWaiting, "letters-waiting 1 Acme, letters-by-hand 1 Bolt, " + uncertain, InQueue},
		{"anyway, with a reason", nil, Close{Anyway: true, Reason: "they leave tonight"}, "", "letters-waiting 1 Acme, letters-by-hand 1 Bolt, " + uncertain, InQueue},
		{"what was called and left does not wait", []Intent{
			MarkDelivery{Number: 1, Recipient: "customer/bolt", Outcome: Reached},
			MarkDelivery{Number: 1, Recipient: "customer/acme", State: Delivered},
		}, Close{}, CodeWaiting, uncertain, Delivered},
		{"a call back that was agreed", []Intent{
			MarkDelivery{Number: 1, Recipient: "customer/bolt", Outcome: Reached, Back: after(30 * minute)},
			MarkDelivery{Number: 1, Recipient: "customer/acme", State: Delivered},
		}, Close{}, CodeWaiting, "letters-by-hand 1 Bolt, " + uncertain, Delivered},
		{"none waits: the rest is asked for", []Intent{
			WithdrawNotice{Number: 1}, MarkDelivery{Number: 1, Recipient: "customer/cone", State: Delivered},
		}, Close{}, CodeMissing, "", Superseded},
		{"dropped, and nobody knows about one", nil, Close{Drop: true}, CodeWaiting, "letters-waiting 1 Acme, letters-by-hand 1 Bolt, " + uncertain, InQueue},
		{"dropped, and closed with a reason", nil, Close{Drop: true, Anyway: true, Reason: "overtaken"}, "", uncertain, Superseded},
		{"dropped, and the rest is asked for", []Intent{MarkDelivery{Number: 1, Recipient: "customer/cone", State: DeliveryFailed}}, Close{Drop: true}, CodeMissing, "letters-waiting 1 Acme, letters-by-hand 1 Bolt", InQueue},
	} {
		r := waitingRoom(t)
		for _, intent := range c.first {
			r.do(intent)
		}
		if c.code != "" {
			r.refuses(c.code, c.close)
			equal(t, c.name+": what waits", all(Missing(r.incident(), r.plan)), c.said)
			equal(t, c.name+": open", r.incident().Open(), true)
		} else {
			r.do(c.close)
			inc := r.incident()
			equal(t, c.name+": why", inc.Closing.Reason, c.close.Reason)
			equal(t, c.name+": recorded", all(inc.Closing.Missing), c.said)
		}
		equal(t, c.name+": acme", r.delivery(1, "customer/acme").State, c.acme)
	}
	r := waitingRoom(t)
	refused := r.refuses(CodeWaiting, Close{})
	equal(t, "how many", refused.Args["count"], "3")
	equal(t, "to whom", refused.Args["names"], "Acme, Bolt, Cone")
}

func TestANoticeThatReachesNobodyAnyMoreIsAskedFor(t *testing.T) {
	r := told(t)
	r.courier(1, "customer/acme", DeliveryFailed)
	r.do(MarkDelivery{Number: 1, Recipient: "customer/bolt", Outcome: WrongNumber})
	gap, asked := find(Missing(r.incident(), r.plan), func(g Gap) bool { return g.Kind == GapNotice })
	equal(t, "asked for", asked, true)
	equal(t, "which", gap.Subject, "1")
}

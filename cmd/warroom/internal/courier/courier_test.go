package courier

import (
	"testing"

	"warroom/model"
)

func TestRunCarriesWhatWaitsAndTellsTheLog(t *testing.T) {
	d := newDesk(t, 30)
	number := d.tell("We are looking into it.")
	mail := &recorder{}
	d.once(by("mail", mail, Pace{Parallel: 4}))
	if got := len(mail.carried()); got != 30 {
		t.Errorf("%d letters left, want 30", got)
	}
	if got := states(d.outbox()); got[model.HandedOver] != 30 {
		t.Errorf("outbox: %v", got)
	}
	if got := d.delivered(d.inc, number); got[model.HandedOver] != 30 {
		t.Errorf("log: %v", got)
	}
	if n := d.incident(d.inc).Notices[0]; n.State != model.Sent {
		t.Errorf("the notice is %s", n.State)
	}
	load := mail.carried()[0]
	if load.Address == "" || load.ID == "" || load.Letter.Text != "We are looking into it." || load.Written.IsZero() {
		t.Errorf("load: %+v", load)
	}
}

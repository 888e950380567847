package courier

import (
	"testing"
	"time"

	"warroom/model"
)

// The outbox forgets what is long over, the log does not.
func TestSpentLettersAreCleared(t *testing.T) {
	d, carrier := newDesk(t, 3), &recorder{}
	number := d.tell("We are looking into it.")
	d.once(by("mail", carrier))
	d.do(d.inc, model.Close{Reason: "over", Anyway: true})
	at := func(days int) func(*Options) {
		return func(o *Options) {
			o.Clock = func() time.Time { return time.Now().AddDate(0, 0, days) }
		}
	}
	d.once(by("mail", carrier), at(89))
	if rows := d.outbox(); len(rows) != 3 {
		t.Errorf("%d rows are left too early", len(rows))
	}
	d.once(by("mail", carrier), at(91))
	if rows := d.outbox(); len(rows) != 1 {
		t.Errorf("%d rows are left, want the newest", len(rows))
	}
	if count := d.delivered(d.inc, number); count[model.HandedOver] != 3 || len(carrier.carried()) != 3 {
		t.Errorf("the log says %v, and %d letters left", count, len(carrier.carried()))
	}
}

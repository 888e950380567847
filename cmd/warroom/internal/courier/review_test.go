package courier

import (
	"context"
	"fmt"
	"testing"
	"time"

	"warroom/model"
)

// Between letting a notice go and the first look at the outbox something happens; what becomes of its letter?
func TestWhatMustNotLeaveStaysHere(t *testing.T) {
	first := model.DraftNotice{Audience: "customers", Text: "first"}
	for name, c := range map[string]struct {
		draft  model.DraftNotice
		then   func(*desk)
		after  time.Duration
		left   []string
		state  model.DeliveryState
		detail string
	}{
		"nothing happens": {draft: first, left: []string{"first"}, state: model.HandedOver, detail: "250 ok"},
		"a newer notice to the same people": {draft: first, left: []string{"second"}, state: model.Superseded, detail: "#2", then: func(d *desk) {
			d.queue(d.inc, model.DraftNotice{Audience: "customers", Text: "second"})
		}},
		"a newer notice to others": {draft: first, left: []string{"first"}, state: model.HandedOver, detail: "250 ok", then: func(d *desk) {
			d.queue(d.inc, model.DraftNotice{Audience: "staff", Text: "second"})
		}},
		"a newer notice that wakes nobody": {draft: first, left: []string{"first"}, state: model.HandedOver, detail: "250 ok", then: func(d *desk) {
			d.queue(d.inc, model.DraftNotice{Audience: "customers", Text: "second", Channels: []model.ChannelID{"page"}, Notify: model.NotifyNo})
		}},
		"a newer draft that nobody let go": {draft: first, left: []string{"first"}, state: model.HandedOver, detail: "250 ok", then: func(d *desk) {
			d.do(d.inc, model.DraftNotice{Audience: "customers", Text: "second"})
		}},
		"somebody says it by hand": {draft: first, state: model.Superseded, detail: "#2", then: func(d *desk) {
			d.do(d.inc, model.RecordNotice{Audience: "customers", Text: "told them all by telephone"})
		}},
		"it is taken back on the page": {draft: first, state: model.Superseded, detail: "#2", then: func(d *desk) {
			d.queue(d.inc, model.DraftNotice{
				Audience: "customers", Text: "second", Channels: []model.ChannelID{"page"}, Notify: model.NotifyNo, Follows: 1, Chain: model.Cancel,
			})
		}},
		"its time passes": {
			draft: model.DraftNotice{Audience: "customers", Text: "first", Valid: time.Hour}, after: 2 * time.Hour, state: model.DeliveryFailed,
			detail: DetailExpired,
		},
		"a person marks it": {draft: first, state: model.Confirmed, detail: "told her myself", then: func(d *desk) {
			d.do(d.inc, model.MarkDelivery{Number: 1, Recipient: "address/c0000@example.com", State: model.Confirmed, Detail: "told her myself"})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, 1)
			d.queue(d.inc, c.draft)
			if c.then != nil {
				c.then(d)
			}
			mail := &recorder{}
			d.once(by("mail", mail), func(o *Options) { o.Clock = func() time.Time { return time.Now().Add(c.after) } })
			var left []string
			for _, load := range mail.carried() {
				left = append(left, load.Letter.Text)
			}
			if row := d.outbox()[0]; fmt.Sprint(left) != fmt.Sprint(c.left) || row.State != c.state || row.Detail != c.detail {
				t.Errorf("%v left, and the first letter is %s (%s); want %v, %s (%s)", left, row.State, row.Detail, c.left, c.state, c.detail)
			}
			if got := d.delivered(d.inc, 1); got[c.state] != 1 {
				t.Errorf("the log says %v", got)
			}
		})
	}
}

// What happens while a letter is on its way to the last step is seen at the last step.
func TestTheLastLookIsTakenRightBeforeTheEnd(t *testing.T) {
	d := newDesk(t, 1)
	d.tell("first")
	var left []string
	slow := carrierFunc(func(_ context.Context, load Load, ending func() error) Outcome {
		if len(d.incident(d.inc).Notices) == 1 {
			d.tell("second")
			<-time.After(2 * glance) // longer than a look is shared
		}
		if err := ending(); err != nil {
			return Outcome{State: model.InQueue, Detail: err.Error()}
		}
		left = append(left, load.Letter.Text)
		return Outcome{State: model.HandedOver}
	})
	d.once(by("mail", slow))
	if fmt.Sprint(left) != "[second]" {
		t.Errorf("%v left", left)
	}
	if row := d.outbox()[0]; row.State != model.Superseded {
		t.Errorf("the first letter is %s", row.State)
	}
}

func TestALetterThatWaitsToBeTriedAgainMakesRoomForANewerOne(t *testing.T) {
	d := newDesk(t, 1)
	d.tell("first")
	mail := &recorder{answer: func(load Load) Outcome {
		if load.Letter.Text == "first" {
			return Outcome{State: model.InQueue, Detail: "451 later", After: time.Hour}
		}
		return Outcome{State: model.HandedOver}
	}}
	d.once(by("mail", mail))
	d.tell("second")
	d.once(by("mail", mail))
	if got := d.outbox(); got[0].State != model.Superseded || got[1].State != model.HandedOver {
		t.Errorf("the letters are %s and %s", got[0].State, got[1].State)
	}
}

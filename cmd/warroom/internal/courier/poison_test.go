package courier

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

// poisoned is a book in which some recipients break whatever touches them.
type poisoned struct{}

func (poisoned) Contacts(ctx context.Context, inc *model.Incident, plan *model.Plan, to model.RecipientID) ([]model.Contact, error) {
	switch to {
	case "address/c0000@example.com":
		panic("the letter cannot be made")
	case "address/c0001@example.com":
		return []model.Contact{{Way: "mail", Value: "x@example.com\r\nBcc: all@example.com"}}, nil
	case "address/c0002@example.com":
		return nil, errors.New("the directory does not answer")
	}
	return addresses{}.Contacts(ctx, inc, plan, to)
}

// One letter that cannot be made, one with an address that is none, one whose address cannot be read, one that breaks
// its carrier before the end and one after it: the others leave, and so does what comes later for the same people.
func TestPoisonIsIsolated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 20)
		var troubles atomic.Int64
		mail := &recorder{}
		carrier := carrierFunc(func(ctx context.Context, load Load, ending func() error) Outcome {
			switch load.Address {
			case "c0003@example.com":
				panic("before the end")
			case "c0004@example.com":
				if err := ending(); err != nil {
					t.Error(err)
				}
				panic("after the end")
			}
			return mail.Carry(ctx, load, ending)
		})
		_, stop := running(t, m, by("mail", carrier, Pace{Parallel: 3}), func(o *Options) {
			o.Book, o.Report = poisoned{}, func(error) { troubles.Add(1) }
		})
		defer stop()
		m.tell(t, model.DraftNotice{Text: "first"})
		time.Sleep(time.Second)
		if got := len(mail.carried()); got != 15 {
			t.Errorf("%d letters left within a second", got)
		}
		time.Sleep(48 * time.Hour)
		rows := m.parcels()
		for n, want := range []struct {
			state  model.DeliveryState
			detail string
			tries  int
		}{
			{model.DeliveryFailed, DetailBroken, 1},
			{model.DeliveryFailed, DetailAddress, 1},
			{model.DeliveryFailed, "look up the address: the directory does not answer", defaultMost},
			{model.DeliveryFailed, DetailCrashed, maxCrashes},
			{model.Uncertain, DetailCrashed, 1},
		} {
			if p := rows[n]; p.State != want.state || p.Detail != want.detail || p.Tries != want.tries {
				t.Errorf("letter %d is %s (%s) after %d tries, want %+v", n, p.State, p.Detail, p.Tries, want)
			}
		}
		if troubles := troubles.Load(); troubles == 0 || troubles > 5 {
			t.Errorf("%d troubles were reported", troubles)
		}
	})
}

func TestALinkThatIsDownIsNoFaultOfTheLetter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 100)
		sms := &gateway{}
		sms.down.Store(true)
		_, stop := running(t, m, by("mail", sms, Pace{Parallel: 5}))
		defer stop()
		m.tell(t, model.DraftNotice{Text: "first"})
		time.Sleep(26 * time.Hour) // longer than any letter is tried for
		if got := states(m.parcels()); got[model.InQueue] != 100 {
			t.Errorf("outbox: %v", got)
		}
		sms.down.Store(false)
		time.Sleep(2 * time.Minute)
		if got := states(m.parcels()); got[model.HandedOver] != 100 {
			t.Errorf("outbox: %v", got)
		}
	})
}

func TestWhatIsLongAgoIsUnknown(t *testing.T) {
	now := time.Now()
	links := Fresh([]model.Link{
		{Channel: "a", State: model.LinkOnline, Tried: now.Add(-time.Minute)},
		{Channel: "b", State: model.LinkOnline, Tried: now.Add(-time.Hour)},
		{Channel: "c", State: model.LinkOffline, Tried: now.Add(-time.Hour)},
		{Channel: "d", State: model.LinkByHand},
	}, now)
	for n, want := range []model.LinkState{model.LinkOnline, model.LinkUnknown, model.LinkUnknown, model.LinkByHand} {
		if links[n].State != want {
			t.Errorf("%s is %s, want %s", links[n].Channel, links[n].State, want)
		}
	}
}

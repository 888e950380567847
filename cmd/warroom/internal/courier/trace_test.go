package courier

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

// spooler is a carrier whose other side says later what became of letters.
type spooler struct {
	recorder
	mu    sync.Mutex
	known map[string]Outcome
	asked int
}

func (s *spooler) Trace(ids []string) map[string]Outcome {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked += len(ids)
	return s.known
}

func (s *spooler) learn(id string, state model.DeliveryState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]Outcome{}
	}
	s.known[id] = Outcome{State: state, Detail: "the modem said so"}
}

// What a modem says of a letter long after it was handed over is marked and told while the room is open and has nothing
// else to do.
func TestLettersAreAskedAfterLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, modem := opened(t, 3), &spooler{}
		_, stop := running(t, m, by("mail", modem))
		defer stop()
		m.tell(t, model.DraftNotice{Subject: "open", Text: "We are looking into it."})
		time.Sleep(time.Hour) // it sleeps by now
		if count := states(m.parcels()); count[model.HandedOver] != 3 {
			t.Fatalf("states: %v", count)
		}
		rows := m.parcels()
		modem.learn(rows[0].Key, model.Delivered)
		modem.learn(rows[1].Key, model.DeliveryFailed)
		modem.learn("nobody's", model.Delivered)
		time.Sleep(2 * time.Minute)
		if got := m.parcels(); got[0].State != model.Delivered || got[1].State != model.DeliveryFailed || got[1].Detail != "the modem said so" || got[2].State != model.HandedOver {
			t.Errorf("rows: %+v", got)
		}
		if delivered := m.incs["inc"].Notices[0].Deliveries(); delivered[0].State != model.Delivered || delivered[1].State != model.DeliveryFailed {
			t.Errorf("the log says %+v", delivered)
		}
		marks := m.marks
		time.Sleep(8 * 24 * time.Hour)
		asked := modem.asked
		time.Sleep(24 * time.Hour)
		if m.marks != marks || modem.asked != asked {
			t.Errorf("%d marks for nothing, asked %d times after a week", m.marks-marks, modem.asked-asked)
		}
	})
}

// Who sends from time to time only learns it the next time.
func TestARunAsksAfterLetters(t *testing.T) {
	d, modem := newDesk(t, 2), &spooler{}
	number := d.tell("We are looking into it.")
	d.once(by("mail", modem))
	for _, row := range d.outbox() {
		modem.learn(row.Key, model.Delivered)
	}
	d.do(d.inc, model.MarkDelivery{Number: number, Recipient: d.outbox()[0].Recipient, Channel: "mail", State: model.Confirmed})
	d.once(by("mail", modem))
	if count := d.delivered(d.inc, number); count[model.Delivered] != 1 || count[model.Confirmed] != 1 {
		t.Errorf("the log says %v", count)
	}
}

// A letter of which nobody knew whether it left is known once the modem says so.
func TestUncertainLettersAreAskedAfter(t *testing.T) {
	d, modem := newDesk(t, 1), &spooler{}
	modem.answer = func(Load) Outcome { return Outcome{State: model.Uncertain, Detail: "interrupted"} }
	number := d.tell("We are looking into it.")
	d.once(by("mail", modem))
	if count := d.delivered(d.inc, number); count[model.Uncertain] != 1 {
		t.Fatalf("the log says %v", count)
	}
	modem.learn(d.outbox()[0].Key, model.Delivered)
	d.once(by("mail", modem))
	if count := d.delivered(d.inc, number); count[model.Delivered] != 1 {
		t.Errorf("the log says %v", count)
	}
}

// A carrier that breaks when it is asked takes nothing with it.
func TestBrokenTracerIsLeftAlone(t *testing.T) {
	d := newDesk(t, 1)
	number := d.tell("We are looking into it.")
	broken := &breaksWhenAsked{}
	d.once(by("mail", broken))
	d.once(by("mail", broken))
	if count := d.delivered(d.inc, number); count[model.HandedOver] != 1 {
		t.Errorf("the log says %v", count)
	}
}

type breaksWhenAsked struct{ recorder }

func (*breaksWhenAsked) Trace([]string) map[string]Outcome { panic("no folder") }

// hangsWhenAsked is a carrier whose folders lie on a disk that does not answer any more.
type hangsWhenAsked struct {
	recorder
	asked atomic.Int64
	free  chan struct{}
}

func (h *hangsWhenAsked) Trace([]string) map[string]Outcome {
	h.asked.Add(1)
	<-h.free
	return nil
}

// One that hangs is asked once, however long the room is open, and again after it has answered.
func TestHungTracerIsAskedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, modem := opened(t, 1), &hangsWhenAsked{free: make(chan struct{})}
		_, stop := running(t, m, by("mail", modem))
		defer stop()
		m.tell(t, model.DraftNotice{Subject: "open", Text: "We are looking into it."})
		time.Sleep(time.Hour)
		if n := modem.asked.Load(); n != 1 {
			t.Errorf("it was asked %d times at once", n)
		}
		close(modem.free)
		time.Sleep(time.Hour)
		if n := modem.asked.Load(); n < 10 {
			t.Errorf("it was asked %d times after it had answered", n)
		}
	})
}

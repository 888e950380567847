package courier

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

// gateway is a carrier whose other side can be down.
type gateway struct {
	recorder
	down     atomic.Bool
	attempts []time.Time // while it was down
	inside   int         // at the same time, while it was down
	most     int
}

func (g *gateway) Carry(ctx context.Context, load Load, ending func() error) Outcome {
	if !g.down.Load() {
		return g.recorder.Carry(ctx, load, ending)
	}
	g.mu.Lock()
	g.attempts = append(g.attempts, time.Now())
	g.inside++
	g.most = max(g.most, g.inside)
	g.mu.Unlock()
	pause(ctx, 2*time.Second) // a connection that is not answered
	g.mu.Lock()
	g.inside--
	g.mu.Unlock()
	return Outcome{State: model.InQueue, Detail: "connect: no route to host", Link: true}
}

// A gateway is down for six hours while three notices are let go to seven hundred people.
func TestSixHourOutage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const rate, people, before = 10, 700, 100
		m := opened(t, people)
		sms := &gateway{}
		_, stop := running(t, m, by("mail", sms, Pace{Rate: rate, Parallel: 4}))
		defer stop()
		m.tell(t, model.DraftNotice{Subject: "open", Text: "We are looking into it.", Status: model.Investigating})
		time.Sleep(before * time.Second / rate)
		sms.down.Store(true)
		broke := time.Now()
		time.Sleep(3 * time.Hour)
		m.tell(t, model.DraftNotice{Subject: "update", Text: "We know the cause.", Status: model.Identified})
		time.Sleep(3 * time.Hour)
		m.tell(t, model.DraftNotice{Subject: "resolved", Text: "All works again.", Status: model.Resolved})
		time.Sleep(20 * time.Minute)
		if link := m.link("mail"); link.State != model.LinkOffline || link.Detail == "" || link.Since.Sub(broke) > 10*time.Second {
			t.Errorf("link: %+v", link)
		}
		sms.down.Store(false)
		time.Sleep(people*time.Second/rate + 2*time.Minute)
		if link := m.link("mail"); link.State != model.LinkOnline {
			t.Errorf("link: %+v", link)
		}
		checkRate(t, sms.times, rate)
		checkProbes(t, sms)
		checkOrder(t, m, sms.carried(), people)
	})
}

func checkRate(t *testing.T, times []time.Time, rate int) {
	t.Helper()
	slices.SortFunc(times, time.Time.Compare)
	for n := range times {
		if n+rate < len(times) && times[n+rate].Sub(times[n]) < time.Second {
			t.Fatalf("more than %d letters left within a second, at %s", rate, times[n])
		}
	}
}

func checkProbes(t *testing.T, g *gateway) {
	t.Helper()
	// Four letters may be under way when the gateway breaks; from then on one tries at a time.
	if hours := 6; len(g.attempts) < 60*hours || len(g.attempts) > 400*hours {
		t.Errorf("%d attempts while it was down", len(g.attempts))
	}
	if g.most > 4 {
		t.Errorf("%d attempts at the same time", g.most)
	}
	for n := 5; n+1 < len(g.attempts); n++ {
		if gap := g.attempts[n+1].Sub(g.attempts[n]); gap < 3*time.Second { // two seconds of trying and a second of rest
			t.Fatalf("two probes within %s", gap)
		}
	}
}

func checkOrder(t *testing.T, m *memory, loads []Load, people int) {
	t.Helper()
	got := map[model.RecipientID]string{}
	for _, load := range loads {
		got[load.Recipient] += load.Letter.Subject + " "
		if load.Letter.Subject == "resolved" && !strings.HasPrefix(load.Letter.Text, "Written at ") {
			t.Fatalf("a late letter does not say so: %q", load.Letter.Text)
		}
	}
	count := map[string]int{}
	for _, subjects := range got {
		count[subjects]++
	}
	if len(got) != people || len(count) != 2 || count["open resolved "] < 90 || count["resolved "] < 590 {
		t.Errorf("%d people got %v", len(got), count)
	}
	if of := states(m.parcels()); of[model.InQueue] != 0 || of[model.HandedOver] != len(loads) || of[model.Superseded] != 3*people-len(loads) {
		t.Errorf("outbox: %v, %d letters left", of, len(loads))
	}
}

func TestOneChannelThatHangsDelaysNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 1)
		released := make(chan struct{})
		defer close(released)
		mail, room := &recorder{}, &recorder{answer: func(Load) Outcome {
			<-released // whatever its context says
			return Outcome{State: model.HandedOver}
		}}
		_, stop := running(t, m, by("mail", mail), by("room", room))
		m.tell(t, model.DraftNotice{Audience: "staff", Text: "Come in."})
		time.Sleep(10 * time.Second)
		start := time.Now()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(time.Second)
		if letters := mail.carried(); len(letters) != 1 || mail.when()[0].Sub(start) > time.Second {
			t.Errorf("mail waited for the chat room: %d letters", len(letters))
		}
		time.Sleep(2 * time.Minute)
		if link := m.link("room"); link.State != model.LinkOffline || link.Detail != DetailHung {
			t.Errorf("link: %+v", link)
		}
		asked := time.Now()
		stop()
		if took := time.Since(asked); took > 12*time.Second {
			t.Errorf("stopping took %s", took)
		}
	})
}

func TestRetriesBackOffUntilTheLetterIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 1)
		mail := &recorder{answer: func(Load) Outcome { return Outcome{State: model.InQueue, Detail: "451 later"} }}
		_, stop := running(t, m, by("mail", mail), func(o *Options) { o.Chance = func() float64 { return 0.999 } })
		defer stop()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(26 * time.Hour)
		times := mail.when()
		if len(times) != defaultMost {
			t.Fatalf("%d tries", len(times))
		}
		for n := 2; n < len(times); n++ {
			if before, gap := times[n-1].Sub(times[n-2]), times[n].Sub(times[n-1]); gap < before-time.Second {
				t.Errorf("try %d came after %s, the one before after %s", n+1, gap, before)
			}
		}
		if p := m.parcels()[0]; p.State != model.DeliveryFailed || p.Detail != "451 later" || p.Tries != defaultMost {
			t.Errorf("row: %+v", p)
		}
	})
}

func TestRetryAfterIsHonoured(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 1)
		mail := &recorder{}
		mail.answer = func(Load) Outcome {
			if len(mail.when()) == 0 {
				return Outcome{State: model.InQueue, Detail: "429", After: time.Hour}
			}
			return Outcome{State: model.Delivered}
		}
		_, stop := running(t, m, by("mail", mail))
		defer stop()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(2 * time.Hour)
		if len(mail.when()) != 2 || mail.when()[1].Sub(mail.when()[0]) < time.Hour {
			t.Errorf("tries at %v", mail.when())
		}
	})
}

func TestOneProcessAtATimeCarries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 300)
		first, second := &recorder{}, &recorder{}
		pace := Pace{Rate: 10}
		_, stop := running(t, m, by("mail", first, pace))
		synctest.Wait()
		_, stopSecond := running(t, m, by("mail", second, pace), func(o *Options) { o.Holder = "two" })
		defer stopSecond()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(10 * time.Second)
		if len(second.carried()) != 0 {
			t.Errorf("the second process carried %d letters", len(second.carried()))
		}
		stop()
		time.Sleep(time.Minute)
		if one, two := len(first.carried()), len(second.carried()); one+two != 300 || one == 0 || two == 0 {
			t.Errorf("%d letters by the first, %d by the second", one, two)
		}
	})
}

func TestNothingLeavesThatCannotBeRecorded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 50)
		mail := &recorder{}
		mail.answer = func(Load) Outcome {
			if len(mail.carried()) == 10 {
				m.fill(errFull)
			}
			return Outcome{State: model.HandedOver}
		}
		c, stop := running(t, m, by("mail", mail))
		defer stop()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(time.Hour)
		if got := len(mail.carried()); got > 11 || got < 10 {
			t.Errorf("%d letters left a full disk", got)
		}
		if model.CodeOf(c.Trouble()) != model.CodeDiskFull {
			t.Errorf("trouble: %v", c.Trouble())
		}
		mail.answer = nil
		m.fill(nil)
		time.Sleep(time.Minute)
		seen := map[string]int{}
		for _, load := range mail.carried() {
			seen[load.ID]++
		}
		if got := states(m.parcels()); len(seen) != 50 || len(mail.carried()) != 50 || got[model.HandedOver] != 50 || c.Trouble() != nil {
			t.Errorf("%d letters of %d left; outbox %v; trouble %v", len(mail.carried()), len(seen), got, c.Trouble())
		}
	})
}

func TestAResultThatCannotBeRecordedIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := opened(t, 5)
		mail := &recorder{}
		filling := carrierFunc(func(ctx context.Context, load Load, ending func() error) Outcome {
			outcome := mail.Carry(ctx, load, ending)
			if len(mail.carried()) == 1 {
				m.fill(errFull) // between the letter and its result
			}
			return outcome
		})
		_, stop := running(t, m, by("mail", filling))
		defer stop()
		m.tell(t, model.DraftNotice{Text: "We are looking into it."})
		time.Sleep(10 * time.Minute)
		if got := len(mail.carried()); got != 1 {
			t.Fatalf("%d letters left", got)
		}
		m.fill(nil)
		time.Sleep(time.Minute)
		if got := states(m.parcels()); len(mail.carried()) != 5 || got[model.HandedOver] != 5 {
			t.Errorf("%d letters left, outbox %v", len(mail.carried()), got)
		}
	})
}

// carrierFunc is a function as a carrier.
type carrierFunc func(context.Context, Load, func() error) Outcome

func (f carrierFunc) Carry(ctx context.Context, load Load, ending func() error) Outcome {
	return f(ctx, load, ending)
}

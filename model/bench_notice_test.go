package model

import (
	"fmt"
	"runtime"
	"testing"
)

// many is a room with so many customers hit, one in ten of them gold, and a notice to them in the queue.
func many(t testing.TB, customers int) *room {
	r := crowd(t)
	var all []Customer
	for n := range customers {
		c := Customer{ID: CustomerID(fmt.Sprintf("c%05d", n)), Name: fmt.Sprintf("Customer %d", n), Ways: []string{"mail", "phone"}}
		if n%10 == 0 {
			c.Tier = "gold"
		}
		all = append(all, c)
	}
	r.do(HitCustomers{Customers: all})
	r.do(DraftNotice{Audience: "customers", Text: "we know", Channels: []ChannelID{"mail"}})
	r.do(QueueNotice{Number: 1})
	return r
}

// receipts are the events in which a courier tells of every delivery of notice 1, so many in one.
func (r *room) receipts(batch int) (before, after []Event) {
	n := r.notice(1)
	at := len(r.logs[r.here])
	for _, dispatch := range n.Dispatches {
		for from := 0; from < len(dispatch.Deliveries); from += batch {
			var all []Receipt
			for which := from; which < min(from+batch, len(dispatch.Deliveries)); which++ {
				all = append(all, Receipt{Delivery: which, State: HandedOver})
			}
			body := DeliveriesMarked{Number: 1, Notice: n.Ref, Dispatch: dispatch.Ref, Receipts: all}
			r.seq, r.hlc = r.seq+1, r.hlc.Next(r.now)
			event, err := Draft{Incident: r.here, Body: body, At: StampAt(r.now, "UTC"), Actor: Actor{Person: "courier"}}.Seal(r.site, r.seq, r.hlc, r.now, r.prev)
			if err != nil {
				r.t.Fatal(err)
			}
			r.prev = event.Hash()
			r.logs[r.here] = append(r.logs[r.here], event)
		}
	}
	return r.logs[r.here][:at], r.logs[r.here][at:]
}

func BenchmarkAddressees(b *testing.B) {
	r := many(b, 20_000)
	inc, n := r.incident(), r.notice(1)
	b.ReportAllocs()
	for b.Loop() {
		if to, _ := Addressees(inc, r.plan, n); len(to) < 18_000 {
			b.Fatal("too few")
		}
	}
}

func BenchmarkTally(b *testing.B) {
	inc := many(b, 20_000).incident()
	b.ReportAllocs()
	for b.Loop() {
		Tallies(inc)
	}
}

// BenchmarkReceipts follows 10,000 receipts in batches of 200, as a room does.
func BenchmarkReceipts(b *testing.B) {
	before, after := many(b, 11_112).receipts(200)
	base := Fold(before)
	b.ReportAllocs()
	for b.Loop() {
		state := base
		for n := range after {
			state, _ = state.Extend(after[n : n+1])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(after)), "µs/batch")
}

// Twice as many recipients may cost a little more than twice, never four times.
func TestReceiptsCostWhatTheyAre(t *testing.T) {
	spent := func(customers int) uint64 {
		before, after := many(t, customers).receipts(200)
		state := Fold(before)
		var start, end runtime.MemStats
		runtime.ReadMemStats(&start)
		for n := range after {
			state, _ = state.Extend(after[n : n+1])
		}
		runtime.ReadMemStats(&end)
		if tally := Tallies(state)[0]; tally.Reached != tally.All {
			t.Fatalf("not everybody was counted: %+v", tally)
		}
		return end.TotalAlloc - start.TotalAlloc
	}
	small, large := spent(2_000), spent(8_000)
	if large > 6*small {
		t.Errorf("4 times the recipients cost %d times the memory: %d, %d", large/small, small, large)
	}
}

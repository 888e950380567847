package storage

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"warroom/model"
)

// crammed is a log whose outbox has so many letters: rows that were put there as the writer puts them, in lines of
// the given depth.
func crammed(b *testing.B, letters, depth int) *Log {
	b.Helper()
	l, id := newDesk(b, 1, Options{})
	send(b, l, id)
	parcel := outbox(b, l, OutboxFilter{})[0]
	err := l.write(context.Background(), &job{run: func(t *turn) error {
		for n := range letters {
			to := model.RecipientID(fmt.Sprintf("customer/c%06d", n%(letters/depth)))
			_, err := t.exec(insertParcel, t.home.key, int64(parcel.Dispatch.Seq), n+1, 1, parcel.Notice.String(), 1, "real", "press", //nolint:gosec // a small number
				string(to), "Somebody", "mail", "en", keyOf(id, parcel.Notice, to, "mail"), t.now.UnixMilli(), t.now.UnixMilli(), n < letters/depth)
			if err != nil {
				return err
			}
		}
		return nil
	}})
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// BenchmarkDue asks what may be tried now of a full outbox, in lines of one letter and of twenty; "off" is with all of
// the first ones put off.
func BenchmarkDue(b *testing.B) {
	for _, letters := range []int{10_000, 100_000} {
		for _, depth := range []int{1, 20} {
			l := crammed(b, letters, depth)
			b.Run(fmt.Sprintf("letters=%d/depth=%d", letters, depth), func(b *testing.B) {
				for b.Loop() {
					if parcels, _, err := l.DueIn(b.Context(), Line{Channel: "mail"}, time.Now(), 64); err != nil || len(parcels) != 64 {
						b.Fatal(len(parcels), err)
					}
				}
			})
			if _, err := l.writer.conn.ExecContext(b.Context(), `UPDATE parcel SET next = ? WHERE first = 1`, time.Now().Add(time.Hour).UnixMilli()); err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("letters=%d/depth=%d/off", letters, depth), func(b *testing.B) {
				for b.Loop() {
					if parcels, next, err := l.DueIn(b.Context(), Line{Channel: "mail"}, time.Now(), 64); err != nil || len(parcels) != 0 || next.IsZero() {
						b.Fatal(len(parcels), next, err)
					}
				}
			})
		}
	}
}

// BenchmarkLinks counts what waits for each channel of a full outbox.
func BenchmarkLinks(b *testing.B) {
	l := crammed(b, 100_000, 1)
	for b.Loop() {
		if links, err := l.Links(b.Context()); err != nil || len(links) != 1 {
			b.Fatal(links, err)
		}
	}
}

// BenchmarkMark sends letters to nowhere, each durable before and after it leaves, by so many at once.
func BenchmarkMark(b *testing.B) {
	for _, senders := range []int{1, 8, 32} {
		b.Run(fmt.Sprintf("senders=%d", senders), func(b *testing.B) {
			l := crammed(b, 10_000, 1)
			b.ResetTimer()
			for n := 0; n < b.N; n += 10_000 {
				if _, err := l.writer.conn.ExecContext(b.Context(), `UPDATE parcel SET state = 'queued', ending = 0, told = 1, first = 1`); err != nil {
					b.Fatal(err)
				}
				var all sync.WaitGroup
				work := make(chan int64)
				for range senders {
					all.Go(func() {
						for id := range work {
							for _, m := range []ParcelMark{{ID: id, State: model.InQueue, Ending: true, Tries: 1}, {ID: id, State: model.HandedOver, Tries: 1, Detail: "250 ok"}} {
								if err := l.MarkParcels(context.Background(), []ParcelMark{m}); err != nil {
									b.Error(err)
								}
							}
						}
					})
				}
				for id := range min(b.N-n, 10_000) {
					work <- int64(id) + 2
				}
				close(work)
				all.Wait()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
		})
	}
}

// BenchmarkQueue lets a notice go to ten thousand.
func BenchmarkQueue(b *testing.B) {
	l, id := newDesk(b, 10_000, Options{})
	for b.Loop() {
		send(b, l, id)
	}
}

// thousands are customers as a company of some size has them.
func thousands(n int) []Contactable {
	first := []string{"Müller", "Silva", "Nordwind", "Conceição", "Acme", "Schäfer", "Łódź", "Blue", "Santos", "Jørgensen", "O'Neil", "Groß"}
	second := []string{"Logistik", "Saúde", "Handel", "Bank", "Energia", "Systems", "Papier", "Transportes", "Klinik", "Foods"}
	third := []string{"GmbH", "AG", "Ltda", "S.A.", "Ltd", "KG", "SE", "e.V."}
	all := make([]Contactable, n)
	for i := range all {
		all[i] = Contactable{
			Customer: model.Customer{
				ID: model.CustomerID(fmt.Sprintf("k-%05d", i)), Name: fmt.Sprintf("%s %s %d %s", first[i%12], second[i/12%10], i/120, third[i%8]),
				Tier: "gold", Language: "de", Contract: fmt.Sprint("V-", i), Fee: int64(i) * 100, Currency: "EUR", Owner: "ana",
			},
			Contact: first[(i+5)%12] + " " + second[(i+3)%10], Mail: fmt.Sprintf("kontakt-%d@example.com", i), Phone: fmt.Sprintf("+49 69 %06d", i), Mobile: fmt.Sprintf("+49 170 %06d", i),
		}
	}
	return all
}

func BenchmarkKeepCustomers(b *testing.B) {
	all := thousands(20_000)
	for b.Loop() {
		l := newLog(b, Options{})
		if added, _, err := l.KeepCustomers(b.Context(), all); err != nil || added != len(all) {
			b.Fatal(added, err)
		}
		for i := range all {
			all[i].Fee++
		}
		if _, changed, err := l.KeepCustomers(b.Context(), all); err != nil || changed != len(all) {
			b.Fatal(changed, err)
		}
	}
}

func BenchmarkFindCustomers(b *testing.B) {
	l := newLog(b, Options{})
	keep(b, l, thousands(20_000)...)
	for _, query := range []string{"k-17321", "muller bank 12", "g", "conceicao", "zzz", ""} {
		b.Run(fmt.Sprintf("%q", query), func(b *testing.B) {
			for b.Loop() {
				if _, err := l.FindCustomers(b.Context(), query, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

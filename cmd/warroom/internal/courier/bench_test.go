package courier_test

import (
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	carrier "warroom/cmd/warroom/internal/courier/mail"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

// BenchmarkTenThousand carries 10,000 letters from the outbox to a mail server on this machine, each durable before and
// after it leaves and told to the log, and then sends as many to the same server with the mail library alone, which works
// one connection: one message after the other, each to one recipient.
//
//	go test -run '^$' -bench TenThousand -benchtime 1x ./cmd/warroom/internal/courier
func BenchmarkTenThousand(b *testing.B) {
	const letters, parallel = 10_000, 128
	subject, text := "Checkout is down", strings.Repeat("We are looking into it and will write again within the hour.\n", 8)
	server := sink.Start(b, sink.Counting())
	host, port, err := net.SplitHostPort(server.Addr)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		log, book := courier.LetGo(b, letters, subject, text)
		mails := carrier.New(carrier.Config{
			Host: host, Port: port, Security: carrier.Clear, From: mail.Address{Address: "crisis@example.com"}, Keep: parallel,
		})
		before := server.Count.Load()
		b.StartTimer()
		start := time.Now()
		err := courier.Run(b.Context(), courier.Options{
			Store: log, Book: book, Once: true, Holder: "bench",
			Carriers: map[model.ChannelID]courier.Carrier{"mail": mails},
			Paces:    map[model.ChannelID]courier.Pace{"mail": {Parallel: parallel}},
		})
		took := time.Since(start)
		b.StopTimer()
		if err != nil || server.Count.Load()-before != letters {
			b.Fatal(err, server.Count.Load()-before)
		}
		_ = mails.Close()
		start = time.Now()
		if err := sink.Bare(b.Context(), server.Addr, letters, subject, text); err != nil {
			b.Fatal(err)
		}
		bare := time.Since(start)
		b.ReportMetric(letters/took.Seconds(), "letters/s")
		b.ReportMetric(letters/bare.Seconds(), "bare/s")
		b.ReportMetric(bare.Seconds()/took.Seconds(), "x-bare")
		b.StartTimer()
	}
}

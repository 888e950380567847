package mail_test

import (
	"fmt"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
)

// BenchmarkCarrier is one letter after the other over one connection; BenchmarkBare is the same with the library alone.
func BenchmarkCarrier(b *testing.B) {
	server := sink.Start(b, sink.Counting())
	carrier := reaching(b, server.Addr)
	one := 0
	for b.Loop() {
		one++
		outcome := carrier.Carry(b.Context(), letter(func(l *courier.Load) { l.Address = fmt.Sprintf("customer%d@example.com", one) }), recorded)
		if outcome.State != model.HandedOver {
			b.Fatal(outcome)
		}
	}
}

func BenchmarkBare(b *testing.B) {
	server := sink.Start(b, sink.Counting())
	of := letter().Letter
	b.ResetTimer()
	if err := sink.Bare(b.Context(), server.Addr, b.N, of.Subject, of.Text); err != nil {
		b.Fatal(err)
	}
}

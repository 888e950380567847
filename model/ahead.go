package model

import (
	"iter"
	"slices"
)

// ahead is how many bodies are decoded at a time while earlier ones are applied.
const ahead = 1024

// decoded yields events with their bodies; nil for a body that this version cannot read. To decode is half of what a
// fold costs, so for a long log it runs beside the applying.
func decoded(events []Event) iter.Seq2[Event, Body] {
	if len(events) <= ahead {
		return func(yield func(Event, Body) bool) {
			for _, event := range events {
				if fact, _ := event.Decode(); !yield(event, fact) {
					return
				}
			}
		}
	}
	return func(yield func(Event, Body) bool) {
		chunks := make(chan []Body, len(events)/ahead+1) // room for all: who decodes never waits
		go func() {
			defer close(chunks)
			for some := range slices.Chunk(events, ahead) {
				facts := make([]Body, len(some))
				for n, event := range some {
					facts[n], _ = event.Decode()
				}
				chunks <- facts
			}
		}()
		n := 0
		for facts := range chunks {
			for _, fact := range facts {
				if !yield(events[n], fact) {
					return
				}
				n++
			}
		}
	}
}

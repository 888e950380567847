package pane

import (
	"testing"

	"warroom/plans"
)

// BenchmarkBook sets every page of the shipped plan, as a command does once for each plan.
func BenchmarkBook(b *testing.B) {
	folder := plans.DefaultFolder("de")
	for b.Loop() {
		NewBook(folder, now)
	}
}

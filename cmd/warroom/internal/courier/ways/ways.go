// Package ways reads channels.yaml: by which carrier each channel of the plan leaves, and how fast.
//
// The file is strict: what is not known in it is an error with its place. Secrets never stand in it, only where they are:
// in a variable of the environment, or in a file that nobody else can read. A secret that cannot be had makes its channel
// unusable, with a sentence that says so; the others work.
package ways

import (
	"context"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// FileName is what the file is called.
const FileName = "channels.yaml"

// Beside is where the file of a database is looked for.
func Beside(database string) string { return filepath.Join(filepath.Dir(database), FileName) }

// Rate is how many letters may leave in a span of time; the zero Rate is no limit.
type Rate struct {
	Count int
	Per   time.Duration
}

// PerSecond is the rate as a number; 0 is no limit.
func (r Rate) PerSecond() float64 {
	if r.Count == 0 || r.Per == 0 {
		return 0
	}
	return float64(r.Count) / r.Per.Seconds()
}

// Way is how one channel leaves.
type Way struct {
	Channel  model.ChannelID
	Kind     Kind
	Rate     Rate
	Parallel int    // letters on their way at once, at least 1
	TestTo   string // the operator's own address
	Trouble  string // why the channel cannot be used, in the reader's language; empty if it can
	Carrier  courier.Carrier
}

// Ways are the channels of a file by name.
type Ways map[model.ChannelID]Way

// Carriers are what a courier works with. A channel in trouble has one that says so and loses nothing.
func (w Ways) Carriers() map[model.ChannelID]courier.Carrier {
	all := make(map[model.ChannelID]courier.Carrier, len(w))
	for id, way := range w {
		all[id] = way.Carrier
	}
	return all
}

// Sorted are the ways in the order of their names.
func (w Ways) Sorted() []Way {
	all := make([]Way, 0, len(w))
	for _, id := range slices.Sorted(maps.Keys(w)) {
		all = append(all, w[id])
	}
	return all
}

// Close ends what the carriers keep open.
func (w Ways) Close() error {
	for _, way := range w {
		if closer, ok := way.Carrier.(io.Closer); ok {
			_ = closer.Close()
		}
	}
	return nil
}

// troubled keeps letters for a channel that cannot be used as it is set up.
type troubled string

// Carry implements [courier.Carrier].
func (t troubled) Carry(context.Context, courier.Load, func() error) courier.Outcome {
	return courier.Outcome{State: model.InQueue, Detail: string(t), Link: true}
}

package courier

import (
	"cmp"
	"math/rand/v2"
	"os"
	"time"

	"warroom/model"
)

// Options are what a courier works with. Store and Book are needed; the rest may be left out.
type Options struct {
	Store    Store
	Book     Book
	Carriers map[model.ChannelID]Carrier // a channel that is not in it is worked by hand
	Paces    map[model.ChannelID]Pace    // how fast they are worked; one at a time if not said

	Exercise string                     // the folder in which letters of exercises end; empty: they wait
	Rehearse func(*model.Incident) bool // whether an incident is treated like an exercise though it is none, such as a demonstration

	Clock  func() time.Time // when it is; empty: time.Now
	Chance func() float64   // in [0, 1), spreads what is tried again; empty: math/rand
	Site   *time.Location   // of the times in letters whose plan names no zone; empty: UTC
	Holder string           // this process, for the lease: unique among all that share the file
	Zone   string           // IANA name, for the times that are told to the log; empty: UTC
	Device string           // this machine, as the log names who reported; empty: its name
	Report func(error)      // told once per trouble, from any goroutine; empty: nobody is told

	Tries int           // of one letter before it leaves the line; 0: 12
	Lease time.Duration // for how long this process is the only one; 0: 15 s
	Grace time.Duration // what letters under way get at the end; 0: 2 s
	Once  bool          // end when nothing more can be tried now
}

func (o Options) complete() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Chance == nil {
		o.Chance = rand.Float64
	}
	if o.Report == nil {
		o.Report = func(error) {}
	}
	if o.Rehearse == nil {
		o.Rehearse = func(*model.Incident) bool { return false }
	}
	if o.Device == "" {
		o.Device, _ = os.Hostname()
	}
	o.Holder = cmp.Or(o.Holder, o.Device)
	o.Tries = cmp.Or(o.Tries, defaultMost)
	o.Lease = cmp.Or(o.Lease, 15*time.Second)
	o.Grace = cmp.Or(o.Grace, 2*time.Second)
	return o
}

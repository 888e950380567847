package courier

import "context"

// crew runs functions on goroutines that are used again: carrying a letter goes deep, and a stack that has grown once
// need not grow for every letter.
type crew struct{ idle chan func() }

func newCrew() crew { return crew{idle: make(chan func())} }

// run starts f beside the caller. Whoever has nothing to do ends with life.
func (c crew) run(life context.Context, f func()) {
	select {
	case c.idle <- f:
	default:
		go c.work(life, f)
	}
}

func (c crew) work(life context.Context, f func()) {
	for {
		f()
		select {
		case f = <-c.idle:
		case <-life.Done():
			return
		}
	}
}

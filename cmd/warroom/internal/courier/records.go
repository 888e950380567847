package courier

import (
	"context"
	"slices"
	"sync"
	"time"

	"warroom/model"
	"warroom/storage"
)

// records writes down marks in the order in which they are given, all that wait together in one go: a letter that is
// about to leave shares its write with what came of the one before. It is on the disk when the answer comes.
type records struct {
	c *Courier

	mu      sync.Mutex
	waiting []*note
	writing bool
}

// gather is how long others are waited for, once several marks came at the same time: a moment beside the way of a
// letter, and fewer writes.
const gather = 500 * time.Microsecond

// note is a mark that waits to be written.
type note struct {
	mark ParcelMark
	done chan struct{}
	err  error // once done
}

// add queues a mark. Every mark that is added later is written with it or after it.
func (r *records) add(mark ParcelMark) *note {
	n := &note{mark: mark, done: make(chan struct{})}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = append(r.waiting, n)
	if !r.writing {
		r.writing = true
		go r.write()
	}
	return n
}

// write writes what waits until nothing does.
func (r *records) write() {
	for crowd := false; ; {
		if crowd {
			time.Sleep(gather)
		}
		r.mu.Lock()
		notes := r.waiting
		r.waiting, r.writing = nil, len(notes) > 0
		r.mu.Unlock()
		if len(notes) == 0 {
			return
		}
		crowd = len(notes) > 1
		r.together(notes)
		for _, n := range notes {
			close(n.done)
		}
	}
}

// together writes all notes at once. If they cannot be, the results come first, and each letter that is about to leave
// gets an answer of its own.
func (r *records) together(notes []*note) {
	var results, endings []*note
	for _, n := range notes {
		if n.mark.Ending {
			endings = append(endings, n)
		} else {
			results = append(results, n)
		}
	}
	if len(endings) > 0 && r.c.owes() {
		answer(endings, errWaiting)
		endings = nil
	}
	err := r.mark(slices.Concat(results, endings))
	if err == nil || len(endings) == 0 {
		r.keep(results, err)
		return
	}
	if len(results) > 0 {
		r.keep(results, r.mark(results))
	}
	code := model.CodeOf(err)
	if len(endings) == 1 && len(results) == 0 || code != model.CodeChanged && code != storage.CodeNoLease || r.c.owes() {
		answer(endings, err)
		return
	}
	for _, n := range endings {
		n.err = r.mark([]*note{n})
	}
}

func (r *records) mark(notes []*note) error {
	if len(notes) == 0 {
		return nil
	}
	marks := make([]ParcelMark, len(notes))
	for n, one := range notes {
		marks[n] = one.mark
	}
	ctx, cancel := context.WithTimeout(context.Background(), recordWait.most)
	defer cancel()
	return r.c.options.Store.MarkParcels(ctx, marks)
}

// keep holds on to results that could not be written: nothing else leaves before they are.
func (r *records) keep(results []*note, err error) {
	if err == nil {
		return
	}
	answer(results, err)
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	for _, n := range results {
		r.c.kept = append(r.c.kept, n.mark)
	}
}

func answer(notes []*note, err error) {
	for _, n := range notes {
		n.err = err
	}
}

package publish

import (
	"runtime"
	"sync"
	"sync/atomic"

	"warroom/model"
)

// together does something for each of a number of things, on all cores, and answers the first error. After an error
// nothing new is begun.
func together(count int, do func(n int) error) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), count) {
		all.Go(func() {
			for n := int(next.Add(1)) - 1; n < count && failed.Load() == nil; n = int(next.Add(1)) - 1 {
				if err := do(n); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	all.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// Gather reads incidents on all cores, in the order in which they are named. Load may be called several times at once.
func Gather(ids []model.IncidentID, load func(model.IncidentID) (Case, error)) ([]Case, error) {
	cases := make([]Case, len(ids))
	err := together(len(ids), func(n int) (err error) {
		cases[n], err = load(ids[n])
		return err
	})
	return cases, err
}

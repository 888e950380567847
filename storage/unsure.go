package storage

import (
	"sync"

	"warroom/model"
)

// unsure are rows that may say that they are leaving though the courier was told that this could not be confirmed: it
// let none of them leave. They are put right with the next renewal of the lease, before anybody takes them for
// interrupted.
type unsure struct {
	mu  sync.Mutex
	ids map[int64]bool
}

// note keeps the rows of Ending marks of which nobody can tell whether they were written.
func (u *unsure) note(marks []ParcelMark) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, mark := range marks {
		if mark.Ending {
			if u.ids == nil {
				u.ids = map[int64]bool{}
			}
			u.ids[mark.ID] = true
		}
	}
}

// forget drops rows that are right, or that really leave.
func (u *unsure) forget(ids ...int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, id := range ids {
		delete(u.ids, id)
	}
}

// some are the rows that are to be put right.
func (u *unsure) some() (ids []int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for id := range u.ids {
		ids = append(ids, id)
	}
	return ids
}

// putRight takes back that rows are leaving.
func (t *turn) putRight(ids []int64) error {
	for _, id := range ids {
		was, there, err := t.found(`id = ?`, id)
		if err != nil {
			return err
		}
		if now := was; there && was.state == model.InQueue {
			now.ending = false
			if err := t.restand(was, now); err != nil {
				return err
			}
		}
	}
	return nil
}

package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync/atomic"

	"warroom/model"
)

// place remembers which files stood at the path when they were opened. SQLite goes on writing into a file that was
// moved or removed; nobody would ever find what it wrote.
type place struct {
	path  string
	files map[string]fs.FileInfo

	// calm is the folder as it was when the files were last seen in their place: as long as it has not changed, they
	// were neither moved nor removed nor replaced. Nil when that cannot be relied upon.
	calm atomic.Pointer[folder]
}

// sidecars are the files that belong to an open database.
var sidecars = []string{"", "-wal", "-shm"}

// findPlace looks at the files of an open database. At least one connection must hold it, so that they are all there.
func findPlace(path string) (*place, error) {
	p := &place{path: path, files: map[string]fs.FileInfo{}}
	for _, end := range sidecars {
		info, err := os.Stat(path + end)
		if err != nil {
			if end == "" {
				return nil, err
			}
			continue // a file that is open for reading only may have none
		}
		p.files[end] = info
	}
	return p, nil
}

// vital are the files without which a commit is lost.
var vital = sidecars[:2]

// check looks at the files themselves and tells whether the same ones still stand there.
func (p *place) check(ends ...string) error {
	for _, end := range ends {
		was, ok := p.files[end]
		if !ok {
			continue
		}
		if info, err := os.Stat(p.path + end); err != nil || !os.SameFile(was, info) {
			p.calm.Store(nil)
			return gone(p.path+end, err)
		}
	}
	return nil
}

// inPlace is check for the writer, which asks twice per commit. It looks at the folder, and at the vital files only
// when something in the folder has changed. To look at the journal itself would slow down the disk: Linux keeps the
// times of a file that is being looked at to the nanosecond, and then every fsync has to write them down as well.
func (p *place) inPlace() error {
	if calm := p.calm.Load(); calm != nil && calm.unchanged(p.path) {
		return nil
	}
	calm := calmFolder(p.path) // before the look at the files: what changes after it will be noticed next time
	if err := p.check(vital...); err != nil {
		return err
	}
	p.calm.Store(calm)
	return nil
}

func gone(path string, err error) error {
	what := "was replaced"
	if err != nil {
		what = "is gone"
	}
	return &model.Error{
		Code: model.CodeGone, Message: fmt.Sprintf("%s %s; nothing is recorded any more", path, what),
		Hint: "put the file back where it was, or close this room and open the file at its new place",
		Args: map[string]string{"path": path}, Err: err,
	}
}

// movedMeanwhile is the answer when the file went away between the look before a commit and the one after it.
func movedMeanwhile(err error) error {
	typed := model.Error{Err: err}
	if found := (*model.Error)(nil); errors.As(err, &found) {
		typed = *found
	}
	typed.Message = "the file was moved while this was being written; it may be in the moved file only"
	return &typed
}

package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"warroom/model"
)

// place remembers which files stood at the path when they were opened. SQLite goes on writing into a file that was
// moved or removed; nobody would ever find what it wrote.
type place struct {
	path  string
	files map[string]fs.FileInfo
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

// What is looked at when: the sidecars are as vital as the database, but nobody removes them many times a second.
var (
	everything    = sidecars
	beforeWriting = sidecars[:2]
	afterWriting  = sidecars[:1]
)

// check tells whether the same files still stand there.
func (p *place) check(ends ...string) error {
	for _, end := range ends {
		was, ok := p.files[end]
		if !ok {
			continue
		}
		if info, err := os.Stat(p.path + end); err != nil || !os.SameFile(was, info) {
			return gone(p.path+end, err)
		}
	}
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

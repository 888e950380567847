package plans

import (
	"fmt"
	"io/fs"
	"slices"

	"warroom/model"
)

// Overlay puts the plan files in over on top of the plan in base: a file of the same path replaces the one below, any
// other is added. The result is read as strictly as a folder; the error is as with [Load].
func Overlay(base Archive, over fs.FS) (*model.Plan, Archive, error) {
	files, err := base.unpack()
	if err != nil {
		return nil, nil, fmt.Errorf("lay over plan: %w", err)
	}
	r := &reading{}
	top, err := collect(over, r)
	if err != nil {
		return nil, nil, err
	}
	files = slices.DeleteFunc(files, func(below file) bool {
		return slices.ContainsFunc(top, func(f file) bool { return f.path == below.path })
	})
	files = append(files, top...)
	archive := pack(files)
	return assemble(files, archive.Digest(), r), archive, r.findings.err()
}

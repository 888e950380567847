package plans

import (
	"fmt"
	"io/fs"
	"slices"

	"warroom/model"
)

// Overlay puts the plan files in over on top of the plan in base. plan.yaml need say only what is different: its
// entries are laid over those below, lists of entries by position. Any other file replaces the one of the same path, or
// is added. The result is read as strictly as a folder; the error is as with [Load].
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
	for n, f := range top {
		below := slices.IndexFunc(files, func(other file) bool { return other.path == f.path })
		if f.path != "plan.yaml" || below < 0 {
			continue
		}
		if top[n].text, err = merge(files[below].text, f.text); err != nil {
			return nil, nil, fmt.Errorf("lay over %s: %w", f.path, err)
		}
	}
	files = slices.DeleteFunc(files, func(below file) bool {
		return slices.ContainsFunc(top, func(f file) bool { return f.path == below.path })
	})
	files = append(files, top...)
	archive := pack(files)
	return assemble(files, archive.Digest(), r), archive, r.findings.err()
}

package storage

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// folder is a folder at a moment: which one it is, and when a name in it was last made, moved or removed.
type folder struct {
	info    fs.FileInfo
	changed time.Time
}

// calmAfter is how long ago the last change in a folder must be to rely on its time: two changes closer together than
// a tick of the clock can have the same one.
const calmAfter = 100 * time.Millisecond

// calmFolder is the folder of a file as it is now, or nil when its time says nothing: because it changed just now, or
// in the future of a clock that was set back; because its file system counts in whole seconds; because the file itself
// stands elsewhere; or because the system keeps no time that nobody can set.
func calmFolder(path string) *folder {
	name, err := os.Lstat(path)
	if err != nil || !name.Mode().IsRegular() {
		return nil
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return nil
	}
	changed, ok := changedAt(info)
	if !ok || changed.Nanosecond() == 0 || time.Since(changed) < calmAfter {
		return nil
	}
	return &folder{info: info, changed: changed}
}

// unchanged tells whether it is still the folder that it was, with the same files under the same names.
func (f *folder) unchanged(path string) bool {
	info, err := os.Stat(filepath.Dir(path))
	if err != nil || !os.SameFile(f.info, info) {
		return false
	}
	changed, ok := changedAt(info)
	return ok && changed.Equal(f.changed)
}

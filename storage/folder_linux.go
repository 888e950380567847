package storage

import (
	"io/fs"
	"syscall"
	"time"
)

// changedAt is when the folder itself was last changed. Unlike the time of its content, tools that copy whole folders
// cannot set it back.
func changedAt(info fs.FileInfo) (time.Time, bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(stat.Ctim.Unix()), true
}

//go:build !linux

package storage

import (
	"io/fs"
	"time"
)

// changedAt knows no such time on this system.
func changedAt(fs.FileInfo) (time.Time, bool) { return time.Time{}, false }

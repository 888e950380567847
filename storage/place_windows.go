package storage

import (
	"io/fs"
	"syscall"
)

// errQuota is ERROR_DISK_QUOTA_EXCEEDED, the other way in which a disk is full.
const errQuota = syscall.Errno(1295)

// linksOf is how many names a file has; here nobody can tell without opening it.
func linksOf(fs.FileInfo) int { return 1 }

// inodeOf is when the file was made: Windows gives a copy a new time.
func inodeOf(info fs.FileInfo) int64 {
	if data, ok := info.Sys().(*syscall.Win32FileAttributeData); ok {
		return data.CreationTime.Nanoseconds()
	}
	return 0
}

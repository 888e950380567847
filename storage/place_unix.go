//go:build unix

package storage

import (
	"io/fs"
	"syscall"
)

// errQuota is the other way in which a disk is full.
const errQuota = syscall.EDQUOT

// linksOf is how many names a file has.
func linksOf(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Nlink) //nolint:gosec // no file has 2^31 names
	}
	return 1
}

func inodeOf(info fs.FileInfo) int64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int64(stat.Ino)
	}
	return 0
}

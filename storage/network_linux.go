package storage

import "syscall"

// magicOf is the number of the file system on which a folder lies.
func magicOf(folder string) (uint32, error) {
	var stat syscall.Statfs_t
	err := syscall.Statfs(folder, &stat)
	return uint32(stat.Type), err //nolint:gosec // the magic numbers have 32 bits
}

// freeDisk is how many bytes are left for us where path lies.
func freeDisk(path string) (int64, bool) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(path, &stat); err != nil {
		return 0, false
	}
	return int64(stat.Bavail) * stat.Bsize, true //nolint:gosec // no disk has 2^63 bytes
}

//go:build !linux

package storage

// magicOf knows no way to tell on this system.
func magicOf(string) (uint32, error) { return 0, nil }

// freeDisk knows no way to tell on this system.
func freeDisk(string) (int64, bool) { return 0, false }

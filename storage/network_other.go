//go:build !linux

package storage

// refuseNetwork knows no way to tell on this system.
func refuseNetwork(string) error { return nil }

// freeDisk knows no way to tell on this system.
func freeDisk(string) (int64, bool) { return 0, false }

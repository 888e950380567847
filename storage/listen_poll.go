//go:build !linux && !windows

package storage

// listen hears nothing here: on BSD and macOS a watch opens every file of the folder. Polling does it alone.
func (f *feed) listen() (heard <-chan struct{}, stop func()) { return nil, func() {} }

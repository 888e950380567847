package main

import (
	"errors"
	"os"
	"syscall"
)

// hungUp is closed when the reader of a pipe has ended. Of anything else than a pipe it says nothing: there, the next
// write tells.
func hungUp(out *os.File) <-chan struct{} {
	gone := make(chan struct{})
	info, err := out.Stat()
	fd := out.Fd()
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 || fd > 30 { // standard output is 1; 31 and more want other arithmetic
		return gone
	}
	go func() {
		for err := error(syscall.EINTR); errors.Is(err, syscall.EINTR); {
			set := syscall.FdSet{}
			set.Bits[0] = 1 << fd
			// The writing end of a pipe counts as readable only when nobody is left at the other end.
			if _, err = syscall.Select(int(fd)+1, &set, nil, nil, nil); err == nil {
				close(gone)
			}
		}
	}()
	return gone
}

package mail

import (
	"sync"
	"time"
)

// kept are the connections that wait for the next letter, the one that was used last at the end.
type kept struct {
	most  int
	forAs time.Duration

	mu    sync.Mutex
	lines []*line
	sweep *time.Timer
	shut  bool
}

// take answers a connection, or nil if there is none that is fresh enough.
func (k *kept) take() (_ *line, found bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.lines) > 0 {
		last := k.lines[len(k.lines)-1]
		k.lines = k.lines[:len(k.lines)-1]
		if time.Since(last.since) < k.forAs {
			return last, true
		}
		go last.quit()
	}
	return nil, false
}

// put keeps a connection for the next letter, unless there are enough.
func (k *kept) put(l *line) {
	l.since = time.Now()
	k.mu.Lock()
	full := k.shut || len(k.lines) >= k.most
	if !full {
		k.lines = append(k.lines, l)
		if k.sweep == nil {
			k.sweep = time.AfterFunc(k.forAs, k.expire)
		}
	}
	k.mu.Unlock()
	if full {
		l.quit()
	}
}

// expire ends the connections that have waited for too long.
func (k *kept) expire() {
	k.mu.Lock()
	var old []*line
	for len(k.lines) > 0 && time.Since(k.lines[0].since) >= k.forAs {
		old, k.lines = append(old, k.lines[0]), k.lines[1:]
	}
	k.sweep = nil
	if len(k.lines) > 0 {
		k.sweep = time.AfterFunc(k.forAs-time.Since(k.lines[0].since), k.expire)
	}
	k.mu.Unlock()
	for _, one := range old {
		one.quit()
	}
}

func (k *kept) close() {
	k.mu.Lock()
	lines := k.lines
	k.lines, k.shut = nil, true
	if k.sweep != nil {
		k.sweep.Stop()
		k.sweep = nil
	}
	k.mu.Unlock()
	for _, one := range lines {
		one.quit()
	}
}

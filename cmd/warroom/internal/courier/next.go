package courier

import (
	"time"

	"warroom/model"
)

// Next is when the channels that are offline are tried next: now, if one is being tried. Nothing while another process
// carries.
func (c *Courier) Next() map[model.ChannelID]time.Time {
	all := map[model.ChannelID]time.Time{}
	if !c.holds() {
		return all
	}
	for _, l := range c.lanes {
		if wait, offline := l.link.next(); offline {
			if line := l.line(); !line.Exercise {
				all[line.Channel] = c.now().Add(wait)
			}
		}
	}
	return all
}

// next is how long it is until the link is tried again, if it is offline.
func (k *link) next() (wait time.Duration, offline bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.probing {
		return 0, k.state == model.LinkOffline
	}
	return max(time.Until(k.probe), 0), k.state == model.LinkOffline
}

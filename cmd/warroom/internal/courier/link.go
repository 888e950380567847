package courier

import (
	"context"
	"sync"
	"time"

	"warroom/model"
)

// How long a link is believed, and how often an attempt that changed nothing is written down.
const (
	linkFresh = 15 * time.Minute
	linkSaved = 15 * time.Second
)

// link is what the tries of a line say about its channel. While it is offline, one letter at a time tries it.
type link struct {
	mu      sync.Mutex
	state   model.LinkState
	since   time.Time
	tried   time.Time
	detail  string
	saved   time.Time
	failed  int // probes in a row
	probing bool
	probe   time.Time // when the next one may be
}

// mayTry tells whether a try would be admitted.
func (k *link) mayTry() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state != model.LinkOffline || !k.probing && !time.Now().Before(k.probe)
}

// admit lets a try begin; on a link that is offline only one, as a probe.
func (k *link) admit() (probe, may bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.state != model.LinkOffline {
		return false, true
	}
	if k.probing || time.Now().Before(k.probe) {
		return false, false
	}
	k.probing = true
	return true, true
}

func (k *link) probed() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.probing = false
}

// probeIn is when the next probe may be, if the link is offline.
func (k *link) probeIn() (wait time.Duration, offline bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.probing { // its end rings
		return time.Hour, k.state == model.LinkOffline
	}
	return max(time.Until(k.probe), 0), k.state == model.LinkOffline
}

// breath is the least time between two looks at a line that had nothing to give.
func (k *link) breath() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.state == model.LinkOffline {
		return 5 * breath
	}
	return breath
}

// note says what a try showed. It answers whether that is worth writing down.
func (k *link) note(up bool, detail string, probe bool, now time.Time, chance float64) (save bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	state := model.LinkOnline
	if !up {
		state = model.LinkOffline
	}
	switch {
	case up:
		k.failed, detail = 0, ""
	case probe || k.state != model.LinkOffline:
		k.failed++
		k.probe = time.Now().Add(probeWait.after(k.failed, chance))
	}
	changed := k.state != state
	if changed {
		k.state, k.since = state, now
	}
	k.tried, k.detail = now, detail
	if !changed && now.Sub(k.saved) < linkSaved {
		return false
	}
	k.saved = now
	return true
}

func (k *link) of(channel model.ChannelID) model.Link {
	k.mu.Lock()
	defer k.mu.Unlock()
	return model.Link{Channel: channel, State: k.state, Since: k.since, Tried: k.tried, Detail: k.detail}
}

// recall takes over what is known about the channels from before.
func (c *Courier) recall(ctx context.Context) {
	links, err := c.options.Store.Links(ctx)
	if err != nil {
		return // the first try says it anew
	}
	for _, l := range c.lanes {
		for _, known := range links {
			if known.Channel != l.of.Channel || l.of.Exercise || known.State != model.LinkOffline && known.State != model.LinkOnline {
				continue
			}
			l.link.state, l.link.since, l.link.tried, l.link.detail = known.State, known.Since, known.Tried, known.Detail
		}
	}
}

// Fresh is what is known about links once what is long ago no longer counts.
func Fresh(links []model.Link, now time.Time) []model.Link {
	for n := range links {
		if l := &links[n]; l.State != model.LinkByHand && now.Sub(l.Tried) > linkFresh {
			l.State = model.LinkUnknown
		}
	}
	return links
}

package locale

import (
	"strings"
	"time"

	"warroom/model"
)

// reasons are the words by which systems say why a channel cannot be reached, and the message that says it in short. The
// first that fits counts.
var reasons = []struct{ said, id string }{
	{"connection refused", "refused"},
	{"no such host", "name"},
	{"server misbehaving", "name"},
	{"lookup ", "name"},
	{"network is unreachable", "network"},
	{"no route to host", "network"},
	{"network is down", "network"},
	{"certificate", "certificate"},
	{"x509", "certificate"},
	{"timeout", "silent"},
	{"timed out", "silent"},
	{"deadline exceeded", "silent"},
	{"took too long", "silent"},
	{"did not answer in time", "silent"},
	{"535", "login"},
	{"authentication", "login"},
	{"eof", "closed"},
	{"closed the connection", "closed"},
	{"connection reset", "closed"},
	{"broken pipe", "closed"},
}

// Reason says in a few words why a channel does not work; what is not known is said as it came.
func (l *Locale) Reason(detail string) string {
	if word, known := l.said["why."+detail]; known {
		return word.text
	}
	lower := strings.ToLower(detail)
	for _, one := range reasons {
		if strings.Contains(lower, one.said) {
			return l.T("link.why." + one.id)
		}
	}
	if detail == "" {
		return l.T("link.why.unknown")
	}
	return model.Safe(detail)
}

// Detail says what is known of a delivery beside its state: in words where it comes from a channel that warroom drives
// itself, else as it came.
func (l *Locale) Detail(detail string) string {
	if word, known := l.said["why."+detail]; known {
		return word.text
	}
	return l.Term("detail", detail)
}

// Down says what keeps a channel from working, since when, and when it is tried next, in parts to be set side by side;
// the first says also how many letters wait because of it.
func (l *Locale) Down(link model.Link, plan *model.Plan, zone *time.Location, now time.Time) []string {
	why := l.Reason(link.Detail)
	if !link.Since.IsZero() {
		why = l.T("link.since", "Why", why, "Clock", l.Clock(link.Since, zone, now))
	}
	if link.Waiting > 0 {
		why = l.N("link.waits", link.Waiting, "Why", why)
	}
	what := l.T("link.down", "Channel", l.Channels([]model.ChannelID{link.Channel}, plan), "Why", why)
	switch {
	case link.Next.IsZero() || link.Waiting == 0:
		return []string{what}
	case link.Next.After(now):
		return []string{what, l.T("link.next", "Clock", l.Clock(link.Next, zone, now))}
	}
	return []string{what, l.T("link.trying")}
}

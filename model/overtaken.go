package model

import "strconv"

// overtaken marks what still waits for a person to carry it, now that a newer notice goes to the same audience: nobody
// shall read out or call with what is old. What a machine carries, the courier looks at before it leaves.
func (s *Setting) overtaken(n *Notice, to []Addressee) []Body {
	type way struct {
		to RecipientID
		by ChannelID
	}
	goes := make(map[way]bool, len(to))
	for _, a := range to {
		goes[way{a.Recipient, a.Channel}] = true
	}
	manual := func(id ChannelID) bool {
		channel, known := s.Plan.Channel(id)
		return !known || channel.byHand()
	}
	var bodies []Body
	fits := func(d Delivery) bool { return goes[way{d.Recipient, d.Channel}] && manual(d.Channel) }
	for _, other := range s.Incident.Notices {
		if other.Ref == n.Ref || other.Audience != n.Audience || other.State != Queued && other.State != Sent {
			continue
		}
		bodies = append(bodies, other.markWaiting(Superseded, "#"+strconv.Itoa(n.Number), fits)...)
	}
	return bodies
}

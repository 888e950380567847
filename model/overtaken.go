package model

import (
	"slices"
	"strconv"
)

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
		return !known || channel.Manual || slices.Contains([]string{"phone-tree", "announcement", "paper", "radio"}, channel.Kind)
	}
	var bodies []Body
	for _, other := range s.Incident.Notices {
		if other.Ref == n.Ref || other.Audience != n.Audience || other.State != Queued && other.State != Sent {
			continue
		}
		for _, dispatch := range other.Dispatches {
			var receipts []Receipt
			for which, d := range dispatch.Deliveries {
				if d.State == InQueue && goes[way{d.Recipient, d.Channel}] && manual(d.Channel) {
					receipts = append(receipts, Receipt{Delivery: which, State: Superseded, Detail: "#" + strconv.Itoa(n.Number)})
				}
			}
			if len(receipts) > 0 {
				bodies = append(bodies, DeliveriesMarked{Number: other.Number, Notice: other.Ref, Dispatch: dispatch.Ref, ByHand: true, Receipts: receipts})
			}
		}
	}
	return bodies
}

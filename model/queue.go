package model

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// QueueNotice lets a notice go: it is put into the outbox for everybody of its audience, by the channels it is meant for.
type QueueNotice struct {
	Number   int
	Channels []ChannelID   // those it was written for, if empty
	Next     time.Duration // the promise, from now; 0 keeps the drafted one
	Anyway   bool          // let it go though an approval is still missing
	AsIs     string        // why it may leave as it is, with gaps in it or wordings left behind
}

// ResendNotice lets a notice go once more to recipients whom it did not reach; to all whom it failed if To is empty.
// Whoever is named gets it unless it is still on its way to them or is known to have arrived, also somebody who belongs
// to the audience by now and did not when it left.
type ResendNotice struct {
	Number  int
	To      []RecipientID
	Channel ChannelID // by this channel instead; empty: by the one that failed
}

// MarkDelivery says by hand how far a notice has come on its way to one recipient, for example after a call. It holds
// against what a courier says later.
type MarkDelivery struct {
	Number    int
	Recipient RecipientID
	Channel   ChannelID     // the one by which they are told, if empty
	State     DeliveryState // what the outcome of the call means, if empty
	Detail    string
	Outcome   ReachOutcome
	Back      Stamp
}

// MarkReceipts is what a courier reports about deliveries of one dispatch.
type MarkReceipts struct {
	Number   int
	Notice   Ref
	Dispatch Ref
	Receipts []Receipt
}

func (i QueueNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.pending(i.Number)
	if err != nil {
		return nil, err
	}
	override, missing, err := n.mayLeave(now, i.Anyway, i.AsIs)
	if err != nil {
		return nil, err
	}
	if n.Stale(now.Incident) {
		return nil, notNow("the notice speaks of a phase or a status that has passed", "drop it, edit it, or carry it over with a reason")
	}
	if _, err := now.checkNotice(n.Audience, "", i.Channels); err != nil {
		return nil, err
	}
	promise, err := now.promise(i.Next)
	if err != nil {
		return nil, err
	}
	for _, until := range []Stamp{n.Valid, n.Promise} {
		if !until.IsZero() && !until.At.After(now.At.At) && (until != n.Promise || promise.IsZero()) {
			return nil, notNow("the notice names a time that has passed", "edit it, and give the next one")
		}
	}
	copied := *n
	if len(i.Channels) > 0 {
		copied.Channels = i.Channels
	}
	to, _ := Addressees(now.Incident, now.Plan, copied)
	if len(to) == 0 {
		return nil, notNow("nobody would get the notice", "count the customers in, give the audience members in the plan, or mark it as sent by hand")
	}
	bodies := inParts(to, NoticeQueued{
		Number: n.Number, Notice: n.Ref, Worded: n.Worded, Promise: promise, Missing: missing, Override: override,
	})
	return append(bodies, now.overtaken(n, to)...), nil
}

// inParts makes events of a size that can be read at once.
func inParts(to []Addressee, body NoticeQueued) []Body {
	var bodies []Body
	for part := range slices.Chunk(to, bulk) {
		body.Addressees = part
		bodies = append(bodies, body)
	}
	return bodies
}

func (i ResendNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	if _, known := now.Plan.Channel(i.Channel); i.Channel != "" && !known {
		return nil, notFound("channel", string(i.Channel))
	}
	if n.Pending() || n.State == Withdrawn || len(n.Dispatches) == 0 {
		return nil, notNow("the notice was not let go", "send it")
	}
	var to []Addressee
	for _, d := range n.Deliveries() {
		if len(i.To) == 0 && d.State == DeliveryFailed || slices.Contains(i.To, d.Recipient) && d.again(i.Channel) {
			to = append(to, Addressee{Recipient: d.Recipient, Name: d.Name, Channel: d.Channel, Language: d.Language})
		}
	}
	to = append(to, i.late(now, n)...)
	if len(to) == 0 {
		return nil, notNow("the notice failed nobody", "nothing to do")
	}
	if i.Channel != "" {
		seen := make(map[RecipientID]bool, len(to))
		to = slices.DeleteFunc(to, func(a Addressee) bool { twice := seen[a.Recipient]; seen[a.Recipient] = true; return twice })
		for at := range to {
			to[at].Channel = i.Channel
		}
	}
	return inParts(to, NoticeQueued{Number: n.Number, Notice: n.Ref, Worded: n.Worded, Again: true}), nil
}

// again tells whether somebody who asks for it gets it once more: not while it is on its way, nor if it has arrived,
// unless it goes by another channel.
func (d Delivery) again(by ChannelID) bool {
	arrived := d.State == InQueue || d.State == Delivered || d.State == Read || d.State == Confirmed
	return !arrived || by != "" && by != d.Channel
}

// late are the named recipients to whom the notice was never let go.
func (i ResendNotice) late(now *Setting, n *Notice) []Addressee {
	if len(i.To) == 0 {
		return nil
	}
	had := map[RecipientID]bool{}
	for _, d := range n.Deliveries() {
		had[d.Recipient] = true
	}
	copied := *n
	if copied.Notify == NotifyNo {
		copied.Notify = NotifyYes // they are asked for by name
	}
	if i.Channel != "" {
		copied.Channels = []ChannelID{i.Channel}
	}
	all, _ := Addressees(now.Incident, now.Plan, copied)
	return slices.DeleteFunc(all, func(a Addressee) bool {
		return a.Recipient == "" || had[a.Recipient] || !slices.Contains(i.To, a.Recipient)
	})
}

// mayLeave holds the rules for letting a notice go: gaps, wordings left behind and missing approvals need a recorded decision. The reason
// that is recorded is for whichever of them is passed over.
func (n Notice) mayLeave(now *Setting, anyway bool, asIs string) (override string, missing []RoleID, err error) {
	if override, err = n.passAsIs(now.Plan, asIs); err != nil {
		return "", nil, err
	}
	audience, _ := now.Plan.Audience(n.Audience)
	missing = n.unapproved(audience)
	if len(missing) > 0 && !anyway {
		rule, _ := now.Plan.Role(missing[0])
		waiting := cmp.Or(rule.Title, string(missing[0]))
		return "", nil, &Error{
			Code: CodeMissing, Message: "the notice waits for approval by " + waiting,
			Hint: "get the approval, or send it anyway: that is recorded", Args: map[string]string{"role": waiting},
		}
	}
	if override == "" && len(missing) > 0 {
		override = strings.TrimSpace(asIs)
	}
	return override, missing, nil
}

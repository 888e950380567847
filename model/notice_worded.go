package model

import "slices"

// worded is one wording of a notice with the approvals that it got.
type worded struct {
	ref            Ref
	subject, short string
	text           string
	variants       []Wording
	channels       []ChannelID
	promise, valid Stamp
	drafted        Stamp
	by             Actor
	approved       []Approval
	complete       bool // no approval was missing
	behind         []Language
}

func (n *Notice) present() worded {
	return worded{
		ref: n.Worded, subject: n.Subject, short: n.Short, text: n.Text, variants: n.Variants, channels: n.Channels,
		promise: n.Promise, valid: n.Valid, drafted: n.Drafted, by: n.By, approved: n.Approved, complete: n.State == Approved, behind: n.behind,
	}
}

// keepWording remembers the present wording before another one takes its place: a site that had not heard of the edit
// may have approved it or let it go.
func (n *Notice) keepWording() { n.earlier = append(slices.Clip(n.earlier), n.present()) }

// approve notes a yes to the wording that it was given to, so that it never counts for words that nobody has read.
func (n *Notice) approve(ref Ref, yes Approval, complete bool) {
	if ref.IsZero() || ref == n.Worded {
		n.Approved = append(slices.Clip(n.Approved), yes)
		if complete {
			n.State = Approved
		}
		return
	}
	if at := n.worded(ref); at >= 0 {
		n.earlier = slices.Clone(n.earlier)
		w := &n.earlier[at]
		w.approved, w.complete = append(slices.Clip(w.approved), yes), w.complete || complete
	}
}

// goBackTo makes the wording that really left the present one.
func (n *Notice) goBackTo(ref Ref) {
	at := n.worded(ref)
	if at < 0 {
		return
	}
	w := n.earlier[at]
	n.earlier = append(slices.Clone(n.earlier[:at]), append([]worded{n.present()}, n.earlier[at+1:]...)...)
	n.Worded, n.Subject, n.Short, n.Text, n.Variants, n.Channels = w.ref, w.subject, w.short, w.text, w.variants, w.channels
	n.Promise, n.Valid, n.Drafted, n.By, n.Approved, n.behind = w.promise, w.valid, w.drafted, w.by, w.approved, w.behind
}

// worded finds an earlier wording by the entry that made it; -1 if it is none of them.
func (n *Notice) worded(ref Ref) int {
	return slices.IndexFunc(n.earlier, func(w worded) bool { return !ref.IsZero() && w.ref == ref })
}

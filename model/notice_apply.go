package model

func (b NoticeDrafted) apply(f *folding, e *Entry) {
	f.Notices = append(f.Notices, Notice{
		Number: f.freeNotice(b.Number), Ref: e.Ref(), Worded: e.Ref(), Audience: b.Audience, State: Drafted, Template: b.Template,
		Subject: b.Subject, Text: e.Text(), Status: b.Status, Phase: f.Phase, Channels: b.Channels,
		Promise: b.Promise, Drafted: e.When(), By: e.Actor,
		Language: b.Language, Short: b.Short, Variants: b.Variants, Version: b.Version, Stage: b.Stage, Valid: b.Valid,
		Follows: b.Follows, Chain: b.Chain, Notify: b.Notify,
	})
}

func (b NoticeEdited) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		n.keepWording()
		before := n.wordings()
		n.Subject, n.Text, n.By, n.Drafted, n.Worded = b.Subject, e.Text(), e.Actor, e.When(), e.Ref()
		n.Short, n.Variants = b.Short, b.Variants
		n.behind = leftBehind(before, n.wordings(), n.behind)
		if len(b.Channels) > 0 {
			n.Channels = b.Channels
		}
		if !b.Promise.IsZero() {
			n.Promise = b.Promise
		}
		if !b.Valid.IsZero() {
			n.Valid = b.Valid
		}
		n.State, n.Approved, n.Phase, n.Carried = Drafted, nil, f.Phase, ""
	}
}

func (b NoticeApproved) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		n.approve(b.Worded, Approval{Role: b.Role, By: e.Actor, At: e.When(), AsIs: e.Text()}, len(b.Missing) == 0)
	}
}

func (b NoticeSent) apply(f *folding, e *Entry) {
	n := f.notice(b.Number, b.Notice)
	if n == nil {
		return
	}
	n.goBackTo(b.Worded)
	n.State, n.Sent, n.SentBy, n.AsIs = Sent, e.When(), e.Actor, e.Text()
	if len(b.Channels) > 0 {
		n.Channels = b.Channels
	}
	if !b.Promise.IsZero() {
		n.Promise = b.Promise
	}
	f.told(n.Status, n.Sent, n.Sent)
}

func (b NoticeRecorded) apply(f *folding, e *Entry) {
	n := Notice{
		Number: f.freeNotice(b.Number), Ref: e.Ref(), Audience: b.Audience, State: Sent, Text: e.Text(), Status: b.Status,
		Phase: f.Phase, Channels: b.Channels, Promise: b.Promise, Drafted: e.When(), By: e.Actor, Sent: e.When(), SentBy: e.Actor,
	}
	f.Notices = append(f.Notices, n)
	f.told(n.Status, n.Sent, n.Sent)
}

// told: what a notice that has left says about the public status is the public status, unless something newer was said
// after it had been let go: a notice that was held up for hours does not bring an old status back.
func (f *folding) told(status PublicStatus, letGo, left Stamp) {
	if status == "" || letGo.At.Before(f.publicSaid) {
		return
	}
	f.publicSaid = letGo.At
	if status != f.Public {
		f.Public, f.PublicSince = status, left
	}
}

func (b NoticeWithdrawn) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && (n.Pending() || n.State == Queued) {
		n.State, n.Reason = Withdrawn, e.Text()
	}
}

// notice finds a notice by the entry that drafted it, or by its number if ref names none.
func (inc *Incident) notice(number int, ref Ref) *Notice {
	for n := range inc.Notices {
		notice := &inc.Notices[n]
		if ref.IsZero() && notice.Number == number || !ref.IsZero() && notice.Ref == ref {
			return notice
		}
	}
	return nil
}

// freeNotice is the number given, or the next one if another site gave that first while they were cut apart.
func (inc *Incident) freeNotice(number int) int {
	if inc.notice(number, Ref{}) == nil {
		return number
	}
	return inc.nextNotice()
}

func (inc *Incident) nextNotice() int {
	number := 1
	for _, n := range inc.Notices {
		number = max(number, n.Number+1)
	}
	return number
}

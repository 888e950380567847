package model

// CarryOver keeps a draft whose phase or status has passed: somebody has read it again, and it may leave all the same.
type CarryOver struct {
	Number int
	Reason string
}

// WaiveClosing says that an audience gets no closing notice, and why: a false alarm that nobody noticed.
type WaiveClosing struct {
	Audience AudienceID
	Reason   string
}

// NoticeCarried keeps a draft although its phase or status has passed.
type NoticeCarried struct {
	Number int    `json:"number"`
	Notice Ref    `json:"notice,omitzero"`
	Reason string `json:"reason"`
}

// ClosingWaived says that an audience gets no closing notice.
type ClosingWaived struct {
	Audience AudienceID `json:"audience"`
	Reason   string     `json:"reason"`
}

// Kind implements [Body].
func (NoticeCarried) Kind() Kind { return "notice.carried" }

// Kind implements [Body].
func (ClosingWaived) Kind() Kind { return "notice.closing-waived" }

func (b NoticeCarried) words() string   { return b.Reason }
func (b ClosingWaived) words() string   { return b.Reason }
func (b NoticeCarried) subject() string { return noticeSubject(b.Number) }
func (b ClosingWaived) subject() string { return "obligation/" + NoticeObligation(b.Audience) }

func (b NoticeCarried) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		n.Carried, n.Phase, n.Passed = e.Text(), f.Phase, f.Public
	}
}

func (b ClosingWaived) apply(f *folding, e *Entry) {
	id := NoticeObligation(b.Audience)
	f.Answers[id] = Answer{
		Obligation: id, Closing: e.When(), Waived: f.Answers[id].Waived, Reason: e.Text(), At: e.When(), By: e.Actor,
	}
}

func (i CarryOver) decide(now *Setting) ([]Body, error) {
	n, err := now.pending(i.Number)
	if err != nil {
		return nil, err
	}
	if !n.Stale(now.Incident) {
		return nil, notNow("the notice is not stale", "approve or send it")
	}
	return []Body{NoticeCarried{Number: n.Number, Notice: n.Ref, Reason: i.Reason}}, needed("reason", i.Reason)
}

func (i WaiveClosing) decide(now *Setting) ([]Body, error) {
	for _, line := range Schedule(now.Incident, now.Plan, now.Now) {
		if line.Audience.ID == i.Audience && line.Unended {
			return []Body{ClosingWaived(i)}, needed("reason", i.Reason)
		}
	}
	return nil, notNow("the audience is owed no closing notice", "nothing to do")
}

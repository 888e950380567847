package model

// WithdrawNotice drops a notice that nobody has yet, or stops what has not left of one that some have.
type WithdrawNotice struct {
	Number int
	Reason string
}

func (i WithdrawNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	stopped := n.stop(i.Reason)
	if n.Pending() {
		stopped = []Body{n.withdrawn(i.Reason)}
	}
	if len(stopped) == 0 {
		return nil, already("the notice", string(n.State))
	}
	return stopped, nil
}

// stop lets nothing of a notice leave any more; one that nobody has is withdrawn.
func (n Notice) stop(reason string) []Body {
	stopped := n.markWaiting(Superseded, reason, func(Delivery) bool { return true })
	if n.State == Queued {
		return append([]Body{n.withdrawn(reason)}, stopped...)
	}
	return stopped
}

func (n Notice) withdrawn(reason string) NoticeWithdrawn {
	return NoticeWithdrawn{Number: n.Number, Notice: n.Ref, Reason: reason}
}

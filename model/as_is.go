package model

import (
	"cmp"
	"strings"
)

// passAsIs refuses a notice with gaps, and one that was not changed in every language, unless a reason is given to let
// it pass as it is, or was given by who approved this wording. It answers the reason to record: none where nothing is
// passed over.
func (n Notice) passAsIs(plan *Plan, reason string) (override string, err error) {
	gaps, behind := n.Gaps(), n.Behind()
	if len(gaps) == 0 && len(behind) == 0 {
		return "", nil
	}
	if reason = cmp.Or(strings.TrimSpace(reason), n.LetPass()); reason != "" {
		return reason, nil
	}
	if len(gaps) > 0 {
		return "", gapsError(gaps)
	}
	return "", behindError(behind, plan)
}

// LetPass is why the present wording may leave as it is, as said by who approved it last; empty if nobody had to. An
// edit voids it with the approvals.
func (n Notice) LetPass() string {
	for at := len(n.Approved) - 1; at >= 0; at-- {
		if n.Approved[at].AsIs != "" {
			return n.Approved[at].AsIs
		}
	}
	return ""
}

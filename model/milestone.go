package model

// MarkMilestone states when a milestone was reached; a later statement replaces an earlier one.
type MarkMilestone struct {
	Milestone Milestone
	Text      string
	Source    string
}

// MilestoneReached says when a milestone was reached: its happened-at.
type MilestoneReached struct {
	Milestone Milestone `json:"milestone"`
	Text      string    `json:"text,omitempty"`
	Source    string    `json:"source,omitempty"`
}

// Kind implements [Body].
func (MilestoneReached) Kind() Kind        { return "milestone.reached" }
func (b MilestoneReached) words() string   { return b.Text }
func (b MilestoneReached) subject() string { return "milestone/" + string(b.Milestone) }

func (b MilestoneReached) apply(f *folding, e *Entry) { f.Milestones[b.Milestone] = e.When() }

// seen notes a milestone that the room itself saw, unless it has a time already.
func (f *folding) seen(milestone Milestone, at Stamp) {
	if _, stated := f.Milestones[milestone]; !stated {
		f.Milestones[milestone] = at
	}
}

func (i MarkMilestone) decide(*Setting) ([]Body, error) {
	if err := oneOf("milestone", i.Milestone, Milestones); err != nil {
		return nil, err
	}
	return []Body{MilestoneReached(i)}, nil
}

// At is when a milestone was reached: as stated, or as the room itself saw it.
func (inc *Incident) At(milestone Milestone) (Stamp, bool) {
	if at, stated := inc.Milestones[milestone]; stated {
		return at, true
	}
	switch milestone {
	case DeclaredAt:
		if inc.Kind == Backfilled { // declared now is not declared then
			return Stamp{}, false
		}
		return inc.Declared, !inc.Declared.IsZero()
	case ImpactStart:
		at, ok := inc.Milestones[Cause]
		return at, ok
	case Mitigated:
		at, ok := inc.PhaseStarts[Recover]
		return at, ok
	case ResolvedAt:
		if inc.Public == Resolved {
			return inc.PublicSince, true
		}
	case ClosedAt:
		if inc.Closing != nil && inc.Kind != Backfilled {
			return inc.Closing.At, true
		}
	}
	return Stamp{}, false
}

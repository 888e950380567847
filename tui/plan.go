package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"warroom/plans"
)

// planMsg brings a changed plan folder.
type planMsg struct {
	version PlanVersion
	open    bool
}

// listen waits for the plan folder to change.
func (r *Room) listen() tea.Cmd {
	changes, ctx := r.opts.PlanChanges, r.ctx
	if changes == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case version, open := <-changes:
			return planMsg{version, open}
		}
	}
}

// troubles says what is wrong with a plan folder, in the language of the room as far as it is about the plan.
func (r *Room) troubles(err error) string {
	var found plans.Findings
	if errors.As(err, &found) {
		return found.In(r.words.Lang()).Error()
	}
	return err.Error()
}

// heed takes over a changed plan for what is declared from now on, and offers it to the incident that is open.
func (r *Room) heed(msg planMsg) tea.Cmd {
	if !msg.open {
		return nil
	}
	if msg.version.Err != nil {
		return tea.Batch(r.listen(), r.notes.bad(r.words.T("room.plan.broken"), r.troubles(msg.version.Err), r.now))
	}
	if msg.version.Plan == nil {
		return r.listen()
	}
	r.plan, r.offer = msg.version.Plan, msg.version
	r.show()
	if r.data.inc == nil || r.data.inc.Plan.Digest == msg.version.Plan.Digest {
		return tea.Batch(r.listen(), r.fetchBook(false))
	}
	return tea.Batch(r.listen(), r.notes.info(r.words.T("room.plan.changed", "version", msg.version.Plan.Version), r.now))
}

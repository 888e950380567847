package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
)

// doubted is an act of a form that the store could not confirm, and the form that was opened again for it.
type doubted struct {
	deed deed
	form asking
}

// settleDoubted gives the acts of forms again once the store knows what became of them: for the same act it answers
// what it has recorded, so nothing is written twice. The form closes; one in which somebody has gone on writing stays
// and says so.
func (r *Room) settleDoubted() tea.Cmd {
	d, canTell := r.log.(doubter)
	if len(r.doubted) == 0 || !canTell || d.Doubt() {
		return nil
	}
	open := r.doubted
	r.doubted = nil
	var cmds []tea.Cmd
	for _, one := range open {
		switch {
		case !r.dialogs.Holds(one.form): // it was sent off again, or left
			r.forgetLeft(one)
		case maps.Equal(one.form.Values(), one.values()):
			r.dialogs.Remove(one.form)
			one.deed.again = true
			cmds = append(cmds, r.enqueue(one.deed))
		default:
			one.form.Complain(r.words.T("room.doubted.first"), r.words.T("room.doubted.first.hint"), false)
		}
	}
	r.want.board = r.wantBoard()
	return tea.Batch(cmds...)
}

// values is what the form held when it was opened again.
func (d doubted) values() map[string]string { return d.deed.values }

// forgetLeft lets go of what was kept when the form was left: it is recorded by now.
func (r *Room) forgetLeft(one doubted) {
	kept, was := r.left[one.form.Key()]
	if was && !slices.ContainsFunc(slices.Collect(maps.Keys(kept)), func(id string) bool { return kept[id] != one.deed.values[id] }) {
		delete(r.left, one.form.Key())
	}
}

// doubts remembers the form of an act whose outcome is open.
func (r *Room) doubts(d deed, form asking, err error) {
	if model.CodeOf(err) == model.CodeNotConfirmed {
		d.values = form.Values()
		r.doubted = append(r.doubted, doubted{deed: d, form: form})
	}
}

package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/tell"
)

// modal gives a message to the front dialog and does what it answers.
func (r *Room) modal(msg tea.Msg) tea.Cmd {
	result, cmd := r.dialogs.Update(msg, r.now)
	cmd = tea.Batch(cmd, r.dialogs.Want())
	switch result := result.(type) {
	case nil:
		r.frame.keepUnder()
	case dialog.Dropped:
		r.want.board = r.wantBoard()
	case dialog.Left:
		r.want.board = r.wantBoard()
		r.left[result.Key] = result.Values
		return tea.Batch(cmd, r.notes.info(r.words.T("room.form.kept"), r.now))
	case dialog.Submitted:
		return tea.Batch(cmd, r.submitted(result))
	case dialog.Chosen:
		return tea.Batch(cmd, r.chosen(result))
	case tell.Open:
		return tea.Batch(cmd, r.dialogs.Push(tell.NewNotice(result.Number, r.context(), r.style())))
	case tell.Start:
		return tea.Batch(cmd, r.began(result))
	case dialog.Counted:
		return tea.Batch(cmd, r.countCall(result))
	case dialog.Command:
		return tea.Batch(cmd, r.command(result))
	}
	return cmd
}

// submitted is a form that was sent off; what reaches beyond the room is asked about once more.
func (r *Room) submitted(s dialog.Submitted) tea.Cmd {
	if s.Action.Confirm && !s.Confirmed {
		c := r.context()
		texts := append([]string{s.Action.Help(c), ""}, s.Action.Summary(c, s.Values)...)
		if s.Action.Preview != nil {
			texts = append(append(texts, ""), s.Action.Preview(c, s.Values)...)
		}
		return r.dialogs.Push(dialog.NewConfirm(askConfirm, s.Action.Name(c), texts, r.style()).For(s.Action, s.Values))
	}
	return r.submit(s.Action, s.Values, origin{subject: s.Subject, seen: s.Seen})
}

// chosen is the answer to a question of the room.
func (r *Room) chosen(c dialog.Chosen) tea.Cmd {
	switch c.Ask {
	case askQuit:
		return tea.Quit
	case askPerson:
		return r.become(c.Value)
	case askPIN, askUnlock:
		return r.try(c.Ask, model.PersonID(c.About), c.Value)
	}
	return nil
}

// command is a line of the palette: an action, perhaps with arguments for its fields.
func (r *Room) command(c dialog.Command) tea.Cmd {
	a, context := c.Action, r.context()
	if ok, reason := r.allowed(a, context); !ok {
		return r.refuse(reason)
	}
	if a.Build == nil {
		if a.ID == action.JumpTo && len(c.Words) > 0 {
			return r.screen(a.ID, c.Words[0])
		}
		if a.ID == action.Plan && len(c.Words) > 0 {
			return r.readOf(strings.Join(c.Words, " "))
		}
		return r.screen(a.ID, "")
	}
	values, err := action.Fill(context, a, c.Words)
	if err != nil {
		what, hint := r.explain(err)
		return r.notes.bad(what, hint, r.now)
	}
	if action.Lacks(a, values) == "" && (a.Quick || len(c.Words) > 0) {
		return r.submitted(dialog.Submitted{Action: a, Values: values})
	}
	return r.form(a, values)
}

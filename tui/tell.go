package tui

import (
	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/tell"
)

// asking is a dialog that asks for the values of an action and can be given them back with what is wrong.
type asking interface {
	dialog.Dialog
	Complain(what, hint string, changed bool)
	Point(id string)
	Values() action.Values
	Key() string
}

// newForm is what asks for the fields of an action: its own screen, or a form.
func (r *Room) newForm(a action.Action, c action.Context, given action.Values) asking {
	switch a.ID {
	case "compose", "notice-edit", action.CarryOn(model.Update), action.CarryOn(model.Correction), action.CarryOn(model.Cancel):
		return tell.NewCompose(a, c, given, r.style())
	case "send":
		return tell.NewSend(a, c, given, r.style())
	}
	return dialog.NewForm(a, c, given, r.style())
}

// began is a screen that asks to begin an action.
func (r *Room) began(s tell.Start) tea.Cmd {
	a, c := r.action(s.Action), r.context()
	if ok, reason := r.allowed(a, c); !ok {
		return r.refuse(reason)
	}
	values := action.Complete(c, a, s.Values)
	if !s.AtOnce {
		if action.Lacks(a, values) == "" && a.Confirm && a.ID != "send" {
			return r.submitted(dialog.Submitted{Action: a, Values: values})
		}
		opened := r.form(a, s.Values)
		if form, asks := r.dialogs.Front().(asking); asks && s.Point != "" {
			form.Point(s.Point)
		}
		return opened
	}
	subject := a.About(c, values)
	from := origin{subject: subject}
	if subject != "" && c.Incident != nil {
		from.seen = c.Incident.Rev(subject)
	}
	return r.submit(a, values, from)
}

// viewNotice looks at the notice under the cursor, or else at the one that most likely needs it.
func (r *Room) viewNotice() tea.Cmd {
	return tea.Batch(r.dialogs.Push(tell.NewNotice(r.noticeMeant(), r.context(), r.style())), r.dialogs.Want())
}

// ways shows what works now for that notice.
func (r *Room) ways() tea.Cmd {
	d := tell.NewWays(r.noticeMeant(), r.context(), r.outside.links, r.askContacts(), r.style())
	return tea.Batch(r.dialogs.Push(d), d.Hear(tell.News{Links: r.outside.links, Setup: r.outside.setup}))
}

// noticeMeant is the notice under the cursor; else, of the audience under it if it has any, the draft that waits, or the
// newest. 0: there is none.
func (r *Room) noticeMeant() int {
	c := r.context()
	if c.Selection.Notice != 0 {
		return c.Selection.Notice
	}
	if n, waits := c.Pending(); waits {
		return n.Number
	}
	number := 0
	for _, n := range c.Incident.Notices {
		if n.State != model.Withdrawn && (c.Selection.Audience == "" || n.Audience == c.Selection.Audience) {
			number = n.Number
		}
	}
	if last := len(c.Incident.Notices) - 1; number == 0 && last >= 0 {
		number = c.Incident.Notices[last].Number
	}
	return number
}

// drafted looks at a notice that was just drafted, as it will arrive: its approval comes next.
func (r *Room) drafted(events []model.Event) tea.Cmd {
	for n := range events {
		body, err := events[n].Decode()
		if draft, is := body.(model.NoticeDrafted); is && err == nil {
			return tea.Batch(r.dialogs.Push(tell.NewNotice(draft.Number, r.context(), r.style())), r.dialogs.Want())
		}
	}
	return nil
}

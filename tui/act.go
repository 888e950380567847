package tui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

// origin is where an act comes from: what a failed one gives back, and what its form saw.
type origin struct {
	line    string      // the entry line's text; empty if it came from a form or a key
	at      model.Stamp // when it happened, as the line said; zero: as the values say
	subject string      // what a form was about to change
	seen    model.Ref   // and the state in which it saw it
}

// deed is one act on its way to the log.
type deed struct {
	action action.Action
	values action.Values
	cmd    model.Command
	about  string // its subject, while it is on its way
	origin origin
	given  time.Time // when somebody asked for it
	again  bool      // its outcome was open, and it is given again to learn it
}

// acts are the deeds of this room in their order; the first one is with the log.
type acts struct {
	queue   []deed
	leaving bool // somebody wants to leave once the queue is empty
}

// busy names what the deeds on their way are about.
func (a *acts) busy() map[string]bool {
	if len(a.queue) == 0 {
		return nil
	}
	subjects := map[string]bool{}
	for _, d := range a.queue {
		subjects[d.about] = true
	}
	return subjects
}

// doneMsg says what became of the deed that was with the log.
type doneMsg struct {
	events []model.Event
	err    error
}

// submit builds the intent and sends it. What cannot be built is given back at once.
func (r *Room) submit(a action.Action, values action.Values, from origin) tea.Cmd {
	c := r.context()
	d := deed{action: a, values: values, about: a.About(c, values), origin: from, given: r.now}
	intent, err := a.Build(c, values)
	if err != nil {
		return r.giveBack(d, err)
	}
	at, err := values.At(c)
	if err != nil {
		return r.giveBack(d, err)
	}
	if !from.at.IsZero() {
		at = from.at
	}
	d.cmd = model.Command{
		Incident: r.want.incident, Actor: r.door.actor, At: at, Intent: intent, Subject: from.subject, Seen: from.seen,
	}
	if a.ID == "declare" {
		d.cmd.Incident = ""
	}
	return r.enqueue(d)
}

func (r *Room) enqueue(d deed) tea.Cmd {
	r.acts.queue = append(r.acts.queue, d)
	r.show()
	if len(r.acts.queue) > 1 {
		return nil
	}
	return r.send(d)
}

// send gives a deed to the log. A plan that was changed meanwhile is kept before an incident runs on it, or the incident
// would point to nothing.
func (r *Room) send(d deed) tea.Cmd {
	log, offer, ctx := r.log, r.offer, r.ctx
	return func() tea.Msg {
		if offer.Plan != nil && len(offer.Archive) > 0 && runsOnPlan(d.cmd.Intent) {
			if err := log.KeepPlan(ctx, offer.Plan.Digest, offer.Archive); err != nil {
				return doneMsg{err: err}
			}
		}
		return record(ctx, log, d.cmd)
	}
}

func runsOnPlan(intent model.Intent) bool {
	switch intent.(type) {
	case model.AdoptPlan, model.Declare:
		return true
	}
	return false
}

func record(ctx context.Context, log doer, cmd model.Command) doneMsg {
	intent, err := action.Summed(cmd.Intent)
	if err != nil {
		return doneMsg{err: err}
	}
	cmd.Intent = intent
	events, err := log.Do(ctx, cmd)
	return doneMsg{events, err}
}

// done shows what became of a deed, and sends the next one.
func (r *Room) done(msg doneMsg) tea.Cmd {
	if len(r.acts.queue) == 0 {
		return nil
	}
	d := r.acts.queue[0]
	r.acts.queue = r.acts.queue[1:]
	var next tea.Cmd
	if len(r.acts.queue) > 0 {
		next = r.send(r.acts.queue[0])
	}
	if msg.err != nil {
		r.acts.leaving = false
		return tea.Batch(next, r.failed(d, msg.err))
	}
	if r.acts.leaving && next == nil {
		return tea.Quit
	}
	r.fault.clear()
	r.show()
	said := r.notes.good(r.recorded(d, msg.events), r.now)
	if d.action.ID == "declare" && len(msg.events) > 0 {
		r.zoom = false
		return tea.Batch(next, said, r.open(msg.events[0].Incident))
	}
	if d.action.ID == "compose" {
		return tea.Batch(next, said, r.drafted(msg.events))
	}
	return tea.Batch(next, said)
}

// failed keeps what was typed. What the store could not do is said above the room until it can again.
func (r *Room) failed(d deed, err error) tea.Cmd {
	r.fault.met(err)
	if model.CodeOf(err) == model.CodeMissing && slices.ContainsFunc(d.action.Fields, func(f action.Field) bool { return f.ID == "anyway" }) {
		what, hint := r.words.Error(err)
		d.values = keep(d.values, "anyway", "yes")
		return r.dialogs.PushSelf(dialog.NewConfirm(askConfirm, d.action.Name(r.context()), []string{what, hint}, r.style()).For(d.action, d.values), r.now)
	}
	return r.giveBack(d, err)
}

// giveBack puts what was typed where it came from, with what is wrong about it.
func (r *Room) giveBack(d deed, err error) tea.Cmd {
	what, hint := r.explain(err)
	said := r.notes.bad(what, hint, r.now)
	r.show()
	switch {
	case d.origin.line != "" && ofStore(err):
		r.waiting = append(r.waiting, d)
		return said
	case d.origin.line != "":
		r.line.giveBack(d.origin.line)
		return said
	case len(d.action.Fields) == 0 || d.action.Quick && action.Lacks(d.action, d.values) == "":
		return said // nothing was typed
	}
	form := r.newForm(d.action, r.context(), d.values)
	form.Complain(what, hint, model.CodeOf(err) == model.CodeChanged)
	if typed := (*model.Error)(nil); errors.As(err, &typed) {
		form.Point(typed.Args["what"])
	}
	r.doubts(d, form, err)
	return tea.Batch(said, r.dialogs.PushSelf(form, r.now))
}

func keep(values action.Values, id, value string) action.Values {
	all := action.Values{}
	for k, v := range values {
		all[k] = v
	}
	all[id] = value
	return all
}

package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/pane"
)

// outside is what the room knows of the world beyond its log.
type outside struct {
	directory *action.Directory
	calls     []pane.Calls
	links     []model.Link
	setup     *pane.Setup
}

// mostCustomers is how many customers of a directory the room offers at most.
const mostCustomers = 100_000

// directoryMsg brings all customers, or why they cannot be had.
type directoryMsg struct {
	directory *action.Directory
	err       error
}

// readDirectory reads all customers before they are chosen from.
func (r *Room) readDirectory(a action.Action) tea.Cmd {
	if a.ID != "customer-hit" && a.ID != "customer-change" || r.opts.Directory == nil {
		return nil
	}
	directory, ctx := r.opts.Directory, r.ctx
	return func() tea.Msg {
		all, err := directory.FindCustomers(ctx, "", mostCustomers)
		if err != nil {
			return directoryMsg{err: err}
		}
		return directoryMsg{directory: action.NewDirectory(all)}
	}
}

// takeDirectory offers the customers that were read.
func (r *Room) takeDirectory(msg directoryMsg) tea.Cmd {
	if msg.err != nil {
		what, hint := r.explain(msg.err)
		return r.notes.bad(what, hint, r.now)
	}
	r.outside.directory = msg.directory
	r.dialogs.Refresh(r.context())
	return nil
}

// callsMsg says what callers said of late.
type callsMsg struct {
	counts []SymptomCount
	err    error
}

// everyCalls is after how many seconds the room asks again what callers say elsewhere.
const everyCalls = 10

// askCalls reads what callers said.
func (r *Room) askCalls() tea.Cmd {
	symptoms, ctx := r.opts.Symptoms, r.ctx
	if symptoms == nil {
		return nil
	}
	return func() tea.Msg {
		counts, err := symptoms.SymptomCounts(ctx)
		return callsMsg{counts, err}
	}
}

// hearCalls asks now and then.
func (r *Room) hearCalls() tea.Cmd {
	if r.now.Unix()%everyCalls != 0 {
		return nil
	}
	return r.askCalls()
}

// countCall counts one caller more and reads how many there are.
func (r *Room) countCall(c dialog.Counted) tea.Cmd {
	symptoms, ctx, who := r.opts.Symptoms, r.ctx, r.door.actor.Person
	if symptoms == nil {
		return nil
	}
	return func() tea.Msg {
		if err := symptoms.CountSymptom(ctx, c.Symptom, who); err != nil {
			return callsMsg{err: err}
		}
		counts, err := symptoms.SymptomCounts(ctx)
		return callsMsg{counts, err}
	}
}

// takeCalls shows what callers said, and says once when so many say the same that an incident is proposed.
func (r *Room) takeCalls(msg callsMsg) tea.Cmd {
	if msg.err != nil {
		what, hint := r.explain(msg.err)
		return r.notes.bad(what, hint, r.now)
	}
	before := r.outside.calls
	r.outside.calls = r.callsOf(msg.counts)
	if slices.Equal(before, r.outside.calls) {
		return nil
	}
	r.show()
	r.dialogs.Refresh(r.context())
	for _, now := range r.heard() {
		was := slices.IndexFunc(before, func(c pane.Calls) bool { return c.Symptom.ID == now.Symptom.ID })
		if now.Proposes() && (was < 0 || !before[was].Proposes()) {
			said := r.words.N("room.calls.over", now.Count, "said", now.Symptom.Title, "span", r.words.Target(now.Symptom.Within))
			return tea.Batch(r.notes.info(said, r.now), tea.Raw(notification(r.words.T("room.calls.alarm"))))
		}
	}
	return nil
}

// callsOf has every symptom of the plan, also what nobody has said yet.
func (r *Room) callsOf(counts []SymptomCount) []pane.Calls {
	var all []pane.Calls
	counted := map[string]bool{}
	add := func(one model.Symptom, n int) {
		counted[one.ID] = true
		all = append(all, pane.Calls{Symptom: one, Count: n})
	}
	for _, one := range r.plan.Symptoms {
		n := slices.IndexFunc(counts, func(c SymptomCount) bool { return c.Symptom.ID == one.ID })
		if n < 0 {
			add(one, 0)
			continue
		}
		add(one, counts[n].Count)
	}
	for _, c := range counts {
		if !counted[c.Symptom.ID] && c.Count > 0 {
			add(c.Symptom, c.Count)
		}
	}
	return all
}

// known tells whether an incident is open that was declared, or is worked on, as what callers describe. A drill is not.
func (r *Room) known(one model.Symptom) bool {
	if one.Scenario == "" {
		return false
	}
	about := func(inc *model.Incident) bool {
		return inc != nil && inc.Open() && !inc.IsExercise() && inc.Scenario == one.Scenario
	}
	if about(r.data.inc) {
		return true
	}
	for _, inc := range r.data.owing {
		if about(inc) {
			return true
		}
	}
	return false
}

// heard is what callers said, by what is known of incidents now.
func (r *Room) heard() []pane.Calls {
	all := slices.Clone(r.outside.calls)
	for n := range all {
		all[n].Known = all[n].Over() && r.known(all[n].Symptom)
	}
	return all
}

// tally opens the list of what callers say.
func (r *Room) tally() tea.Cmd {
	if r.outside.calls == nil {
		r.outside.calls = r.callsOf(nil)
	}
	return tea.Batch(r.dialogs.Push(dialog.NewTally(r.outside.calls, r.style())), r.askCalls())
}

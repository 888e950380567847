package publish

import (
	"cmp"
	"slices"
	"time"

	"warroom/model"
)

// told is a notice that stands on the page.
type told struct {
	*model.Notice
	at model.Stamp
}

// incident is what the public knows of an incident; false if it was told nothing.
func (b *building) incident(c Case) (Incident, bool) {
	notices := b.notices(c)
	if len(notices) == 0 {
		return Incident{}, false
	}
	inc := Incident{ID: b.id("incident", string(c.Incident.ID)), Name: b.named(c, notices), Impact: graded(c.Incident.Severity.Level)}
	recorded := recordedAt(c.Incident, notices)
	status := Investigating
	for _, n := range notices {
		status = statusOf(c, n.Notice, status)
		inc.Updates = append(inc.Updates, b.update(c, n, status, recorded[n.Ref]))
		inc.pass(status, n.at.At)
	}
	first, last := inc.Updates[0], inc.Updates[len(inc.Updates)-1]
	inc.Status, inc.Started, inc.Created = last.Status, first.At, first.Created
	for _, u := range inc.Updates {
		inc.Updated = later(inc.Updated, u.Created)
	}
	if closing := c.Incident.Closing; closing != nil && !inc.Status.Over() {
		inc.Status, inc.Ended = Resolved, later(closing.At.At, last.At.At)
		inc.Updated = later(inc.Updated, closing.At.At)
	}
	if !inc.Status.Over() {
		inc.Next = notices[len(notices)-1].Promise.At
	}
	b.touch(c, &inc)
	return inc, true
}

// notices are those that stand on the page, in the order in which the public was told.
func (b *building) notices(c Case) []told {
	var all []told
	for n := range c.Incident.Notices {
		notice := &c.Incident.Notices[n]
		if at, _, stands := b.public(c, notice, b.now); stands {
			all = append(all, told{notice, at})
		}
	}
	slices.SortStableFunc(all, func(x, y told) int { return x.at.At.Compare(y.at.At) })
	return all
}

// statusOf is what a notice says of the incident, and what was said before if it says nothing.
func statusOf(c Case, n *model.Notice, before Status) Status {
	stage := n.Stage
	if template, known := c.Plan.Template(n.Template); known && stage == "" {
		stage = template.Stage
	}
	if stage == model.StageFollowUp {
		return Postmortem
	}
	return cmp.Or(Status(cmp.Or(n.Status, stage.Status())), before)
}

// pass notes when the incident came to a status. One that opens again is neither watched nor over.
func (inc *Incident) pass(status Status, at time.Time) {
	switch {
	case status == Monitoring:
		inc.Ended = time.Time{}
		if inc.Watched.IsZero() {
			inc.Watched = at
		}
	case status.Over():
		if inc.Ended.IsZero() {
			inc.Ended = at
		}
	default:
		inc.Watched, inc.Ended = time.Time{}, time.Time{}
	}
}

// recordedAt is when the entries of notices were recorded: what is entered after the fact came to the page only then.
func recordedAt(inc *model.Incident, notices []told) map[model.Ref]time.Time {
	wanted := make(map[model.Ref]time.Time, len(notices))
	for _, n := range notices {
		wanted[n.Ref] = time.Time{}
	}
	for n := range inc.Log {
		if _, asked := wanted[inc.Log[n].Ref()]; asked {
			wanted[inc.Log[n].Ref()] = inc.Log[n].RecordedAt
		}
	}
	return wanted
}

// update is one notice in the words of each language, exactly as it arrives.
func (b *building) update(c Case, n told, status Status, recorded time.Time) Update {
	u := Update{
		ID: b.id("update", n.Ref.String()), Status: status, At: n.at, Woken: n.Notify != model.NotifyNo,
		Created: later(n.at.At, recorded).UTC(), Name: Texts{}, Body: Texts{},
	}
	for _, language := range b.Languages {
		words := wordsIn(language)
		letter := n.Letter(c.Incident, c.Plan, b.channel(c, n.Notice), language, n.at.At, func(t time.Time) string { return words.Clock(t.In(b.Zone)) })
		own := cmp.Or(letter.Language, language)
		u.Body[language] = Text{Language: own, Body: model.SafeLines(letter.Text)}
		if letter.Subject == "" {
			letter = n.Letter(c.Incident, c.Plan, b.channel(c, n.Notice), "", n.at.At, words.Clock)
			own = cmp.Or(letter.Language, language)
		}
		if letter.Subject != "" {
			u.Name[language] = Text{Language: own, Body: model.Safe(letter.Subject)}
		}
	}
	return u
}

// named is the public name of an incident: the subject of its first notice, or of the last correction of that one;
// without a subject, the day. What a letter says before its subject is not part of the name, but the mark of an
// exercise is.
func (b *building) named(c Case, notices []told) Texts {
	namer := notices[0]
	for _, n := range notices[1:] {
		if n.Chain == model.Correction && n.Follows == namer.Ref && n.Subject != "" {
			namer = n
		}
	}
	names := Texts{}
	for _, language := range b.Languages {
		said := namer.Wording(language)
		if said.Subject == "" {
			said = namer.Wording("")
		}
		name := Text{Language: cmp.Or(said.Language, c.Plan.Language, language), Body: model.Safe(said.Subject)}
		if name.Body == "" {
			words := wordsIn(language)
			name = Text{Language: words.Language(), Body: words.T("incident-of", "day", words.Day(notices[0].at.At.In(b.Zone)))}
		}
		if b.Exercise {
			name.Body = model.MarksIn(name.Language).Exercise + ": " + name.Body
		}
		names[language] = name
	}
	return names
}

// touch says which components the incident hits, how badly that makes it, and between which updates they changed.
func (b *building) touch(c Case, inc *Incident) {
	for _, line := range b.lines(c) {
		inc.Components = append(inc.Components, line.component)
		before := model.Operational
		for _, change := range line.changes {
			inc.Impact = worse(inc.Impact, hurts(change.State))
			inc.Updated = later(inc.Updated, change.At.At)
			for n := range inc.Updates {
				if u := &inc.Updates[n]; !change.At.At.After(u.At.At) {
					u.Changes = append(u.Changes, Change{Component: line.component, Old: before, New: change.State, At: change.At.At})
					break
				}
			}
			before = change.State
		}
	}
}

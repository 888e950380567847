package locale

import (
	"strconv"
	"strings"

	"warroom/model"
)

// Entry words one line of the log: the kind of entry in a word or two, and what it says in one line, safe to show.
// Every kind that the model knows has wording; a kind of a newer version is named as such.
func (l *Locale) Entry(e *model.Entry, plan *model.Plan) (kind, text string) {
	return l.entry(e, plan, short, Scene{})
}

func (l *Locale) entry(e *model.Entry, plan *model.Plan, name func(model.Ref) string, in Scene) (kind, text string) {
	kind = l.Term("entry", string(e.Kind))
	if e.Fact == nil {
		return kind, l.T("said.unknown", "Kind", string(e.Kind))
	}
	v := voice{l, e, plan, name, in}
	for _, say := range []func() (string, bool){v.course, v.people, v.work, v.notices, v.onTheWay, v.customers, v.annotations} {
		if text, ok := say(); ok {
			return kind, text
		}
	}
	return kind, model.Safe(e.Text())
}

// voice says what one entry says.
type voice struct {
	*Locale
	e    *model.Entry
	plan *model.Plan
	name func(model.Ref) string // what another entry is called
	in   Scene
}

// other is what another incident is called.
func (v voice) other(id model.IncidentID) string { return v.in.incident(id) }

// customer is what a customer is called.
func (v voice) customer(id model.CustomerID) string { return v.Customer(id, v.in.Incident) }

// words are the entry's own, as corrected.
func (v voice) words() string { return model.Safe(v.e.Text()) }

func (v voice) person(id model.PersonID) string { return model.Safe(v.plan.NameOf(id)) }

func (v voice) persons(ids []model.PersonID) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = v.person(id)
	}
	return strings.Join(names, ", ")
}

// joined puts parts of a sentence together and leaves out the empty ones.
func joined(parts ...string) string {
	kept := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " · ")
}

// course words what the incident as a whole went through.
func (v voice) course() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.Declared:
		return v.T(either(b.IncidentKind == model.Exercise, "said.declared.exercise", "said.declared"),
			"Severity", b.Severity.Level.String(), "Title", v.words()), true
	case model.Renamed:
		return v.T("said.renamed", "Title", v.words()), true
	case model.ScenarioSet:
		if b.Scenario == "" {
			return v.T("said.scenario.none"), true
		}
		return v.T("said.scenario", "Scenario", v.Scenario(b.Scenario, v.plan)), true
	case model.PlanAdopted:
		return v.T("said.plan", "Name", strings.TrimSpace(b.Plan.Name+" "+b.Plan.Version)), true
	case model.ImpactAssessed:
		return v.impact(b), true
	case model.SeveritySet:
		return joined(v.T(either(b.Override, "said.severity.override", "said.severity"),
			"Severity", b.Level.String(), "Proposed", b.Proposed.String()), v.words()), true
	case model.PhaseMoved:
		return joined(v.T("said.phase", "Phase", v.Term("phase", string(b.Phase))), v.words()), true
	case model.PublicStatusSet:
		return v.T("said.public", "Status", v.Term("status", string(b.Status))), true
	case model.IncidentClosed:
		if n := len(b.Missing); n > 0 {
			return joined(v.N("said.closed.missing", n), v.words()), true
		}
		return joined(v.T("said.closed"), v.words()), true
	case model.IncidentReopened:
		return joined(v.T("said.reopened", "Phase", v.Term("phase", string(b.Phase))), v.words()), true
	case model.IncidentRelated:
		other, note := v.other(b.Other), v.words()
		if strings.HasSuffix(other, note) { // a part that was split off is called so already
			note = ""
		}
		return joined(v.T(either(b.Off, "said.related.off", "said.related"),
			"Relation", v.Term("relation", string(b.Relation)), "Other", other), note), true
	case model.MilestoneReached:
		return joined(v.T("said.milestone", "Milestone", v.Term("milestone", string(b.Milestone))), v.words()), true
	}
	return "", false
}

func (v voice) impact(b model.ImpactAssessed) string {
	parts := []string{v.words()}
	if b.Proposed.Known() {
		parts = append(parts, v.T("said.impact.proposes", "Scope", v.Term("scope", string(b.Scope)),
			"Urgency", v.Term("urgency", string(b.Urgency)), "Severity", b.Proposed.String()))
	}
	if b.Users != nil {
		parts = append(parts, v.T("said.impact.users", "N", v.Number(*b.Users)))
	}
	if b.Customers != nil {
		parts = append(parts, v.T("said.impact.customers", "N", v.Number(*b.Customers)))
	}
	if len(b.Systems) > 0 {
		parts = append(parts, v.T("said.impact.systems", "Systems", strings.Join(b.Systems, ", ")))
	}
	if b.Operational != "" {
		parts = append(parts, v.T("said.impact.operational", "Risk", v.Term("risk", string(b.Operational))))
	}
	if b.Security != "" {
		parts = append(parts, v.T("said.impact.security", "Risk", v.Term("risk", string(b.Security))))
	}
	if text := joined(parts...); text != "" {
		return text
	}
	return v.T("said.impact")
}

// annotations words what entries say about other entries.
func (v voice) annotations() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.EntryStruck:
		return joined(v.T("said.struck", "Entry", v.name(b.Entry)), model.Safe(b.Reason)), true
	case model.EntryCorrected:
		id := either(b.Text == "", "said.corrected.time", "said.corrected")
		return joined(v.T(id, "Entry", v.name(b.Entry), "Text", b.Text), model.Safe(b.Reason)), true
	case model.EntryPinned:
		return v.T(either(b.Off, "said.unpinned", "said.pinned"), "Entry", v.name(b.Entry)), true
	case model.EvidenceAttached:
		sum := b.SHA256[:min(len(b.SHA256), 12)]
		return joined(v.T("said.evidence", "Name", b.Name, "Sum", sum), v.words()), true
	}
	return "", false
}

// short names an entry as people do: the site's code and the number.
func short(ref model.Ref) string {
	return model.Safe(ref.Site.Code()) + ":" + strconv.FormatUint(ref.Seq, 10)
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

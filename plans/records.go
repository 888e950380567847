package plans

import (
	"cmp"
	"time"
)

// Review says how often somebody must look again at the parts of a plan.
type Review struct {
	Every    time.Duration
	Sections map[string]time.Duration
}

// Of is how often somebody must look at a section; 0 is never.
func (r Review) Of(section string) time.Duration { return cmp.Or(r.Sections[section], r.Every) }

// Records is what the program writes into the folder itself: who confirmed what when, what was printed, and which drills
// were held. They are not part of the archive, since they change nothing that an incident runs on.
type Records struct {
	Confirmed []Confirmation
	Printed   []Printing
	Drills    []DrillHeld
}

// Confirmation is somebody's word that a part of the plan is still right.
type Confirmation struct {
	What string // a section, or "contacts/" and a person
	By   string
	At   time.Time
}

// Printing is one document that was put on paper.
type Printing struct {
	Document string
	Digest   string // of the plan that was printed
	At       time.Time
}

// DrillHeld is a drill that took place.
type DrillHeld struct {
	Drill    string
	Incident string // number of the exercise; empty if it was not run in a room
	At       time.Time
}

// LastConfirmed is the latest word on a part of the plan; the zero value if there is none.
func (r Records) LastConfirmed(what string) (last Confirmation) {
	for _, one := range r.Confirmed {
		if one.What == what && one.At.After(last.At) {
			last = one
		}
	}
	return last
}

// LastPrinted is the latest printing of a document; the zero value if there is none.
func (r Records) LastPrinted(document string) (last Printing) {
	for _, one := range r.Printed {
		if one.Document == document && one.At.After(last.At) {
			last = one
		}
	}
	return last
}

// LastHeld is when a drill was last held; zero if it never was.
func (r Records) LastHeld(drill string) (last time.Time) {
	for _, one := range r.Drills {
		if one.Drill == drill && one.At.After(last) {
			last = one.At
		}
	}
	return last
}

// Sections are the parts of a plan that have a time of their own in [Review].
var Sections = []string{"contacts", "roles", "scenarios", "templates", "systems", "standby", "drills", "regulators"}

// review reads "{every, sections}" of plan.yaml.
func review(v value) Review {
	if v.absent() {
		return Review{}
	}
	f := v.fields()
	defer f.done()
	rhythm := Review{Every: f.get("every").duration()}
	sections := f.get("sections")
	if sections.absent() {
		return rhythm
	}
	parts := sections.fields()
	defer parts.done()
	rhythm.Sections = map[string]time.Duration{}
	for _, part := range Sections {
		if every := parts.get(part).duration(); every > 0 {
			rhythm.Sections[part] = every
		}
	}
	return rhythm
}

// records reads records.yaml. What it names may have left the plan since.
func (r *reading) records(f file) Records {
	top := r.document(place{file: f.path}, string(f.text)).fields()
	defer top.done()
	return Records{
		Confirmed: each(top.get("confirmed"), func(v value) Confirmation {
			f := v.fields()
			defer f.done()
			return Confirmation{What: f.need("what"), By: f.get("by").text(), At: f.get("at").required("at", "2026-11-22").moment()}
		}),
		Printed: each(top.get("printed"), func(v value) Printing {
			f := v.fields()
			defer f.done()
			return Printing{Document: f.need("document"), Digest: f.get("digest").text(), At: f.get("at").required("at", "2026-11-22").moment()}
		}),
		Drills: each(top.get("drills"), func(v value) DrillHeld {
			f := v.fields()
			defer f.done()
			return DrillHeld{Drill: f.need("drill"), Incident: f.get("incident").text(), At: f.get("at").required("at", "2026-11-22").moment()}
		}),
	}
}

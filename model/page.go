package model

import "time"

// Page is the public page that everybody can follow. Texts are per language; a missing one falls back to the plan's.
type Page struct {
	ID           string              `json:"id"`
	Title        map[Language]string `json:"title"`
	URL          string              `json:"url,omitempty"` // where readers find it
	Components   []Component         `json:"components,omitempty"`
	Maintenances []Maintenance       `json:"maintenances,omitempty"`
}

// Component is a part of the service under a name that customers know.
type Component struct {
	ID     string              `json:"id"`
	Title  map[Language]string `json:"title"`
	Detail map[Language]string `json:"detail,omitempty"`
	Group  string              `json:"group,omitempty"`
}

// Maintenance is planned work that customers may notice.
type Maintenance struct {
	ID         string              `json:"id"`
	Title      map[Language]string `json:"title"`
	Text       map[Language]string `json:"text,omitempty"`
	Components []string            `json:"components,omitempty"`
	From       time.Time           `json:"from"`
	Until      time.Time           `json:"until"`
}

// ComponentState is how a component is doing, in the words of Statuspage (FORMATS.md 4).
type ComponentState string

// The states of a component, from good to bad; maintenance is planned.
const (
	Operational   ComponentState = "operational"
	Maintained    ComponentState = "under_maintenance"
	Degraded      ComponentState = "degraded_performance"
	PartialOutage ComponentState = "partial_outage"
	MajorOutage   ComponentState = "major_outage"
)

// ComponentStates are all states, from good to bad.
var ComponentStates = []ComponentState{Operational, Maintained, Degraded, PartialOutage, MajorOutage}

// ComponentChange is one statement about a component.
type ComponentChange struct {
	Component string
	State     ComponentState
	At        Stamp
	By        Actor
}

// SetComponent says on the public page how a component is doing because of this incident.
type SetComponent struct {
	Component string
	State     ComponentState
}

// ComponentSet says how a component is doing because of this incident.
type ComponentSet struct {
	Component string         `json:"component"`
	State     ComponentState `json:"state"`
}

// Kind implements [Body].
func (ComponentSet) Kind() Kind        { return "component.set" }
func (b ComponentSet) subject() string { return "component/" + b.Component }

func (b ComponentSet) apply(f *folding, e *Entry) {
	f.Components = append(f.Components, ComponentChange{Component: b.Component, State: b.State, At: e.When(), By: e.Actor})
}

func (i SetComponent) decide(now *Setting) ([]Body, error) {
	if err := oneOf("component state", i.State, ComponentStates); err != nil {
		return nil, err
	}
	known := false
	if now.Plan.Page != nil {
		for _, c := range now.Plan.Page.Components {
			known = known || c.ID == i.Component
		}
	}
	if !known {
		return nil, notFound("component", i.Component)
	}
	if now.Incident.ComponentState(i.Component) == i.State {
		return nil, already(i.Component, string(i.State))
	}
	return []Body{ComponentSet(i)}, nil
}

// ComponentState is what was said last about a component; operational if nothing was.
func (inc *Incident) ComponentState(id string) ComponentState {
	state := Operational
	for _, change := range inc.Components {
		if change.Component == id {
			state = change.State
		}
	}
	return state
}

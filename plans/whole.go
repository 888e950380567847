package plans

import "warroom/model"

// Folder is everything that a plan folder holds: the plan that incidents run on, and what is read, printed, practised
// and analysed beside it. A folder is immutable.
type Folder struct {
	Plan       *model.Plan
	Archive    Archive // of every file but those that change without the plan changing: customers.csv and records.yaml
	Workflows  []Workflow
	Forms      []Form
	Drills     []Drill
	Examples   []Example
	Regulators []Regulator
	Regulated  []string // the regulators that plan.yaml says apply
	Systems    []System
	Standby    Standby
	Review     Review
	Records    Records
	Customers  []Customer

	places map[string]place // "kind/id" → where it is defined, for findings about it
}

// place is where something is defined, for example ("scenario", "vpn-down"); for what the folder does not define, it is
// the top of plan.yaml.
func (f *Folder) place(kind, id string) place {
	if at, ok := f.places[kind+"/"+id]; ok {
		return at
	}
	return place{file: "plan.yaml"}
}

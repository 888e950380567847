package plans

import (
	"time"

	"warroom/model"
)

// System is something that can fail: a technical system, a business process, or a supplier.
type System struct {
	ID        string
	Title     string
	Kind      SystemKind
	Owner     model.RoleID
	Needs     [][]string // of each group one must work
	Fallback  string     // how one goes on without it; empty: nobody knows
	Overflow  string     // the process on which its volume lands when it fails
	Volume    int        // contacts or jobs per hour that come in; 0: not known
	Capacity  int        // per hour that it can take; 0: not known
	RTO       time.Duration
	RPO       time.Duration
	MTPD      time.Duration // maximum tolerable period of disruption
	Priority  int           // 1 comes first
	Stage     int           // stage of recovery, 1 comes first
	Core      bool          // must be kept up whatever happens
	Customers int           // how many are hit when it fails; 0: not known
}

// SystemKind tells the three kinds apart.
type SystemKind string

// The kinds of system, by the part of systems.yaml in which they stand.
const (
	Technical SystemKind = "system"
	Process   SystemKind = "process"
	Supplier  SystemKind = "supplier"
)

// systems reads systems.yaml: "systems:", "processes:" and "suppliers:", each a mapping of what it is called. All three
// share one set of names, since each may need any other.
func (r *reading) systems(f file) []System {
	top := r.document(place{file: f.path}, string(f.text)).fields()
	defer top.done()
	var all []System
	for _, part := range []struct {
		key  string
		kind SystemKind
	}{{"systems", Technical}, {"processes", Process}, {"suppliers", Supplier}} {
		for _, one := range top.get(part.key).entries() {
			r.name("system", one.key, one.keyAt)
			if part.kind == Process {
				r.define("process", one.key, one.keyAt)
			}
			all = append(all, system(one, part.kind))
		}
	}
	return all
}

// system reads what one system, process or supplier needs and stands.
func system(one entry, kind SystemKind) System {
	f := one.fields()
	defer f.done()
	return System{
		ID:        one.key,
		Title:     f.need("title"),
		Kind:      kind,
		Owner:     named[model.RoleID](f.get("owner"), "role"),
		Needs:     each(f.get("needs"), func(v value) []string { return allNamed[string](v, "system") }),
		Fallback:  f.get("fallback").text(),
		Overflow:  named[string](f.get("overflow"), "process"),
		Volume:    f.get("volume").count(),
		Capacity:  f.get("capacity").count(),
		RTO:       f.get("rto").duration(),
		RPO:       f.get("rpo").duration(),
		MTPD:      f.get("mtpd").duration(),
		Priority:  f.get("priority").count(),
		Stage:     f.get("stage").count(),
		Core:      f.get("core").flag(),
		Customers: f.get("customers").count(),
	}
}

package plans

import (
	"cmp"
	"slices"
)

// names are what one plan defines and refers to. References are checked once everything is read, so that files and
// entries may come in any order.
type names struct {
	defined map[string]map[string]place // kind → name → where
	used    []reference
}

type reference struct {
	kind, name string
	at         place
}

// maxName is how many characters an id has at most.
const maxName = 64

// isName tells whether an id is written as ids are: with lower-case letters and digits, and dots, dashes and lines
// between them. They are typed on entry lines and command lines, so they stay simple.
func isName(id string) bool {
	for i := range len(id) {
		c := id[i]
		if plain := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'; !plain && (i == 0 || c != '.' && c != '_' && c != '-') {
			return false
		}
	}
	return id != "" && len(id) <= maxName
}

// name defines an id that somebody chose, and checks how it is written.
func (r *reading) name(kind, id string, at place) {
	if !isName(id) {
		r.note(at, "use lower-case letters, digits and dashes, for example "+slug(id), "%s name %q cannot be typed everywhere", kind, id)
	}
	r.define(kind, id, at)
}

// define records that the plan has a name of a kind ("role", "person" …).
func (r *reading) define(kind, name string, at place) {
	if r.names.defined == nil {
		r.names.defined = map[string]map[string]place{}
	}
	if r.names.defined[kind] == nil {
		r.names.defined[kind] = map[string]place{}
	}
	if first, taken := r.names.defined[kind][name]; taken {
		r.note(at, "give one of them another name", "%s %q is already defined at %s:%d", kind, name, first.file, first.line)
		return
	}
	r.names.defined[kind][name] = at
}

// refer records that the plan speaks of a name; an empty one refers to nothing.
func (r *reading) refer(kind, name string, at place) {
	if name != "" {
		r.names.used = append(r.names.used, reference{kind, name, at})
	}
}

// places are all names as "kind/name".
func (n names) places() map[string]place {
	all := map[string]place{}
	for kind, defined := range n.defined {
		for name, at := range defined {
			all[kind+"/"+name] = at
		}
	}
	return all
}

// homes are the files that define a kind, where it is not plan.yaml or a folder.
var homes = map[string]string{
	"person": "people.yaml", "regulator": "regulators.yaml", "clock": "regulators.yaml", "system": "systems.yaml",
	"process": "systems.yaml", "rotation": "standby.yaml",
}

// besides are the kinds that are defined beside the plan, and so not known when the plan alone is read.
var besides = []string{"workflow", "form", "drill", "example", "regulator", "clock", "system", "process", "rotation"}

// unknowable tells whether this reading cannot say if a name of the kind is defined.
func (r *reading) unknowable(kind string) bool {
	home := cmp.Or(homes[kind], "plan.yaml")
	return r.broken[home] || !r.whole && slices.Contains(besides, kind)
}

// resolve reports every reference to a name that is not defined, except where the file that would define it could
// not be read: one mistake is one finding.
func (r *reading) resolve() {
	for _, ref := range r.names.used {
		defined := r.names.defined[ref.kind]
		if _, ok := defined[ref.name]; ok || r.unknowable(ref.kind) {
			continue
		}
		if r.full() {
			return
		}
		known := make([]string, 0, len(defined))
		for name := range defined {
			known = append(known, name)
		}
		slices.Sort(known)
		hint := suggest(ref.name, known)
		if hint == "" {
			hint = "define it first"
		}
		r.note(ref.at, hint, "%s %q is not in this plan", ref.kind, ref.name).mistyped(ref.name, known, nil)
	}
}

package plans

import (
	"slices"
	"strings"
	"time"

	"warroom/model"
)

// fields are the entries of a mapping. Each key is asked for once; done reports those that nobody asked for, so the
// code that reads a mapping is also the list of what it may hold.
type fields struct {
	value
	given []entry
	asked []string
}

type entry struct {
	key string
	value
	keyAt place
}

// entries are the pairs of a mapping in the order in which they are written.
func (v value) entries() []entry {
	if v.absent() {
		return nil
	}
	if v.node.kind != mapping {
		v.note("write lines of the form \"name: value\" below it", "a mapping belongs here")
		return nil
	}
	all := make([]entry, 0, len(v.node.below))
	first := firsts(v.node.below)
	for i := range v.node.below {
		pair := &v.node.below[i]
		at := v.where(pair.keyAt)
		one := entry{key: pair.key, keyAt: at, value: value{v.reading, pair, v.start, at}}
		if pair.kind == scalar {
			one.at = v.where(pair.spot)
		}
		if earlier := first(i); earlier < i {
			v.reading.note(at, "keep one of them", "%q is given twice, first on line %d", one.key, v.where(v.node.below[earlier].keyAt).line)
			continue
		}
		all = append(all, one)
	}
	return all
}

func (v value) fields() *fields { return &fields{value: v, given: v.entries()} }

// get is the value of a key; absent if it is not given.
func (f *fields) get(key string) value {
	f.asked = append(f.asked, key)
	for _, one := range f.given {
		if one.key == key {
			return one.value
		}
	}
	return value{reading: f.reading, start: f.start, at: f.at}
}

// need is like text for a key that must be given.
func (f *fields) need(key string) string {
	v := f.get(key)
	text := v.text()
	if text == "" {
		v.note("write a line \""+key+": …\"", "%s is missing", key)
	}
	return text
}

// done reports keys that nobody asked for.
func (f *fields) done() {
	slices.Sort(f.asked)
	if f.reading.heard != nil {
		f.reading.heard(f)
	}
	for _, one := range f.given {
		if !slices.Contains(f.asked, one.key) && !f.reading.full() {
			found := f.reading.note(one.keyAt, suggest(one.key, f.asked), "%q is not known here", one.key)
			found.mistyped(one.key, f.asked, func(key string) bool { return !f.has(key) })
		}
	}
}

// has tells whether a key is given.
func (f *fields) has(key string) bool {
	return slices.ContainsFunc(f.given, func(one entry) bool { return one.key == key })
}

// text is a scalar as it was typed, without surrounding white space: 007 stays 007 and "no" stays no.
func (v value) text() string {
	if v.absent() {
		return ""
	}
	if v.node.kind != scalar {
		v.note("write the text on the same line; quote it if it begins with { or [", "a text belongs here")
		return ""
	}
	return v.node.text
}

// duration is a time span such as 15m; absent is 0.
func (v value) duration() time.Duration {
	text := v.text()
	if text == "" {
		return 0
	}
	duration, ok := parseDuration(text)
	if !ok {
		v.note("write a number and a unit: 90s, 15m, 2h, 1h30m or 3d", "%q is not a time span", text)
	}
	return duration
}

// flag is yes or no; absent is no.
func (v value) flag() bool {
	switch strings.ToLower(v.text()) {
	case "true", "yes":
		return true
	case "false", "no", "":
	default:
		v.note("write yes or no", "%q is neither yes nor no", v.text())
	}
	return false
}

// severity is SEV1 to SEV4, and one that the plan defines; absent is 0.
func (v value) severity() model.Severity {
	text := v.text()
	if text == "" {
		return 0
	}
	level, err := model.ParseSeverity(text)
	if err != nil {
		v.note("use SEV1, SEV2, SEV3 or SEV4", "severity %q is not known", text)
		return 0
	}
	v.reading.refer("severity", level.String(), v.at)
	return level
}

// list is the values of a sequence; a single text counts as a list of one.
func (v value) list() []value {
	if v.absent() {
		return nil
	}
	if v.node.kind != sequence {
		if v.node.kind != scalar {
			v.note("begin each line with a dash", "a list belongs here")
			return nil
		}
		return []value{v}
	}
	all := make([]value, len(v.node.below))
	for i := range v.node.below {
		item := &v.node.below[i]
		all[i] = value{v.reading, item, v.start, v.where(item.spot)}
	}
	return all
}

// each reads the values of a sequence.
func each[T any](v value, read func(value) T) []T {
	var all []T
	for _, one := range v.list() {
		all = append(all, read(one))
	}
	return all
}

// texts are the texts of a sequence.
func (v value) texts() []string { return each(v, value.text) }

// named is a text that must be a name of a kind in this plan, or nothing.
func named[T ~string](v value, kind string) T {
	name := v.text()
	v.reading.refer(kind, name, v.at)
	return T(name)
}

// allNamed are names of a kind in this plan.
func allNamed[T ~string](v value, kind string) []T {
	return each(v, func(one value) T { return named[T](one, kind) })
}

// word is one of a fixed set of words, or nothing.
func word[T ~string](v value, what string, set []T) T {
	text := v.text()
	if text == "" || slices.Contains(set, T(text)) {
		return T(text)
	}
	known := make([]string, len(set))
	for i, one := range set {
		known[i] = string(one)
	}
	v.note(suggest(text, known), "%s %q is not known", what, text).mistyped(text, known, nil)
	return ""
}

package plans

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// draft is the text of a YAML file that is being changed line by line, so that comments and order stay.
type draft struct{ file }

// set writes a value, as it stands in YAML, behind the key at a path such as "severities/SEV1/resolve" or
// "bridges/0/dial_in". The key must be there, on a line of its own, with a value on the same line.
func (d *draft) set(path, yaml string) error {
	at, err := d.find(path)
	if err != nil {
		return err
	}
	lines := d.lines()
	line := lines[at.line-1]
	colon := strings.IndexByte(line[at.column-1:], ':')
	if colon < 0 {
		return fmt.Errorf("write %s of %s: no key on line %d", path, d.path, at.line)
	}
	lines[at.line-1] = line[:at.column-1+colon] + ": " + yaml + "\n"
	d.text = []byte(strings.Join(lines, ""))
	return nil
}

// insert writes lines below the line of the key at a path.
func (d *draft) insert(path, text string) error {
	at, err := d.find(path)
	if err != nil {
		return err
	}
	d.text = []byte(strings.Join(slices.Insert(d.lines(), at.line, text), ""))
	return nil
}

// cut takes the entry of a key at the top of the file out, with the empty lines behind it.
func (d *draft) cut(key string) {
	lines := d.lines()
	from := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, key+":") })
	if from < 0 {
		return
	}
	to := from + 1
	for to < len(lines) && (strings.TrimSpace(lines[to]) == "" || strings.HasPrefix(lines[to], " ")) {
		to++
	}
	d.text = []byte(strings.Join(slices.Delete(lines, from, to), ""))
}

func (d *draft) lines() []string { return strings.SplitAfter(string(d.text), "\n") }

// find is the place of the key at a path; a number is a place in a list.
func (d *draft) find(path string) (place, error) {
	r := &reading{}
	v := r.document(place{file: d.path}, string(d.text))
	at := place{}
	for _, step := range strings.Split(path, "/") {
		if n, err := strconv.Atoi(step); err == nil {
			all := v.list()
			if n >= len(all) {
				return place{}, fmt.Errorf("write %s of %s: the list is shorter", path, d.path)
			}
			v = all[n]
			continue
		}
		entries := v.entries()
		n := slices.IndexFunc(entries, func(e entry) bool { return e.key == step })
		if n < 0 {
			return place{}, fmt.Errorf("write %s of %s: there is no %q", path, d.path, step)
		}
		v, at = entries[n].value, entries[n].keyAt
	}
	return at, nil
}

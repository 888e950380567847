package e2e

import (
	"maps"
	"math/rand/v2"
)

// disk is a folder as it survives a power cut: what was synced stays, and of the rest any part.
type disk struct {
	now    map[string]*blob // the names as programs see them
	synced map[string]*blob // the names that are sure
	moves  []move           // what became of names since, in an order that the disk keeps
}

// move gives a name to a file, or takes it from one.
type move struct {
	name string
	file *blob // nil: the name is gone
}

// blob is one file, whatever it is called.
type blob struct {
	synced []byte
	loose  []change // since the last sync
}

// change is a write at an offset or, without data, a cut to a length.
type change struct {
	at   int
	data []byte
}

func newDisk() *disk { return &disk{now: map[string]*blob{}, synced: map[string]*blob{}} }

func (d *disk) create(name string) {
	if d.now[name] == nil {
		d.now[name] = &blob{}
		d.moves = append(d.moves, move{name, d.now[name]})
	}
}

func (d *disk) remove(name string) {
	delete(d.now, name)
	d.moves = append(d.moves, move{name, nil})
}

func (d *disk) write(name string, c change) {
	if file := d.now[name]; file != nil {
		file.loose = append(file.loose, c)
	}
}

// sync makes the bytes of a file sure; syncNames makes sure which files there are.
func (d *disk) sync(name string) {
	if file := d.now[name]; file != nil {
		for _, c := range file.loose {
			file.synced = c.onto(file.synced)
		}
		file.loose = nil
	}
}

func (d *disk) syncNames() { d.synced, d.moves = maps.Clone(d.now), nil }

// cut is what the disk may hold when the power fails now: the first few of the loose moves, and of the loose writes of
// each file either the first few or any of their sectors.
func (d *disk) cut(random *rand.Rand) map[string][]byte {
	names := maps.Clone(d.synced)
	for _, m := range d.moves[:random.IntN(len(d.moves)+1)] {
		if names[m.name] = m.file; m.file == nil {
			delete(names, m.name)
		}
	}
	left := map[string][]byte{}
	for name, file := range names {
		content := file.synced
		if random.IntN(2) == 0 {
			for _, c := range file.loose[:random.IntN(len(file.loose)+1)] {
				content = c.onto(content)
			}
		} else {
			for _, c := range file.loose {
				content = c.scattered(random, content)
			}
		}
		left[name] = content
	}
	return left
}

// onto is a file with the change made.
func (c change) onto(file []byte) []byte {
	if c.data == nil {
		whole := make([]byte, c.at)
		copy(whole, file)
		return whole
	}
	whole := make([]byte, max(len(file), c.at+len(c.data)))
	copy(whole, file)
	copy(whole[c.at:], c.data)
	return whole
}

// sector is what a disk writes wholly or not at all.
const sector = 512

// scattered is a file with some sectors of the change made.
func (c change) scattered(random *rand.Rand, file []byte) []byte {
	if c.data == nil {
		if random.IntN(2) == 0 {
			return c.onto(file)
		}
		return file
	}
	for from := 0; from < len(c.data); {
		to := min(from+sector-(c.at+from)%sector, len(c.data))
		if random.IntN(2) == 0 {
			file = change{c.at + from, c.data[from:to]}.onto(file)
		}
		from = to
	}
	return file
}

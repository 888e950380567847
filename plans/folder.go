package plans

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// What a plan folder may weigh. A plan is text that people type; more than this is a mistake or an attack.
const (
	maxFile    = 1 << 20
	maxFolder  = 10 << 20
	maxFiles   = 2000
	maxArchive = maxFolder + maxFiles*(maxPath+32)
	maxPath    = 240
)

// folders are the folders of a plan and what kind of file they hold. Everything else beside them (notes, pictures,
// the files of an editor or of git) is left alone and is not part of the plan.
var folders = map[string]string{
	"scenarios": ".yaml", "checklists": ".md", "templates": ".md",
	"workflows": ".md", "forms": ".md", "drills": ".yaml", "examples": ".md",
}

// topFiles are the files at the top of a plan, beside address cards (.vcf) and calendars (.ics) of any name.
var topFiles = []string{"plan.yaml", "people.yaml", "people.csv", "standby.yaml", "systems.yaml", "regulators.yaml"}

// apartFiles are at the top of the folder, too, but not part of the plan: they change without it.
var apartFiles = []string{"customers.csv", "records.yaml"}

// collect reads the files of a plan folder into canonical form. What is wrong with single files goes to r; the error
// is about the folder as a whole.
func collect(dir fs.FS, r *reading) ([]file, error) {
	c := &collector{dir: dir, reading: r}
	for _, name := range topFiles {
		if _, err := fs.Lstat(dir, name); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := c.add(name); err != nil {
			return nil, err
		}
	}
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("read plan folder: %w", err)
	}
	for _, entry := range entries {
		if err := c.entry(entry, entries); err != nil {
			return nil, err
		}
	}
	return c.files, nil
}

// entry adds what belongs to the plan of one entry at the top of the folder.
func (c *collector) entry(entry fs.DirEntry, all []fs.DirEntry) error {
	name := entry.Name()
	if suffix, known := folders[name]; known {
		return c.walk(name, suffix)
	}
	if hidden := strings.HasPrefix(name, "."); hidden || slices.Contains(topFiles, name) || slices.Contains(apartFiles, name) {
		return nil
	}
	if kind := path.Ext(name); kind == ".vcf" || kind == ".ics" {
		return c.add(name)
	}
	c.misspelt(entry, all)
	return nil
}

type collector struct {
	dir     fs.FS
	reading *reading
	files   []file
	seen    int // entries looked at
	bytes   int
}

// misspelt reports a folder or a file that is almost called like one of the plan's, where that one is missing: what it
// holds would be left out unnoticed.
func (c *collector) misspelt(entry fs.DirEntry, all []fs.DirEntry) {
	if c.reading.full() {
		return
	}
	known := slices.Collect(maps.Keys(folders))
	if !entry.IsDir() {
		known = append(slices.Clone(topFiles), apartFiles...)
	}
	slices.Sort(known)
	near := func(other fs.DirEntry, name string) bool {
		return other.IsDir() == entry.IsDir() && edits(strings.ToLower(other.Name()), name) <= len(name)/5
	}
	for _, name := range known {
		missing := !slices.ContainsFunc(all, func(other fs.DirEntry) bool { return other.Name() == name })
		if missing && near(entry, name) {
			at, fix := place{file: entry.Name()}, Fix{Rename: name}
			hint := fmt.Sprintf("rename it to %q", name)
			found := c.reading.notRead(entry, at, hint)
			if !slices.ContainsFunc(all, func(other fs.DirEntry) bool { return other.Name() != entry.Name() && near(other, name) }) {
				found.mends(fix)
			}
			return
		}
	}
}

// notRead records that an entry of the folder is left out.
func (r *reading) notRead(entry fs.DirEntry, at place, hint string) noted {
	if entry.IsDir() {
		return r.note(at, hint, "this folder is not read")
	}
	return r.note(at, hint, "this file is not read")
}

// endings are what people write where a plan has .yaml or .md.
var endings = map[string]string{".yml": ".yaml", ".yaml": ".yaml", ".md": ".md", ".markdown": ".md", ".txt": ".md"}

// ending reports a file that is left out for its ending alone.
func (c *collector) ending(name, suffix string) {
	ending := path.Ext(name)
	if endings[strings.ToLower(ending)] == suffix {
		right := strings.TrimSuffix(name, ending) + suffix
		found := c.reading.note(place{file: name}, fmt.Sprintf("rename it to %q", path.Base(right)), "this file is not read")
		if _, err := fs.Lstat(c.dir, right); errors.Is(err, fs.ErrNotExist) || strings.EqualFold(name, right) {
			found.mends(Fix{Rename: right})
		}
	}
}

// walk adds the files below a folder of the plan.
func (c *collector) walk(folder, suffix string) error {
	return fs.WalkDir(c.dir, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			c.reading.note(place{file: name}, "make it readable", "cannot be read: %v", cause(err))
			return nil
		}
		if c.seen++; c.seen > 4*maxFiles {
			return tooMuch("files")
		}
		hidden := strings.HasPrefix(path.Base(name), ".")
		switch {
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() || hidden:
			return nil
		case path.Ext(name) != suffix:
			c.ending(name, suffix)
			return nil
		}
		return c.add(name)
	})
}

func tooMuch(what string) error {
	return Findings{{
		File: ".", Message: "the plan folder holds too many " + what,
		Hint: fmt.Sprintf("a plan has at most %d files and %d MiB; is this the right folder?", maxFiles, maxFolder>>20),
	}}
}

// cause is an error without the path, which the finding names already.
func cause(err error) error {
	var on *fs.PathError
	if errors.As(err, &on) {
		return on.Err
	}
	return err
}

package plans

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
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
var folders = map[string]string{"checklists": ".md", "templates": ".md"}

// topFiles are the files at the top of a plan.
var topFiles = []string{"plan.yaml", "people.yaml"}

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
		suffix, known := folders[entry.Name()]
		if !known {
			c.misspelt(entry)
			continue
		}
		if err := c.walk(entry.Name(), suffix); err != nil {
			return nil, err
		}
	}
	return c.files, nil
}

type collector struct {
	dir     fs.FS
	reading *reading
	files   []file
	seen    int // entries looked at
	bytes   int
}

// misspelt reports a folder that is almost called like one of the plan's: its files would be missing unnoticed.
func (c *collector) misspelt(entry fs.DirEntry) {
	for name := range folders {
		if d := edits(strings.ToLower(entry.Name()), name); entry.IsDir() && d <= 2 {
			c.reading.note(place{file: entry.Name()}, fmt.Sprintf("rename it to %q", name), "this folder is not read")
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
		case entry.IsDir() || hidden || path.Ext(name) != suffix:
			return nil
		}
		return c.add(name)
	})
}

// add reads one file. Links are followed only inside the folder: the file system behind dir refuses the others.
func (c *collector) add(name string) error {
	at := place{file: name}
	info, err := fs.Stat(c.dir, name)
	switch {
	case err != nil:
		c.reading.note(at, "put the file itself into the folder", "cannot be read: %v", cause(err))
		return nil
	case !info.Mode().IsRegular():
		c.reading.note(at, "put an ordinary file in its place", "is not a file")
		return nil
	case len(name) > maxPath || strings.ContainsAny(name, "\n\r") || !utf8.ValidString(name):
		c.reading.note(place{file: strings.ToValidUTF8(name, "?")}, "rename it", "the name cannot be kept")
		return nil
	}
	text, err := readCapped(c.dir, name)
	if err != nil {
		c.reading.note(at, "put the file itself into the folder", "cannot be read: %v", cause(err))
		return nil
	}
	if len(text) > maxFile {
		c.reading.note(at, "split it; a file of a plan holds at most 1 MiB", "the file is too large")
		return nil
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(text) {
		c.reading.note(invalidAt(name, text), "save the file as UTF-8", "the text is not valid UTF-8")
		return nil
	}
	if c.bytes += len(text); c.bytes > maxFolder {
		return tooMuch("bytes")
	}
	if len(c.files) == maxFiles {
		return tooMuch("files")
	}
	c.files = append(c.files, file{name, text})
	return nil
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

func readCapped(dir fs.FS, name string) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	return text, errors.Join(err, f.Close())
}

func invalidAt(name string, text []byte) place {
	valid := 0
	for valid < len(text) {
		r, size := utf8.DecodeRune(text[valid:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		valid += size
	}
	return place{file: name}.after(string(text[:valid]))
}

package plans

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// add reads one file of the plan.
func (c *collector) add(name string) error {
	f, ok := c.reading.file(c.dir, name, maxFile)
	if !ok {
		return nil
	}
	if c.bytes += len(f.text); c.bytes > maxFolder {
		return tooMuch("bytes")
	}
	if len(c.files) == maxFiles {
		return tooMuch("files")
	}
	c.files = append(c.files, f)
	return nil
}

// apart reads a file that is not part of the plan; found is false if there is none, or none that can be read.
func (r *reading) apart(dir fs.FS, name string, limit int) (f file, found bool) {
	if _, err := fs.Lstat(dir, name); errors.Is(err, fs.ErrNotExist) {
		return file{}, false
	}
	return r.file(dir, name, limit)
}

// file reads one file of at most limit bytes. Links are followed only inside the folder: the file system behind dir
// refuses the others.
func (r *reading) file(dir fs.FS, name string, limit int) (f file, ok bool) {
	defer func() {
		if !ok {
			r.cannotRead(name) // what it would define is not missing: one mistake is one finding
		}
	}()
	at := place{file: name}
	info, err := fs.Stat(dir, name)
	switch {
	case err != nil:
		r.unreadable(at, err)
		return f, false
	case !info.Mode().IsRegular():
		r.note(at, "put an ordinary file in its place", "is not a file")
		return f, false
	case len(name) > maxPath || strings.ContainsAny(name, "\n\r") || !utf8.ValidString(name):
		r.note(place{file: strings.ToValidUTF8(name, "?")}, "rename it", "the name cannot be kept")
		return f, false
	}
	text, err := readCapped(dir, name, int(min(info.Size(), int64(limit))), limit)
	if err != nil {
		r.unreadable(at, err)
		return f, false
	}
	if len(text) > limit {
		r.note(at, fmt.Sprintf("split it; a file of a plan holds at most %d MiB", limit>>20), "the file is too large")
		return f, false
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	if !utf8.Valid(text) {
		r.note(invalidAt(name, text), "save the file as UTF-8", "the text is not valid UTF-8")
		return f, false
	}
	return file{name, text}, true
}

// readCapped reads a file that is probably of a size, and one byte more than limit of one that is larger.
func readCapped(dir fs.FS, name string, size, limit int) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	text.Grow(size + bytes.MinRead)
	_, err = text.ReadFrom(io.LimitReader(f, int64(limit)+1))
	return text.Bytes(), errors.Join(err, f.Close())
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

// unreadable records that a file cannot be opened: somebody may not, or it is a link that leaves the folder.
func (r *reading) unreadable(at place, err error) {
	hint := "put the file itself into the folder"
	if errors.Is(err, fs.ErrPermission) {
		hint = "make it readable"
	}
	r.note(at, hint, "cannot be read: %v", cause(err))
}

package plans

import (
	"bytes"
	"path"
	"strings"
)

// frontMatter splits a Markdown file into the fields between its first two lines of dashes and the rest.
func (r *reading) frontMatter(f file) (*fields, place, []byte) {
	start := place{f.path, 1, 1}
	ok := bytes.HasPrefix(f.text, []byte("---\n"))
	_, rest, _ := bytes.Cut(f.text, []byte("---")) // the end of the first line is also where an empty head ends
	head, body, closed := bytes.Cut(rest, []byte("\n---\n"))
	if ok && !closed {
		head, closed = bytes.CutSuffix(head, []byte("\n---"))
	}
	if !ok || !closed {
		r.note(start, "begin with a line of three dashes, lines such as \"title: …\", and three dashes again", "the head of this file is missing")
		return value{reading: r, start: start, at: start}.fields(), start, f.text
	}
	before := string(f.text[:len(f.text)-len(body)])
	return r.document(start, before[:len("---\n")+len(head)]).fields(), start.after(before), body
}

// fileID is the id that a file has if it names none: its name without folder and ending.
func fileID(f file) string { return strings.TrimSuffix(path.Base(f.path), path.Ext(f.path)) }

// idOf reads and defines the id in a front matter.
func idOf(head *fields, f file, kind string) string {
	id, at := fileID(f), head.at
	if given := head.get("id"); !given.absent() {
		id, at = given.text(), given.at
	}
	head.reading.name(kind, id, at)
	return id
}

// page reads the head and the body of a Markdown file of a kind; ok is false if it is too long to be read.
func (r *reading) page(f file, kind string) (id string, head *fields, text string, ok bool) {
	if len(f.text) > maxMarkdown {
		r.note(place{file: f.path}, "split it; at most 128 KiB are read", "the %s is too long", kind)
		return fileID(f), nil, "", false
	}
	head, _, body := r.frontMatter(f)
	return idOf(head, f, kind), head, strings.TrimSpace(string(body)), true
}

// named reads a YAML file of one thing, which is called like the file.
func (r *reading) named(f file, kind string) (id string, top *fields) {
	r.name(kind, fileID(f), place{file: f.path, line: 1, column: 1})
	return fileID(f), r.document(place{file: f.path}, string(f.text)).fields()
}

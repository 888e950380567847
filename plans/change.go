package plans

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Change is a file that differs between two folders.
type Change struct {
	Path string
	Kind ChangeKind
	Diff string // unified, with three lines around each difference
}

// ChangeKind says what happened to a file.
type ChangeKind string

// The kinds of change.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed"
)

// Changes are the files that differ from one archive to another, in the order of their paths. The error is for bytes
// that are not an archive.
func Changes(from, to Archive) ([]Change, error) {
	before, err := from.texts()
	if err != nil {
		return nil, err
	}
	after, err := to.texts()
	if err != nil {
		return nil, err
	}
	var all []Change
	for path, text := range before {
		now, kept := after[path]
		switch {
		case !kept:
			all = append(all, change(path, Removed, text, ""))
		case now != text:
			all = append(all, change(path, Changed, text, now))
		}
	}
	for path, text := range after {
		if _, known := before[path]; !known {
			all = append(all, change(path, Added, "", text))
		}
	}
	slices.SortFunc(all, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return all, nil
}

func change(path string, kind ChangeKind, before, after string) Change {
	return Change{path, kind, udiff.Unified("a/"+path, "b/"+path, ended(before), ended(after))}
}

// ended ends a text with a line feed, whose absence would only disturb.
func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// texts are the files of an archive by path.
func (a Archive) texts() (map[string]string, error) {
	files, err := a.unpack()
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.path] = string(f.text)
	}
	return all, nil
}

package plans

import (
	"regexp"
	"strings"
)

// Blank is a place that is left open in a folder's texts, such as [TODO: number of the bridge].
type Blank struct {
	File   string
	Line   int // from 1
	Column int // in characters, from 1
	Text   string
}

var todo = regexp.MustCompile(`\[TODO\b[^\]\n]*\]`)

// Blanks are the places of the folder's files that somebody has still to fill in, in the order of files and lines.
// What a notice leaves open on purpose, to be filled in when it is written, is not among them: templates and forms are
// not looked at.
func (f *Folder) Blanks() []Blank {
	files, err := f.Archive.unpack()
	if err != nil {
		return nil // an archive that was not made here: it was read with errors already
	}
	var all []Blank
	for _, one := range files {
		if strings.HasPrefix(one.path, "templates/") || strings.HasPrefix(one.path, "forms/") {
			continue
		}
		head := headLines(one)
		for _, blank := range blanksIn(one.path, string(one.text)) {
			if blank.Line > head || todo.MatchString(blank.Text) { // brackets mean other things in YAML
				all = append(all, blank)
			}
		}
	}
	return all
}

// headLines counts the lines of a file that are YAML: all of them, or the head of a page.
func headLines(f file) int {
	text := string(f.text)
	if strings.HasSuffix(f.path, ".md") {
		text = strings.TrimSuffix(text, withoutHead(text))
	}
	return strings.Count(text, "\n")
}

// Where is the place at which something is defined, for example ("scenario", "vpn-down"): line and column count from 1.
// For what the folder does not define it is plan.yaml, line and column 0.
func (f *Folder) Where(kind, id string) (file string, line, column int) {
	at := f.place(kind, id)
	return at.file, at.line, at.column
}

package plans

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Blank is a place that is left open in a folder's texts, such as [TODO: number of the bridge].
type Blank struct {
	File   string
	Line   int // from 1
	Column int // in characters, from 1
	Text   string
}

// Blanks are the places of the folder's files that somebody has still to fill in, in the order of files and lines.
// What a notice leaves open on purpose, to be filled in when it is written, is not among them: templates and forms are
// not looked at, nor what a scenario says in each stage.
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
		text := string(one.text)
		head := headLines(one.path, text)
		spoken := spokenLines(one.path, text)
		for _, blank := range blanksIn(one.path, text) {
			if spoken[blank.Line] {
				continue
			}
			if blank.Line > head || isTodo(blank.Text) { // brackets mean other things in YAML
				all = append(all, blank)
			}
		}
	}
	return all
}

// headLines counts the lines of a file that are YAML: all of them, or the head of a page.
func headLines(path, text string) int {
	if strings.HasSuffix(path, ".md") {
		text = strings.TrimSuffix(text, withoutHead(text))
	}
	return strings.Count(text, "\n")
}

// spokenLines are the lines of a scenario that are said while it goes on. What they leave open, nobody knows before.
func spokenLines(path, text string) map[int]bool {
	if !strings.HasPrefix(path, "scenarios/") {
		return nil
	}
	spoken := map[int]bool{}
	n, inside, translated := 0, false, false
	for line := range strings.Lines(text) {
		n++
		if key, ok := keyOf(line); ok {
			inside, translated = key == "says" || key == "inside", key == "translations"
		} else if key, ok := keyOf(strings.TrimPrefix(line, "    ")); ok && translated {
			inside = key == "says"
		}
		spoken[n] = inside
	}
	return spoken
}

// keyOf is the key of a line of YAML that is not indented.
func keyOf(line string) (key string, ok bool) {
	key, _, found := strings.Cut(line, ":")
	return key, found && key != "" && !strings.ContainsAny(key[:1], " #-\t")
}

// blanksIn finds what is left open in a Markdown text. Boxes, links and footnotes are not open.
func blanksIn(file, text string) []Blank {
	var all []Blank
	var from *passage
	for begin, end := bracketed(text, 0); end > 0; begin, end = bracketed(text, end) {
		found := text[begin:end]
		linked := end < len(text) && strings.ContainsRune("([:", rune(text[end])) || begin > 0 && text[begin-1] == ']'
		if !isTodo(found) && (linked || strings.HasPrefix(found, "[^") || !strings.ContainsAny(found, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
			continue
		}
		if from == nil {
			from = newPassage(place{file, 1, 1}, text)
		}
		where := from.at(begin)
		all = append(all, Blank{file, where.line, where.column, found})
	}
	return all
}

// bracketed is where the first stretch at or behind an offset begins and ends that people leave open in texts: [TODO: …],
// [name], {{name}}. Without one, end is 0.
func bracketed(text string, from int) (begin, end int) {
	for at := from; ; at++ {
		next := strings.IndexAny(text[at:], "[{")
		if next < 0 {
			return 0, 0
		}
		at += next
		inside := at + 1
		if text[at] == '[' {
			length := strings.IndexAny(text[inside:], "[]\n")
			if length > 0 && text[inside+length] == ']' && isShort(text[inside:inside+length]) {
				return at, inside + length + 1
			}
		} else if strings.HasPrefix(text[inside:], "{") {
			inside++
			length := strings.IndexAny(text[inside:], "{}\n")
			if length >= 0 && strings.HasPrefix(text[inside+length:], "}}") {
				return at, inside + length + 2
			}
		}
	}
}

// isShort tells whether a text between brackets can be a blank: longer than a box, and no whole paragraph.
func isShort(text string) bool {
	length := utf8.RuneCountInString(text)
	return length >= 2 && length <= 60
}

var todo = regexp.MustCompile(`\[TODO\b[^\]\n]*\]`)

// isTodo tells whether a text says itself that it is open.
func isTodo(text string) bool { return strings.Contains(text, "[TODO") && todo.MatchString(text) }

// Where is the place at which something is defined, for example ("scenario", "vpn-down"): line and column count from 1.
// For what the folder does not define it is plan.yaml, line and column 0.
func (f *Folder) Where(kind, id string) (file string, line, column int) {
	at := f.place(kind, id)
	return at.file, at.line, at.column
}

package plans

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"warroom/model"
)

// Adoption is a Markdown text from elsewhere, made into a file of a plan.
type Adoption struct {
	Path   string // in the folder: checklists/… or workflows/…
	Text   []byte // the head that plans need, and below it the text as it came
	Steps  int    // boxes found
	Blanks []Blank
}

// AdoptAs says what a text from elsewhere shall become. What is left empty is chosen by looking at the text: a text with
// boxes is a checklist, any other a workflow.
type AdoptAs struct {
	Kind  string // "checklist", "workflow" or empty
	Area  model.Area
	Phase model.Phase // of a checklist; empty: respond
	Role  model.RoleID
}

// Texts that cannot be adopted.
var (
	ErrTooLong = fmt.Errorf("the text has more than %d KiB", maxMarkdown>>10)
	ErrNothing = errors.New("there is nothing but a title in the file")
)

// Adopt makes a file of a plan of a Markdown text whose file was called name. Headings, lists, tables and everything
// else stay as they are and in their order; the same text always gives the same file, so that adopting it again
// changes nothing.
func Adopt(name string, source []byte, as AdoptAs) (Adoption, error) {
	source = bytes.ReplaceAll(bytes.TrimPrefix(source, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	switch {
	case len(source) > maxMarkdown:
		return Adoption{}, fmt.Errorf("adopt %s: %w", name, ErrTooLong)
	case !utf8.Valid(source):
		return Adoption{}, fmt.Errorf("adopt %s: not valid UTF-8: save it as UTF-8", name)
	}
	body := strings.TrimLeft(withoutHead(string(source)), "\n")
	title, body := titleOf(body, name)
	if strings.TrimSpace(body) == "" {
		return Adoption{}, fmt.Errorf("adopt %s: %w", name, ErrNothing)
	}
	a := Adoption{Steps: len(dashed.FindAllString(body, -1))}
	kind, folder := "workflow", "workflows/"
	if as.Kind == "checklist" || as.Kind == "" && a.Steps > 0 {
		kind, folder = "checklist", "checklists/"
	}
	if kind == "checklist" {
		body = boxed(body)
		a.Steps = len(dashed.FindAllString(body, -1))
	}
	a.Path = folder + slug(strings.TrimSuffix(path.Base(name), path.Ext(name))) + ".md"
	a.Text = fmt.Appendf(nil, "---\n%s---\n\n%s\n", headFor(kind, title, as), strings.TrimSpace(body))
	a.Blanks = blanksIn(a.Path, string(a.Text))
	return a, nil
}

// headFor is the head that a file of a kind needs.
func headFor(kind, title string, as AdoptAs) string {
	var head strings.Builder
	add := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&head, "%s: %s\n", key, value)
		}
	}
	add("title", quoted(title))
	add("area", string(as.Area))
	switch {
	case kind == "workflow":
		add("owner", string(as.Role))
		add("when", quoted("[TODO]"))
		add("done", quoted("[TODO]"))
	case as.Phase == "":
		add("phase", string(model.Respond))
		add("role", string(as.Role))
	default:
		add("phase", string(as.Phase))
		add("role", string(as.Role))
	}
	return head.String()
}

// notStep is what reading says of a line of a list that has no box.
const notStep = "this line is not a step"

var bullet = regexp.MustCompile(`^(\s*(?:[-*+]|\d+[.)])\s+)`)

// boxed gives a box to every line of a list that a checklist would take for a step without one. What stands below a step
// as its detail stays as it is.
func boxed(body string) string {
	lines := strings.SplitAfter(body, "\n")
	for range maxDepth { // one round for each level of nesting
		r := &reading{}
		r.steps(place{"", 1, 1}, []byte(strings.Join(lines, "")))
		changed := false
		for _, one := range r.findings {
			if one.Message == notStep && bullet.MatchString(lines[one.Line-1]) {
				lines[one.Line-1] = bullet.ReplaceAllString(lines[one.Line-1], "${1}[ ] ")
				changed = true
			}
		}
		if !changed {
			break
		}
	}
	return strings.Join(lines, "")
}

// quoted is a text as YAML cannot misread it, on one line and without what YAML does not take.
func quoted(text string) string {
	line := strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	var out strings.Builder
	for _, r := range line {
		switch {
		case r == '"' || r == '\\':
			out.WriteString(`\` + string(r))
		case unicode.IsControl(r) || r == '\ufeff':
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return `"` + out.String() + `"`
}

// withoutHead is a text without the front matter of whatever it was written for.
func withoutHead(text string) string {
	rest, headed := strings.CutPrefix(text, "---\n")
	if _, body, closed := strings.Cut(rest, "\n---\n"); headed && closed {
		return body
	}
	return text
}

// titleOf takes the first heading out of a text, if it stands at the top; else the title is the file's name in words.
func titleOf(body, name string) (title, rest string) {
	root := blocks().Parse(text.NewReader([]byte(body)))
	if first, ok := root.FirstChild().(*ast.Heading); ok && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		end := line.Stop
		if cut := strings.IndexByte(body[end:], '\n'); cut >= 0 {
			end += cut
		}
		if words := plainWords(body[line.Start:line.Stop]); words != "" {
			return words, body[end:]
		}
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " "), body
}

// plainWords is one line without the marks of emphasis.
func plainWords(line string) string {
	return strings.TrimSpace(strings.NewReplacer("**", "", "__", "", "`", "", "\n", " ").Replace(strings.Trim(line, " #\n")))
}

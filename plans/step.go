package plans

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"warroom/model"
)

var (
	boxlike = regexp.MustCompile(`^\[ *[xX]? *\]`)
	proper  = regexp.MustCompile(`^ {0,3}(?:[-*+]|\d+[.)]) \[[ xX]\][ \t]`)
	dashed  = regexp.MustCompile(`(?m)^\s*(?:[-*+]|\d+[.)])\s*\[ *[xX]? *\]`)
)

// steps reads the task lists of a Markdown text that begins at start:
//
//   - [ ] Open the bridge {within: 5m, role: liaison}
//
//     What to say there, in as many paragraphs as it takes.
//
//   - [ ] a step within the step
func (r *reading) steps(start place, body []byte) []model.ItemRule {
	s := newSteps(r, start, body)
	if all, ok := tasks(s.text); ok {
		for _, one := range all {
			s.step(one.words, s.at(one.at), one.level)
			s.steps[len(s.steps)-1].Detail = one.detail
		}
		return s.steps
	}
	s.blocks()
	return s.steps
}

func newSteps(r *reading, start place, body []byte) *stepReader {
	return &stepReader{reading: r, passage: newPassage(start, string(body)), body: body, ids: map[string]place{}}
}

// blocks reads the text with the full Markdown parser.
func (s *stepReader) blocks() {
	root := blocks().Parse(text.NewReader(s.body))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		if list, ok := node.(*ast.List); ok {
			s.list(list, 0)
			continue
		}
		s.missed(node)
	}
}

// settings is where the braces at the end of a step begin, or -1. A space stands before them.
func settings(words string) int {
	brace := strings.LastIndexByte(words, '{')
	if brace < 1 || strings.IndexByte(words[brace:], '}') != len(words)-brace-1 || !strings.ContainsAny(words[brace-1:brace], " \t\n") {
		return -1
	}
	return brace
}

type stepReader struct {
	*passage
	reading *reading
	body    []byte
	ids     map[string]place
	steps   []model.ItemRule
}

// list reads the steps of one list; level is how deeply it is nested.
func (s *stepReader) list(list *ast.List, level int) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Lines().Len() == 0 { // an empty line of the list, or "- - [ ] text"
			s.lists(first, level)
			continue
		}
		at := s.at(first.Lines().At(0).Start)
		words := s.source(first)
		if boxOf(words) == "" {
			found := s.reading.note(at, "write \"- [ ] \" before the text to make it one", notStep)
			if empty := boxlike.FindString(words); empty != "" {
				found.mends(Fix{Line: at.line, Column: at.column, Old: empty, New: rightBox(empty, words[len(empty):])})
			}
			continue
		}
		s.missed(first)
		s.step(words, at, level)
		s.below(first.NextSibling(), len(s.steps)-1, level)
	}
}

// lists reads those of the nodes from first on that are lists.
func (s *stepReader) lists(first ast.Node, level int) {
	for node := first; node != nil; node = node.NextSibling() {
		if list, ok := node.(*ast.List); ok {
			s.list(list, level)
		}
	}
}

// missed reports lines that were meant to be steps and are not for want of a space, or for too much of it: a step
// that is silently left out is the worst that a checklist can do.
func (s *stepReader) missed(node ast.Node) {
	if kind := node.Kind(); kind != ast.KindParagraph && kind != ast.KindTextBlock && kind != ast.KindCodeBlock {
		return
	}
	for i := range node.Lines().Len() {
		line := node.Lines().At(i)
		if dashed.Match(line.Value(s.body)) {
			var above []byte
			if i > 0 {
				last := node.Lines().At(i - 1)
				above = last.Value(s.body)
			}
			at := s.at(line.Start)
			found := s.reading.note(at, "write \"- [ ] \" with these two spaces, and an empty line before the list", "this line looks like a step and is none")
			if node.Kind() != ast.KindCodeBlock {
				s.dashed(found, at, string(line.Value(s.body)), i > 0 && !proper.Match(above))
			}
		}
	}
}

// dashed is how a line that looks like a step becomes one: by an empty line before it if it is written well, else by
// the spaces that it lacks. follows tells that it stands below a line of words.
func (s *stepReader) dashed(found noted, at place, line string, follows bool) {
	if proper.MatchString(line) {
		if follows {
			found.mends(Fix{Line: at.line, Column: 1, New: "\n"})
		}
		return
	}
	if sign := dashed.FindString(line); sign != "" {
		dash, _, _ := strings.Cut(sign, "[")
		found.mends(Fix{
			Line: at.line, Column: at.column, Old: sign,
			New: strings.TrimSpace(dash) + " " + rightBox(sign, line[len(sign):]),
		})
	}
}

// rightBox is a box as it should be, for one that was meant, with the space that the text behind it needs.
func rightBox(meant, behind string) string {
	right := "[ ]"
	if strings.ContainsAny(meant, "xX") {
		right = "[x]"
	}
	if !strings.HasPrefix(behind, " ") {
		right += " "
	}
	return right
}

// step adds the step whose source is words.
func (s *stepReader) step(words string, at place, level int) {
	mark := boxOf(words)
	step := model.ItemRule{Level: level}
	plain := words
	if brace := settings(words); brace > 0 {
		plain = words[:brace]
		f := s.reading.document(at.after(words[:brace]), words[brace:]).fields()
		step.Role = named[model.RoleID](f.get("role"), "role")
		step.Within = f.get("within").duration()
		step.ID = s.stated(f.get("id"))
		f.done()
	}
	step.Text = oneLine(strings.TrimPrefix(plain, mark))
	if step.Text == "" {
		s.reading.note(at, "say what to do", "the step has no text")
	}
	s.steps = append(s.steps, step)
}

// oneLine is a text with one space between its words.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "  ") || strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
}

// stated is the id that a step gives itself, without its list.
func (s *stepReader) stated(v value) model.ItemID {
	id := v.text()
	if id == "" {
		return ""
	}
	if first, taken := s.ids[id]; taken {
		v.note("give one of them another id", "step %q is already defined on line %d", id, first.line)
		return ""
	}
	if s.ids[id] = v.at; !isName(id) {
		v.note("use lower-case letters, digits and dashes, for example "+slug(id), "step id %q cannot be typed everywhere", id)
	}
	return model.ItemID(id)
}

package plans

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"warroom/model"
)

var (
	box      = regexp.MustCompile(`^\[[ xX]\][ \t]+`)
	settings = regexp.MustCompile(`(?s)\s*\{([^{}]*)\}$`)
)

// steps reads the task lists of a Markdown text that begins at start:
//
//   - [ ] Open the bridge {within: 5m, role: liaison}
//
//     What to say there, in as many paragraphs as it takes.
//
//   - [ ] a step within the step
func (r *reading) steps(start place, body []byte) []model.ItemRule {
	s := &stepReader{reading: r, start: start, body: body, ids: map[string]place{}}
	root := goldmark.DefaultParser().Parse(text.NewReader(body))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		if list, ok := node.(*ast.List); ok {
			s.list(list, 0)
		}
	}
	return s.steps
}

type stepReader struct {
	reading *reading
	start   place
	body    []byte
	ids     map[string]place
	steps   []model.ItemRule
}

// list reads the steps of one list; level is how deeply it is nested.
func (s *stepReader) list(list *ast.List, level int) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Lines().Len() == 0 {
			continue
		}
		at := s.at(first.Lines().At(0).Start)
		words := s.source(first)
		if !box.MatchString(words) {
			s.reading.note(at, "write \"- [ ] \" before the text to make it one", "this line is not a step")
			continue
		}
		s.step(words, at, level)
		s.below(first.NextSibling(), len(s.steps)-1, level)
	}
}

// step adds the step whose source is words.
func (s *stepReader) step(words string, at place, level int) {
	mark := box.FindString(words)
	step := model.ItemRule{Level: level}
	plain := words
	if found := settings.FindStringSubmatchIndex(words); found != nil && isSetting(words, found[2]) {
		plain = words[:found[0]]
		f := s.reading.document(at.after(words[:found[2]-1]), []byte(words[found[2]-1:])).fields()
		step.Role = named[model.RoleID](f.get("role"), "role")
		step.Within = f.get("within").duration()
		step.ID = s.stated(f.get("id"))
		f.done()
	}
	step.Text = strings.Join(strings.Fields(strings.TrimPrefix(plain, mark)), " ")
	if step.Text == "" {
		s.reading.note(at, "say what to do", "the step has no text")
	}
	s.steps = append(s.steps, step)
}

// isSetting tells braces with settings from {{placeholders}} and other braces in a text.
func isSetting(words string, inside int) bool {
	return !strings.HasSuffix(words[:inside-1], "{") && strings.Contains(words[inside:], ":")
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
	if s.ids[id] = v.at; !plainName.MatchString(id) {
		v.note("use lower-case letters, digits and dashes, for example "+slug(id), "step id %q cannot be typed everywhere", id)
	}
	return model.ItemID(id)
}

// below reads what is indented under a step: lists are further steps, everything else is its detail. A list without
// boxes is part of the detail.
func (s *stepReader) below(node ast.Node, step, level int) {
	var detail []string
	for ; node != nil; node = node.NextSibling() {
		if list, ok := node.(*ast.List); ok && s.hasBox(list) {
			s.list(list, level+1)
			continue
		}
		if block := s.block(node, ""); block != "" {
			detail = append(detail, block)
		}
	}
	s.steps[step].Detail = strings.Join(detail, "\n\n")
}

// hasBox tells whether any line of the list is a task.
func (s *stepReader) hasBox(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && box.MatchString(s.source(first)) {
			return true
		}
	}
	return false
}

// block is the Markdown of a block of detail, without its indentation.
func (s *stepReader) block(node ast.Node, indent string) string {
	switch node := node.(type) {
	case *ast.List:
		var lines []string
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			var parts []string
			for child := item.FirstChild(); child != nil; child = child.NextSibling() {
				parts = append(parts, s.block(child, indent+"  "))
			}
			lines = append(lines, indent+"- "+strings.TrimSpace(strings.Join(parts, "\n")))
		}
		return strings.Join(lines, "\n")
	case *ast.FencedCodeBlock:
		return indented(indent, "```\n"+s.source(node)+"\n```")
	case *ast.Blockquote:
		return indented(indent, "> "+strings.ReplaceAll(s.children(node), "\n", "\n> "))
	}
	if node.Type() != ast.TypeBlock {
		return ""
	}
	return indented(indent, s.source(node))
}

func (s *stepReader) children(node ast.Node) string {
	var parts []string
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		parts = append(parts, s.block(child, ""))
	}
	return strings.Join(parts, "\n\n")
}

func indented(indent, text string) string {
	return indent + strings.ReplaceAll(text, "\n", "\n"+indent)
}

// source is the text of a block as it was typed, line by line without indentation.
func (s *stepReader) source(node ast.Node) string {
	var lines []string
	for i := range node.Lines().Len() {
		segment := node.Lines().At(i)
		lines = append(lines, strings.TrimRight(string(segment.Value(s.body)), " \t\n"))
	}
	return strings.Join(lines, "\n")
}

// at is the place of a byte of the body.
func (s *stepReader) at(offset int) place { return s.start.after(string(s.body[:offset])) }

package plans

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"warroom/model"
)

// template reads a Markdown file with the text of a notice.
func (r *reading) template(f file, language model.Language) model.NoticeTemplate {
	if len(f.text) > maxMarkdown {
		r.note(place{file: f.path}, "shorten it; at most 128 KiB are read", "the template is too long")
		return model.NoticeTemplate{ID: fileID(f)}
	}
	head, start, body := r.frontMatter(f)
	subject, short := head.get("subject"), head.get("short")
	said := string(body)
	t := model.NoticeTemplate{
		ID:       idOf(head, f, "template"),
		Title:    head.need("title"),
		Audience: named[model.AudienceID](head.get("audience"), "audience"),
		Stage:    stage(head),
		Channel:  named[model.ChannelID](head.get("channel"), "channel"),
		Scenario: named[string](head.get("scenario"), "scenario"),
		Language: head.get("language").language(),
		Subject:  subject.text(),
		Short:    short.text(),
		Body:     strings.TrimSpace(said),
	}
	t.Status = t.Stage.Status()
	if t.Language == "" {
		t.Language = language
	}
	if t.Audience == "" {
		head.get("audience").note("write \"audience: customers\" or another audience", "it is not said for whom this template is")
	}
	head.done()
	if t.Body == "" {
		r.note(start, "write the text below the head", "the template is empty")
	}
	r.placeholders(subject.at, t.Subject)
	r.placeholders(short.at, t.Short)
	blank := len(said) - len(strings.TrimLeft(said, " \t\n"))
	r.placeholders(start.after(said[:blank]), t.Body)
	return t
}

// stage is what a template speaks about, said finely by its stage or roughly by a public status.
func stage(head *fields) model.Stage {
	fine, rough := head.get("stage"), head.get("status")
	if !fine.absent() && !rough.absent() {
		found := rough.note("remove this line; the stage says it", "the template names a stage and a status")
		if slices.Contains(model.Stages, model.Stage(fine.text())) {
			found.mends(Fix{Line: rough.at.line, Column: 1, Old: "status:", Cut: true})
		}
	}
	if status := word(rough, "public status", model.PublicStatuses); fine.absent() {
		return model.Stage(status)
	}
	return word(fine, "stage", model.Stages)
}

// placeholders reports what is wrong with the placeholders of a text that begins at start.
func (r *reading) placeholders(start place, text string) {
	if !wellPlaced(text) {
		r.parsePlaceholders(start, text)
	}
}

// parsePlaceholders is placeholders with the full parser.
func (r *reading) parsePlaceholders(start place, text string) {
	tree, err := parseTemplate(text)
	if err != nil {
		at, message := start, err.Error()
		if found := parseError.FindStringSubmatch(message); found != nil {
			line, _ := strconv.Atoi(found[1])
			lines := strings.SplitAfter(text, "\n")
			at, message = start.after(strings.Join(lines[:min(line, len(lines))-1], "")), found[2]
			if cut := strings.Index(lines[min(line, len(lines))-1], "{{"); cut >= 0 {
				at = at.after(lines[line-1][:cut])
			}
		}
		r.note(at, "write a placeholder as {{next_update}}, and an option as {{if workaround}} … {{end}}", "a placeholder cannot be read: %s", message)
		return
	}
	from := newPassage(start, text)
	walk(tree.Root, func(node parse.Node, name string, ok bool) {
		if r.full() {
			return
		}
		at := from.at(offset(text, node))
		switch {
		case !ok:
			r.note(at, "write a placeholder as {{next_update}}, and an option as {{if workaround}} … {{end}}", "%s is more than a placeholder may do", strings.TrimSpace(node.String()))
		case !slices.Contains(model.Placeholders, name):
			found := r.note(at, suggest(name, model.Placeholders), "placeholder %q is not known", name)
			found.mistyped(name, model.Placeholders, nil)
			found.within("{{")
		}
	})
}

// parseError is how text/template says where it stopped.
var parseError = regexp.MustCompile(`^template: text:(\d+): (.*)$`)

// parseTemplate reads the syntax of text/template without resolving names.
func parseTemplate(text string) (*parse.Tree, error) {
	tree := parse.New("text")
	tree.Mode = parse.SkipFuncCheck
	return tree.Parse(text, "", "", map[string]*parse.Tree{})
}

// offset is where the action of a node begins in the text.
func offset(text string, node parse.Node) int {
	at := min(int(node.Position()), len(text))
	return max(strings.LastIndex(text[:at], "{{"), 0)
}

// walk visits every action below node with the name it asks for; ok is false for what templates may not do. A
// template may show a placeholder, and may depend on one being there; nothing else.
func walk(node parse.Node, visit func(node parse.Node, name string, ok bool)) {
	switch node := node.(type) {
	case nil, *parse.TextNode:
	case *parse.ListNode:
		if node != nil {
			for _, one := range node.Nodes {
				walk(one, visit)
			}
		}
	case *parse.ActionNode:
		name, ok := placeholder(node.Pipe)
		visit(node, name, ok)
	case *parse.IfNode:
		name, ok := placeholder(node.Pipe)
		visit(node, name, ok)
		walk(node.List, visit)
		walk(node.ElseList, visit)
	default:
		visit(node, "", false)
	}
}

// placeholder is the one name without arguments that a pipe consists of.
func placeholder(pipe *parse.PipeNode) (string, bool) {
	if pipe == nil || len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return "", false
	}
	name, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok {
		return fmt.Sprint(pipe.Cmds[0].Args[0]), false
	}
	return name.Ident, true
}

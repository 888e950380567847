package plans

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"warroom/model"
)

// maxNotice is the longest notice in bytes; a mail with more has lost its reader.
const maxNotice = 64 << 10

// Render fills a template with facts, by the names in [model.Placeholders]. A fact is only ever text: braces inside
// it mean nothing. A fact that is missing or empty leaves a visible gap such as [next_update?] (see [Gaps]), so that
// nobody sends half a notice by accident. The subject is one line. The error is for a template that is not of this
// plan's making, or a notice that grows too long.
func Render(t model.NoticeTemplate, facts map[string]string) (subject, body string, err error) {
	if subject, err = render(t.Subject, facts); err != nil {
		return "", "", fmt.Errorf("render subject of template %s: %w", t.ID, err)
	}
	if body, err = render(t.Body, facts); err != nil {
		return "", "", fmt.Errorf("render template %s: %w", t.ID, err)
	}
	return strings.Join(strings.Fields(subject), " "), body, nil
}

func render(text string, facts map[string]string) (string, error) {
	tree, err := parseTemplate(text)
	if err != nil {
		return "", err
	}
	out := &notice{facts: facts}
	if err := out.write(tree.Root); err != nil {
		return "", err
	}
	return out.text.String(), nil
}

// notice is a text being written.
type notice struct {
	facts map[string]string
	text  strings.Builder
}

// write evaluates the tree itself instead of handing it to text/template: two kinds of action are all that a notice
// needs, and nothing else can then be reached.
func (n *notice) write(node parse.Node) error {
	switch node := node.(type) {
	case *parse.TextNode:
		n.text.Write(node.Text)
	case *parse.ListNode:
		if node == nil {
			return nil
		}
		for _, one := range node.Nodes {
			if err := n.write(one); err != nil {
				return err
			}
		}
	case *parse.ActionNode:
		fact, name, err := n.fact(node.Pipe)
		if err != nil {
			return err
		}
		if fact == "" {
			fact = "[" + name + "?]"
		}
		n.text.WriteString(fact)
	case *parse.IfNode:
		fact, _, err := n.fact(node.Pipe)
		if err != nil {
			return err
		}
		if fact == "" {
			return n.write(node.ElseList)
		}
		return n.write(node.List)
	default:
		return fmt.Errorf("%s is more than a placeholder may do", node)
	}
	if n.text.Len() > maxNotice {
		return fmt.Errorf("the notice is longer than %d KiB", maxNotice>>10)
	}
	return nil
}

func (n *notice) fact(pipe *parse.PipeNode) (fact, name string, err error) {
	name, ok := placeholder(pipe)
	if !ok || !slices.Contains(model.Placeholders, name) {
		return "", "", fmt.Errorf("%q is not a placeholder", pipe)
	}
	return strings.TrimSpace(n.facts[name]), name, nil
}

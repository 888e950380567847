package paper

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inline makes text of what stands in a block. An address that the words of a link do not show follows them: nobody can
// click on paper.
func (p *proseReader) inline(parent ast.Node) Text {
	r := inlineReader{source: p.source}
	r.children(parent, Span{}, 0)
	return r.tidy()
}

type inlineReader struct {
	source []byte
	text   Text
}

func (r *inlineReader) children(parent ast.Node, style Span, depth int) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		r.node(node, style, depth+1)
	}
}

func (r *inlineReader) node(node ast.Node, style Span, depth int) {
	if depth > 4*maxNesting {
		return
	}
	switch node := node.(type) {
	case *ast.Text:
		r.put(string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(node.Value(r.source))))), style)
		switch {
		case node.HardLineBreak():
			r.put("\n", style)
		case node.SoftLineBreak():
			r.put(" ", style)
		}
	case *ast.String:
		r.put(string(node.Value), style)
	case *ast.Emphasis:
		if node.Level >= 2 {
			style.Bold = true
		} else {
			style.Italic = true
		}
		r.children(node, style, depth)
	case *tables.Strikethrough:
		style.Strike = true
		r.children(node, style, depth)
	case *ast.CodeSpan:
		for child := node.FirstChild(); child != nil; child = child.NextSibling() {
			if words, ok := child.(*ast.Text); ok {
				r.put(string(words.Value(r.source)), style)
			}
		}
	case *ast.Link:
		r.link(node, string(node.Destination), style, depth)
	case *ast.Image:
		r.link(node, string(node.Destination), style, depth)
	case *ast.AutoLink:
		r.put(string(node.Label(r.source)), style)
	case *ast.RawHTML:
		for i := range node.Segments.Len() {
			segment := node.Segments.At(i)
			r.put(string(segment.Value(r.source)), style)
		}
	default:
		r.children(node, style, depth)
	}
}

func (r *inlineReader) link(node ast.Node, address string, style Span, depth int) {
	before := len(r.text)
	r.children(node, style, depth)
	words := r.text[before:].String()
	if shown := strings.TrimPrefix(address, "mailto:"); shown != "" && !strings.Contains(words, shown) {
		r.put(" ("+shown+")", style)
	}
}

// put joins words of one style.
func (r *inlineReader) put(words string, style Span) {
	if words == "" {
		return
	}
	if last := len(r.text) - 1; last >= 0 {
		same := r.text[last]
		same.Text = style.Text
		if same == style {
			r.text[last].Text += words
			return
		}
	}
	style.Text = words
	r.text = append(r.text, style)
}

// tidy drops blanks at both ends.
func (r *inlineReader) tidy() Text {
	for len(r.text) > 0 {
		first := &r.text[0]
		if first.Text = strings.TrimLeft(first.Text, " \n\t"); first.Text != "" {
			break
		}
		r.text = r.text[1:]
	}
	for len(r.text) > 0 {
		last := &r.text[len(r.text)-1]
		if last.Text = strings.TrimRight(last.Text, " \n\t"); last.Text != "" {
			break
		}
		r.text = r.text[:len(r.text)-1]
	}
	return r.text
}

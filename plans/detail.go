package plans

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// blocks reads the blocks of Markdown only. Words keep their marks as typed; what quotes and emphasis cost to read
// grows with the square of their number, which a hostile file could use.
func blocks() parser.Parser {
	var known []util.PrioritizedValue
	for rank, one := range []parser.BlockParser{ // in the order in which they are tried
		parser.NewThematicBreakParser(), parser.NewListParser(), parser.NewListItemParser(), parser.NewCodeBlockParser(),
		parser.NewATXHeadingParser(), parser.NewFencedCodeBlockParser(), parser.NewHTMLBlockParser(), parser.NewParagraphParser(),
	} {
		known = append(known, util.PrioritizedValue{Value: one, Priority: rank})
	}
	return parser.NewParser(parser.WithBlockParsers(known...))
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
		s.missed(node)
		if block := s.block(node, ""); block != "" {
			detail = append(detail, block)
		}
	}
	s.steps[step].Detail = strings.Join(detail, "\n\n")
}

// hasBox tells whether any line of the list is a task.
func (s *stepReader) hasBox(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && boxlike.MatchString(s.source(first)) {
			return true
		}
	}
	return false
}

// block is the Markdown of a block of detail, without its indentation.
func (s *stepReader) block(node ast.Node, indent string) string {
	switch node := node.(type) {
	case *ast.List:
		return s.listed(node, indent)
	case *ast.FencedCodeBlock:
		return indented(indent, "```\n"+s.source(node)+"\n```")
	}
	if node.Type() != ast.TypeBlock {
		return ""
	}
	return indented(indent, s.source(node))
}

// listed is the Markdown of a list inside a detail. Numbers stay: what is done in turn is not a choice.
func (s *stepReader) listed(list *ast.List, indent string) string {
	var lines []string
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if list.IsOrdered() {
			mark = fmt.Sprintf("%d%c ", list.Start+len(lines), list.Marker)
		}
		var parts []string
		for child := item.FirstChild(); child != nil; child = child.NextSibling() {
			parts = append(parts, s.block(child, indent+strings.Repeat(" ", len(mark))))
		}
		lines = append(lines, indent+mark+strings.TrimSpace(strings.Join(parts, "\n")))
	}
	return strings.Join(lines, "\n")
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

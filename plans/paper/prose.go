package paper

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// maxProse is how much Markdown is read as such, in bytes. What quotes and emphasis cost to read grows with the square of
// their number; a longer text is set as it was typed.
const maxProse = 16 << 10

// prose makes blocks of Markdown. Headings begin below the level given: with 1, "## Order" is of level 2 and "# Order",
// too. Nothing that the source says is lost; what paper has no form for is set as it was typed.
func prose(markdown string, below int) []Block {
	if len(markdown) > maxProse {
		return each(strings.Split(markdown, "\n\n"), func(part string) Block { return Paragraph{Text: plain(part)} })
	}
	source := []byte(markdown)
	reader := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	p := proseReader{source: source, below: below}
	return p.blocks(reader.Parser().Parse(text.NewReader(source)))
}

// proseReader makes blocks of the nodes of a Markdown text.
type proseReader struct {
	source []byte
	below  int
}

// maxNesting is how deep lists and quotes may be nested and still be set as such.
const maxNesting = 12

func (p *proseReader) blocks(parent ast.Node) []Block {
	var all []Block
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		all = append(all, p.block(node, 0)...)
	}
	return all
}

// block makes the blocks of one node.
func (p *proseReader) block(node ast.Node, depth int) []Block {
	if depth > maxNesting {
		return []Block{Paragraph{Text: plain(p.everything(node))}}
	}
	switch node := node.(type) {
	case *ast.Heading:
		return []Block{Heading{Level: max(p.below+1, p.below+node.Level-1), Text: p.inline(node).String()}}
	case *ast.Paragraph, *ast.TextBlock:
		if words := p.inline(node); len(words) > 0 {
			return []Block{Paragraph{Text: words}}
		}
		return nil
	case *ast.List:
		return []Block{p.list(node, depth)}
	case *ast.Blockquote:
		return p.inside(node, depth)
	case *ast.ThematicBreak:
		return nil
	case *tables.Table:
		return []Block{p.table(node)}
	}
	if words := strings.TrimRight(p.lines(node), "\n"); strings.TrimSpace(words) != "" {
		return []Block{Paragraph{Text: plain(words)}}
	}
	return nil
}

// inside are the blocks of what stands in a node.
func (p *proseReader) inside(node ast.Node, depth int) []Block {
	var all []Block
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		all = append(all, p.block(child, depth+1)...)
	}
	return all
}

// list makes a list; one whose first item has a box is a list of tasks.
func (p *proseReader) list(node *ast.List, depth int) List {
	list := List{Start: node.Start}
	if node.IsOrdered() {
		list.Kind = Numbered
	}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		var item Item
		if first := child.FirstChild(); first != nil {
			switch first.(type) {
			case *ast.Paragraph, *ast.TextBlock:
				if _, boxed := first.FirstChild().(*tables.TaskCheckBox); boxed {
					list.Kind = Tasks
				}
				item.Text = p.inline(first)
			default:
				item.Below = p.block(first, depth+1)
			}
			for more := first.NextSibling(); more != nil; more = more.NextSibling() {
				item.Below = append(item.Below, p.block(more, depth+1)...)
			}
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// table makes a table whose columns are as wide as their words need.
func (p *proseReader) table(node *tables.Table) Table {
	var table Table
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, Cell{Text: p.inline(cell)})
		}
		if _, head := row.(*tables.TableHeader); head {
			table.Columns = each(cells, func(c Cell) Column { return Column{Title: c.Text.String()} })
			continue
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

// lines is the source of a block, line by line.
func (p *proseReader) lines(node ast.Node) string {
	if node.Type() == ast.TypeInline {
		return ""
	}
	var words strings.Builder
	for i := range node.Lines().Len() {
		segment := node.Lines().At(i)
		words.Write(segment.Value(p.source))
	}
	if html, ok := node.(*ast.HTMLBlock); ok && html.HasClosure() {
		words.Write(html.ClosureLine.Value(p.source))
	}
	return words.String()
}

// everything is the source of a block and of all that stands in it.
func (p *proseReader) everything(node ast.Node) string {
	words := p.lines(node)
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if child.Type() == ast.TypeBlock {
			words += p.everything(child)
		}
	}
	return words
}

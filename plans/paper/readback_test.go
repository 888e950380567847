package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"warroom/model"
)

// Whatever the words of a plan look like, as Markdown they are the same steps and headings, and nothing runs in them.
func TestMarkdownIsReadBackAsItWasMeant(t *testing.T) {
	hostile := []string{
		"plain", "# no heading", "1. no list", "- [ ] no step", "> no quote", "```", "~~~", "---", "===", "| no | table |", "<script>alert(1)</script>",
		"[x](javascript:alert(1))", "![x](http://e)", "*a* _b_ `c`", "a\n# b\n\n- c", "\x1b[31m\u202e\u200b\x00\ufffd", "&lt; &#35; \\", "http://e.org",
		strings.Repeat("W", 10_000), "{{range}}", "    code", "Дмитрий 王小明 محمد", "a|b", "+ x", "* * *", "<!-- -->", "[a]: b", "1) x", "a\\\nb",
	}
	var items []Item
	for _, words := range hostile {
		items = append(items, Item{Text: plain(words), Note: words})
	}
	doc := Document{Title: "t", Labels: LabelsIn("en"), Blocks: []Block{Heading{Level: 2, Text: "One"}, List{Kind: Tasks, Items: items}}}
	for _, words := range hostile {
		doc.Blocks = append(doc.Blocks, Heading{Level: 3, Text: words}, Paragraph{Text: plain(words)}, Table{
			Columns: []Column{{Title: words}, {Title: "b"}}, Rows: [][]Cell{{{Text: plain(words)}, {Text: bold(words)}}},
		})
	}
	var out bytes.Buffer
	if err := WriteMarkdown(&out, doc); err != nil {
		t.Fatal(err)
	}
	if out.String() != model.SafeLines(out.String()) {
		t.Error("something in the Markdown is not safe to show")
	}
	count := map[string]int{}
	reader := goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList))
	err := ast.Walk(reader.Parser().Parse(text.NewReader(out.Bytes())), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		count[node.Kind().String()]++
		if heading, ok := node.(*ast.Heading); ok {
			count[fmt.Sprint("level ", heading.Level)]++
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	n, feeds := len(hostile), strings.Count(strings.Join(hostile, ""), "\n")
	for kind, want := range map[string]int{
		"level 2": 1, "level 3": n, "level 1": 0, east.KindTaskCheckBox.String(): n, east.KindTable.String(): n, east.KindTableRow.String(): n,
		east.KindTableCell.String(): 4 * n, ast.KindRawHTML.String(): 2 * feeds /* <br> in cells */, ast.KindHTMLBlock.String(): 0, ast.KindFencedCodeBlock.String(): 0,
		ast.KindCodeBlock.String(): 0, ast.KindLink.String(): 0, ast.KindImage.String(): 0, ast.KindBlockquote.String(): 0, ast.KindCodeSpan.String(): 0,
		ast.KindListItem.String(): n, ast.KindThematicBreak.String(): 1,
	} {
		if count[kind] != want {
			t.Errorf("%s: %d times, want %d", kind, count[kind], want)
		}
	}
}

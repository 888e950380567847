package weak

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// Dot is the systems as a text for Graphviz: an arrow leads from what needs to what is needed, a dashed one to one of
// several of which one is enough.
func Dot(systems []plans.System) string {
	var out strings.Builder
	out.WriteString("digraph systems {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n")
	for _, s := range byID(systems) {
		shape := map[plans.SystemKind]string{plans.Process: "ellipse", plans.Supplier: "component"}[s.Kind]
		fmt.Fprintf(&out, "  %s [label=%s%s];\n", dotQuote(s.ID), dotQuote(label(s)), attribute("shape", shape))
	}
	edges(systems, func(from, to string, enough bool) {
		style := map[bool]string{true: " [style=dashed]"}[enough]
		fmt.Fprintf(&out, "  %s -> %s%s;\n", dotQuote(from), dotQuote(to), style)
	})
	out.WriteString("}\n")
	return out.String()
}

// Mermaid is the systems as a text for Mermaid flow charts, with the same arrows as [Dot].
func Mermaid(systems []plans.System) string {
	var out strings.Builder
	out.WriteString("flowchart LR\n")
	number := map[string]int{}
	for n, s := range byID(systems) {
		number[s.ID] = n
		fmt.Fprintf(&out, "  n%d[\"%s\"]\n", n, mermaidText(label(s)))
	}
	edges(systems, func(from, to string, enough bool) {
		target, known := number[to]
		if !known {
			return
		}
		arrow := map[bool]string{true: "-.->", false: "-->"}[enough]
		fmt.Fprintf(&out, "  n%d %s n%d\n", number[from], arrow, target)
	})
	return out.String()
}

func edges(systems []plans.System, draw func(from, to string, enough bool)) {
	for _, s := range byID(systems) {
		for _, group := range s.Needs {
			for _, to := range group {
				draw(s.ID, to, len(group) > 1)
			}
		}
	}
}

func byID(systems []plans.System) []plans.System {
	sorted := slices.Clone(systems)
	slices.SortFunc(sorted, func(a, b plans.System) int { return cmp.Compare(a.ID, b.ID) })
	return sorted
}

func label(s plans.System) string { return model.Safe(cmp.Or(s.Title, s.ID)) }

// attribute is ", name=value", or nothing for an empty value.
func attribute(name, value string) string {
	if value == "" {
		return ""
	}
	return ", " + name + "=" + value
}

// dotQuote is a quoted string of the DOT language.
func dotQuote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
}

// mermaidText is a text that means nothing to Mermaid.
func mermaidText(text string) string {
	return strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "\n", " ").Replace(text)
}

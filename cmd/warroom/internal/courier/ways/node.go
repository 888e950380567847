package ways

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"warroom/plans"
)

// node is one value of the file, with its place.
type node struct {
	*reading
	at   ast.Node
	spot *token.Position
}

// missing tells that nothing is written there.
func (n node) missing() bool {
	return n.at == nil || n.at.Type() == ast.NullType
}

// wrong notes what is wrong at the value. The words never hold the value of a secret.
func (n node) wrong(id string, args ...any) { n.note(n.spot, "", id, args...) }

// text is a scalar as it was typed.
func (n node) text() string {
	if n.missing() {
		return ""
	}
	switch at := n.at.(type) {
	case *ast.LiteralNode:
		return at.Value.Value
	case *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode:
		n.wrong("text")
		return ""
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		n.wrong("sign")
		return ""
	case *ast.StringNode:
		return at.Value
	}
	return strings.TrimSpace(n.at.GetToken().Value)
}

// word is one of the words that the place knows; the first is for nothing.
func (n node) word(known ...string) string {
	given := n.text()
	if given == "" {
		return known[0]
	}
	if !slices.Contains(known, given) {
		n.note(n.spot, nearest(n.reading, given, known), "word", "Word", fmt.Sprintf("%q", given))
		return known[0]
	}
	return given
}

// list are the texts of a list, or one text.
func (n node) list() []string {
	if n.missing() {
		return nil
	}
	sequence, ok := n.at.(*ast.SequenceNode)
	if !ok {
		return []string{n.text()}
	}
	var all []string
	for _, one := range sequence.Values {
		all = append(all, node{n.reading, one, spotOf(one)}.text())
	}
	return all
}

// yes is yes or no; nothing is no.
func (n node) yes() bool {
	given := n.word("no", "false", "yes", "true")
	return given == "yes" || given == "true"
}

// keys are the entries of a mapping. Each is asked for once; done reports those that nobody asked for.
type keys struct {
	node
	given map[string]entry
	order []string
	asked []string
}

type entry struct {
	node
	keyAt *token.Position
}

// keys reads the value as a mapping.
func (n node) keys() *keys {
	k := &keys{node: n, given: map[string]entry{}}
	var pairs []*ast.MappingValueNode
	switch at := n.at.(type) {
	case *ast.MappingNode:
		pairs = at.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{at}
	default:
		if !n.missing() {
			n.wrong("mapping")
		}
	}
	for _, pair := range pairs {
		keyAt := pair.Key.GetToken().Position
		name := strings.TrimSpace(pair.Key.GetToken().Value)
		if earlier, twice := k.given[name]; twice {
			n.note(keyAt, "", "twice", "Key", fmt.Sprintf("%q", name), "Line", earlier.keyAt.Line)
			continue
		}
		k.given[name] = entry{node{n.reading, pair.Value, spotOf(pair.Value)}, keyAt}
		k.order = append(k.order, name)
	}
	return k
}

// get is the value of a key; missing if it is not given.
func (k *keys) get(name string) node {
	k.asked = append(k.asked, name)
	if one, given := k.given[name]; given {
		return one.node
	}
	return node{reading: k.reading, spot: k.spot}
}

// need is the text of a key that must be given.
func (k *keys) need(name string) string {
	v := k.get(name)
	text := v.text()
	if text == "" {
		v.wrong("needed", "Key", name)
	}
	return text
}

// done reports what nobody asked for.
func (k *keys) done() {
	for _, name := range k.order {
		if !slices.Contains(k.asked, name) {
			k.note(k.given[name].keyAt, nearest(k.reading, name, k.asked), "unknown", "Key", fmt.Sprintf("%q", name))
		}
	}
}

// nearest is the hint for a word that is not known.
func nearest(r *reading, word string, known []string) string {
	if near := plans.Nearest(word, known); near != "" {
		return r.say("near", "Word", fmt.Sprintf("%q", near))
	}
	return r.say("one-of", "Words", strings.Join(known, ", "))
}

func spotOf(n ast.Node) *token.Position {
	if n == nil || n.GetToken() == nil {
		return nil
	}
	if mapping, ok := n.(*ast.MappingNode); ok && !mapping.IsFlowStyle && len(mapping.Values) > 0 {
		return mapping.Values[0].Key.GetToken().Position
	}
	if pair, ok := n.(*ast.MappingValueNode); ok {
		return pair.Key.GetToken().Position
	}
	return n.GetToken().Position
}

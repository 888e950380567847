package plans

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// node is what a YAML text says at one place. Two readers answer the same nodes: [plain] for what people usually type,
// and the full parser for everything else.
type node struct {
	kind  nodeKind
	spot  spot
	text  string // of a scalar: as it was typed, without white space around it
	below []node // of a mapping: its values; of a list: its items

	key   string // of a value in a mapping
	keyAt spot
}

// nodeKind is what a node is.
type nodeKind uint8

const (
	nothing nodeKind = iota
	scalar
	mapping
	sequence
)

// spot is a position in a YAML text: line and column from 1, columns in characters; 0 is nowhere in particular.
type spot struct{ line, column int32 }

func spotOf(t *token.Token) spot {
	if t == nil || t.Position == nil {
		return spot{}
	}
	return spot{int32(t.Position.Line), int32(max(t.Position.Column, 1))}
}

// pile holds the values and items of what is not read to its end, of the outermost first. One serves many texts, so that
// every mapping and list is allocated once, in its size.
type pile struct{ open []node }

func (p *pile) put(n node) { p.open = append(p.open, n) }

// take answers what was put on the pile since it was so high.
func (p *pile) take(height int) []node {
	taken := append([]node(nil), p.open[height:]...)
	p.open = p.open[:height]
	return taken
}

// tree is what a node of the full parser says.
func tree(from ast.Node) node {
	switch from := from.(type) {
	case nil:
		return node{}
	case *ast.MappingNode:
		n := mappingOf(from, from.Values)
		if !from.IsFlowStyle && len(n.below) > 0 {
			n.spot = n.below[0].keyAt
		}
		return n
	case *ast.MappingValueNode:
		return mappingOf(from, []*ast.MappingValueNode{from})
	case *ast.SequenceNode:
		n := node{kind: sequence, spot: spotOf(from.GetToken()), below: make([]node, len(from.Values))}
		for i, one := range from.Values {
			n.below[i] = tree(one)
		}
		return n
	case *ast.LiteralNode:
		return node{kind: scalar, spot: spotOf(from.GetToken()), text: strings.TrimSpace(from.Value.Value)}
	case *ast.StringNode:
		return node{kind: scalar, spot: spotOf(from.GetToken()), text: strings.TrimSpace(from.Value)}
	}
	if from.Type() == ast.NullType {
		return node{spot: spotOf(from.GetToken())}
	}
	return node{kind: scalar, spot: spotOf(from.GetToken()), text: strings.TrimSpace(from.GetToken().Value)}
}

func mappingOf(from ast.Node, pairs []*ast.MappingValueNode) node {
	n := node{kind: mapping, spot: spotOf(from.GetToken()), below: make([]node, len(pairs))}
	for i, pair := range pairs {
		key := pair.Key.GetToken()
		n.below[i] = tree(pair.Value)
		n.below[i].key, n.below[i].keyAt = key.Value, spotOf(key)
	}
	return n
}

// few is up to how many keys of a mapping are found again by looking at each.
const few = 16

// firsts answers for each value of a mapping, asked in their order, which one was the first with its key.
func firsts(pairs []node) func(i int) int {
	if len(pairs) <= few {
		return func(i int) int {
			first := 0
			for pairs[first].key != pairs[i].key {
				first++
			}
			return first
		}
	}
	seen := make(map[string]int, len(pairs))
	return func(i int) int {
		first, again := seen[pairs[i].key]
		if !again {
			seen[pairs[i].key], first = i, i
		}
		return first
	}
}

package plans

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// What a YAML text may look like: enough for thousands of people, too little to keep the parser busy.
const (
	maxLines = 30_000
	maxDepth = 16
)

// value is one node of a YAML text, with where to point when it is wrong.
type value struct {
	reading *reading
	node    *node
	start   place // where the text begins in its file
	at      place
}

// document reads YAML that begins at start. An empty text is an empty mapping; what cannot be read is reported and
// answered as absent. Anchors, aliases, merges and tags are refused: they hide what a reader of the plan must see.
func (r *reading) document(start place, text string) value {
	if start.line == 0 {
		start.line, start.column = 1, 1
	}
	v := value{reading: r, start: start, at: start}
	if strings.Count(text, "\n") > maxLines {
		r.note(start, fmt.Sprintf("split it; at most %d lines are read", maxLines), "the text is too long")
		r.cannotRead(start.file)
		return v
	}
	if top, ok := plain(text, &r.pile); ok {
		v.node = &top
		return v
	}
	tokens := lexer.Tokenize(text)
	if !v.acceptable(tokens) {
		r.cannotRead(start.file)
		return v
	}
	parsed, err := parseTokens(tokens)
	if err != nil {
		v.syntax(err)
		r.cannotRead(start.file)
		return v
	}
	for i, doc := range parsed.Docs {
		if i > 0 && doc.Body != nil {
			r.note(v.where(spotOf(doc.Body.GetToken())), "remove the line --- between them", "there is more than one document in this file")
			break
		}
		if top := tree(doc.Body); doc.Body != nil {
			v.node = &top
		}
	}
	return v
}

func (r *reading) cannotRead(file string) {
	if r.broken == nil {
		r.broken = map[string]bool{}
	}
	r.broken[file] = true
}

// parseTokens turns a panic of the YAML parser, which has had some on hostile text, into an error.
func parseTokens(tokens token.Tokens) (parsed *ast.File, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = errors.New("the structure of this text cannot be understood")
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// acceptable reports what is refused before the parser sees it.
func (v value) acceptable(tokens token.Tokens) bool {
	depth, line, dashes := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType:
			dashes++
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType:
			v.reading.note(v.where(spotOf(t)), "write the text out; put it in quotes if it should begin with this sign",
				"%q has a special meaning in YAML that plans do not use", t.Value)
			return false
		}
		if depth > maxDepth || dashes > maxDepth {
			v.reading.note(v.where(spotOf(t)), "write it flatter", "this is nested too deeply")
			return false
		}
	}
	return true
}

// syntax reports an error of the YAML parser.
func (v value) syntax(err error) {
	var positioned interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &positioned) && positioned.GetToken() != nil {
		v.reading.note(v.where(spotOf(positioned.GetToken())), "check indentation, colons and quotes on this line and the one before",
			"cannot be read as YAML: %s", positioned.GetMessage())
		return
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	v.reading.note(v.start, "check indentation, colons and quotes", "cannot be read as YAML: %s", first)
}

// where is the place in the file of a spot in the text.
func (v value) where(s spot) place {
	if s.line == 0 {
		return v.at
	}
	at := v.start
	at.line += int(s.line) - 1
	if s.line > 1 {
		at.column = 0
	} else {
		at.column--
	}
	at.column += int(s.column)
	return at
}

// absent tells whether nothing is written there.
func (v value) absent() bool { return v.node == nil || v.node.kind == nothing }

// note records a finding at the value.
func (v value) note(hint, message string, args ...any) noted {
	return v.reading.note(v.at, hint, message, args...)
}

package plans

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// flat reads the plainest YAML there is: "key: text" on every line, or "{key: text, key: text}". The heads of most files
// and the settings of nearly all steps are like that, and the full parser, which costs many times more, would see the
// same in them. ok is false for anything else, right or wrong; the full parser reads it.
func flat(text string) (node ast.Node, ok bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	var pairs []*ast.MappingValueNode
	if strings.HasPrefix(text, "{") {
		inner, closed := strings.CutSuffix(text[1:], "}")
		column := 2
		for part := range strings.SplitSeq(inner, ", ") {
			pair, plain := flatPair(part, 1, column)
			if !plain || strings.ContainsAny(part, ",\"'") {
				return nil, false
			}
			pairs, column = append(pairs, pair), column+len(part)+len(", ") // plain flow text is ASCII
		}
		return ast.Mapping(token.New("{", "{", &token.Position{Line: 1, Column: 1}), true, pairs...), closed && ascii(inner)
	}
	line := 1
	if rest, headed := strings.CutPrefix(text, "---\n"); headed {
		text, line = rest, 2
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		pair, plain := flatPair(part, line, 1)
		if !plain {
			return nil, false
		}
		pairs, line = append(pairs, pair), line+1
	}
	return ast.Mapping(pairs[0].Key.GetToken(), false, pairs...), true
}

// flatPair reads "key: text" that begins at a line and column of its document.
func flatPair(text string, line, column int) (*ast.MappingValueNode, bool) {
	key, rest, found := strings.Cut(text, ": ")
	if !found || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") != "" || key == "" {
		return nil, false
	}
	said := strings.TrimLeft(rest, " ")
	at := column + len(text) - len(said)
	word := said
	if inner, quoted := strings.CutPrefix(said, `"`); quoted {
		if word, quoted = strings.CutSuffix(inner, `"`); !quoted || !isQuotable(word) {
			return nil, false
		}
	} else if !isPlain(said) {
		return nil, false
	}
	name := token.New(key, key, &token.Position{Line: line, Column: column})
	value := token.New(word, said, &token.Position{Line: line, Column: at})
	return ast.MappingValue(name, ast.String(name), ast.String(value)), true
}

// isPlain tells whether a text without quotes means itself in YAML, wherever it stands.
func isPlain(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || strings.HasSuffix(text, " ") || strings.EqualFold(text, "null") {
		return false
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ,.;()/_'-", r) {
			return false
		}
	}
	return true
}

// isQuotable tells whether a text means itself between double quotes.
func isQuotable(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r == '"' || r == '\\' || !unicode.IsGraphic(r) }) < 0
}

func ascii(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

package plans

import (
	"strings"
	"unicode/utf8"
)

// maxFlow is how deeply brackets are nested in what [pile.flow] reads.
const maxFlow = 4

// flow reads a list or a mapping in brackets that fills its line: "[a, b]", "{key: text, other: [a, b]}". It begins at
// a spot. ok is false for anything but the plainest.
func (p *pile) flow(text string, at spot) (n node, ok bool) {
	f := flowReader{pile: p, rest: text, at: at}
	n, ok = f.value(0)
	return n, ok && f.rest == ""
}

// flowReader goes over a text in brackets.
type flowReader struct {
	*pile
	rest string
	at   spot // where it begins
}

// value reads one value, up to the comma or the bracket behind it.
func (f *flowReader) value(depth int) (n node, ok bool) {
	if depth > maxFlow || f.rest == "" {
		return n, false
	}
	switch f.rest[0] {
	case '[':
		return f.brackets(sequence, "]", depth)
	case '{':
		return f.brackets(mapping, "}", depth)
	}
	end := strings.IndexAny(f.rest, ",]}")
	if f.rest[0] == '"' {
		if end = strings.IndexByte(f.rest[1:], '"') + 2; end < 2 {
			return n, false
		}
	}
	if end < 0 {
		return n, false
	}
	n = node{kind: scalar, spot: f.at}
	n.text, ok = plainText(f.rest[:end], isPlainFlow)
	f.skip(end)
	return n, ok
}

// brackets reads a list or a mapping.
func (f *flowReader) brackets(kind nodeKind, end string, depth int) (n node, ok bool) {
	n = node{kind: kind, spot: f.at}
	f.skip(1)
	height := len(f.open)
	for !strings.HasPrefix(f.rest, end) {
		if len(f.open) > height {
			if !strings.HasPrefix(f.rest, ", ") {
				return n, false
			}
			f.skip(2)
		}
		var key string
		keyAt := f.at
		if kind == mapping {
			before := len(f.rest)
			var said string
			if key, said, ok = cutKey(f.rest); !ok {
				return n, false
			}
			f.skip(before - len(said))
		}
		one, ok := f.value(depth + 1)
		if !ok {
			return n, false
		}
		one.key, one.keyAt = key, keyAt
		if kind != mapping {
			one.keyAt = spot{}
		}
		f.put(one)
	}
	f.skip(1)
	n.below = f.take(height)
	return n, true
}

// skip goes over so many bytes.
func (f *flowReader) skip(bytes int) {
	f.at.column += int32(utf8.RuneCountInString(f.rest[:bytes]))
	f.rest = f.rest[bytes:]
}

// isPlainFlow tells whether a text without quotes means itself between brackets.
func isPlainFlow(text string) bool {
	return isPlain(text) && !strings.ContainsAny(text, `:#[{"'?!&*|>%@`+"`") && text[len(text)-1] != ' '
}

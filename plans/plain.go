package plans

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain reads the YAML that people type: mappings and lists by indentation, short ones in brackets on one line, texts
// that mean themselves, quoted, or folded below ">-", and lines of comment. Nearly every file of a plan is like that, and
// the full parser, which costs many times more, would see the same in it. ok is false for anything else, right or wrong;
// the full parser reads it, and says what is wrong.
func plain(text string, on *pile) (top node, ok bool) {
	p := plainReader{pile: on, rest: text}
	on.open = on.open[:0] // what was odd was left in the middle
	if rest, headed := strings.CutPrefix(text, "---\n"); headed {
		p.rest, p.number = rest, 1
	}
	if !isTyped(text) || !p.next() {
		return node{}, false
	}
	if p.line[0] == '{' {
		n, ok := p.flow(p.line, p.spot())
		return n, ok && !p.next() && !p.odd
	}
	top = p.block(p.indent)
	return top, !p.odd && p.indent < 0
}

// plainReader goes over a text line by line. It never goes back.
type plainReader struct {
	*pile
	rest   string // the lines after this one
	number int32  // of this line, from 1
	indent int    // spaces before this line; -1 behind the last one
	line   string // without them
	odd    bool   // something is not plain
}

// next goes to the next line that says something; ok is false if there is none.
func (p *plainReader) next() (ok bool) {
	for p.rest != "" {
		raw := p.raw()
		p.line = strings.TrimLeft(raw, " ")
		if p.line == "" || p.line[0] == '#' {
			continue
		}
		p.indent = len(raw) - len(p.line)
		p.odd = p.odd || p.line[len(p.line)-1] == ' '
		return true
	}
	p.indent, p.line = -1, ""
	return false
}

// raw is the next line as it was typed.
func (p *plainReader) raw() string {
	line, rest, _ := strings.Cut(p.rest, "\n")
	p.rest, p.number = rest, p.number+1
	return line
}

// spot is where this line begins to say something.
func (p *plainReader) spot() spot { return spot{p.number, int32(p.indent) + 1} }

// block reads the mapping or the list whose lines are indented like this one.
func (p *plainReader) block(indent int) node {
	n := node{kind: mapping, spot: p.spot()}
	if strings.HasPrefix(p.line, "- ") {
		n.kind = sequence
	}
	height := len(p.open)
	for p.indent == indent && !p.odd {
		if n.kind == sequence {
			p.put(p.item(indent))
		} else {
			p.put(p.entry(indent))
		}
	}
	n.below = p.take(height)
	p.odd = p.odd || p.indent > indent
	return n
}

// entry reads "key: value" and what belongs to it on the lines below.
func (p *plainReader) entry(indent int) node {
	key, said, found := cutKey(p.line)
	if !found {
		p.odd = true
		return node{}
	}
	at := p.spot()
	n := p.value(said, spot{at.line, at.column + int32(len(p.line)-len(said))}, indent)
	n.key, n.keyAt = key, at
	return n
}

// item reads "- value" and what belongs to it on the lines below. A mapping in a list begins behind the dash.
func (p *plainReader) item(indent int) node {
	said, dashed := strings.CutPrefix(p.line, "- ")
	if !dashed || said == "" || said[0] == ' ' || strings.HasPrefix(said, "- ") {
		p.odd = true
		return node{}
	}
	p.indent, p.line = indent+len("- "), said
	if _, _, keyed := cutKey(said); keyed {
		return p.block(p.indent)
	}
	return p.value(said, p.spot(), indent)
}

// value reads what is said at a spot of this line, whose mapping or list is indented by indent, and goes to the line
// behind it.
func (p *plainReader) value(said string, at spot, indent int) (n node) {
	switch {
	case said == "":
		if p.next(); p.indent > indent {
			return p.block(p.indent)
		}
		return n
	case said == ">-":
		n = node{kind: scalar, spot: at, text: p.folded(indent)}
	case said[0] == '[' || said[0] == '{':
		var ok bool
		n, ok = p.flow(said, at)
		p.odd = p.odd || !ok
	default:
		text, ok := plainText(said, isPlain)
		n, p.odd = node{kind: scalar, spot: at, text: text}, p.odd || !ok
	}
	p.next()
	return n
}

// folded reads the lines of one text, which are indented by more than the line before them and all alike.
func (p *plainReader) folded(outer int) string {
	var lines []string
	indent, blank := 0, false
	for p.rest != "" {
		line, _, _ := strings.Cut(p.rest, "\n")
		said := strings.TrimLeft(line, " ")
		depth := len(line) - len(said)
		if said == "" {
			p.odd = p.odd || line != "" || len(lines) == 0
			blank = true
			p.raw()
			continue
		}
		if len(lines) == 0 {
			indent = depth
		}
		if depth < indent || depth <= outer {
			break
		}
		p.odd = p.odd || blank || depth > indent || said[len(said)-1] == ' '
		lines = append(lines, said)
		p.raw()
	}
	p.odd = p.odd || len(lines) == 0
	return strings.Join(lines, " ")
}

// cutKey splits "key: value", also where there is no value.
func cutKey(line string) (key, said string, found bool) {
	end := strings.IndexByte(line, ':')
	if end <= 0 || !isKey(line[:end]) || len(line) > end+1 && line[end+1] != ' ' {
		return "", "", false
	}
	return line[:end], strings.TrimLeft(line[end+1:], " "), true
}

// isKey tells whether a text is a key that needs no second look.
func isKey(text string) bool {
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '_' && c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return text != ""
}

// plainText is a text that means itself, quoted or not.
func plainText(said string, bare func(string) bool) (string, bool) {
	inner, quoted := strings.CutPrefix(said, `"`)
	if !quoted {
		return said, bare(said)
	}
	word, closed := strings.CutSuffix(inner, `"`)
	return strings.TrimSpace(word), closed && !strings.ContainsAny(word, `"\`)
}

// isPlain tells whether a text without quotes means itself.
func isPlain(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || strings.EqualFold(text, "null") {
		return false
	}
	return !strings.Contains(text, ": ") && !strings.HasSuffix(text, ":") && !strings.Contains(text, " #") && !strings.Contains(text, "<<")
}

// isTyped tells whether a text holds nothing but what can be seen, spaces and line feeds.
func isTyped(text string) bool {
	for _, r := range text {
		if r < ' ' && r != '\n' || r == 0x7f || r >= utf8.RuneSelf && (r == utf8.RuneError || !unicode.IsGraphic(r)) {
			return false
		}
	}
	return true
}

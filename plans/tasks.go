package plans

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// task is a step as it is written in a Markdown text: where its box begins, the words from there on, and the paragraphs
// below it.
type task struct {
	at, level     int
	words, detail string
}

// tasks reads the plainest task list: paragraphs of lines that begin with a letter, and lines "- [ ] text" whose
// further lines, paragraphs and steps are indented by two spaces. Nearly every checklist is like that, and the full
// Markdown parser, which costs many times more, would see the same in it. ok is false for anything else; the full
// parser reads it.
func tasks(text string) (all []task, ok bool) {
	if !isTyped(text) {
		return nil, false
	}
	const outside, step, lower = 0, 1, 2
	inside, above := outside, blankLine
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		kind := lineKind(line)
		switch {
		case kind == blankLine:
		case kind == taskLine && (above == blankLine || above == taskLine || above == lowerLine):
			inside = step
			all = append(all, task{at: at + len("- "), words: line[len("- "):]})
		case kind == lowerLine && inside != outside && (above == blankLine || above == taskLine || above == lowerLine):
			inside = lower
			all = append(all, task{at: at + len("  - "), level: 1, words: line[len("  - "):]})
		case kind == proseLine && (above == blankLine || above == proseLine):
			inside = outside
		case kind == indentedLine && inside == step:
			all[len(all)-1].add(line[len("  "):], above == blankLine)
		default:
			return nil, false
		}
		above, at = kind, at+len(line)+1
	}
	return all, true
}

// add puts one more line to a step, with or without an empty line above it.
func (t *task) add(line string, apart bool) {
	switch {
	case !apart && t.detail == "":
		t.words += "\n" + line
	case !apart:
		t.detail += "\n" + line
	case t.detail == "":
		t.detail = line
	default:
		t.detail += "\n\n" + line
	}
}

// kindOfLine is what a line of a plain task list is.
type kindOfLine uint8

const (
	oddLine kindOfLine = iota
	blankLine
	proseLine
	taskLine
	lowerLine // a step below a step
	indentedLine
)

func lineKind(line string) kindOfLine {
	switch {
	case line == "":
		return blankLine
	case line[len(line)-1] == ' ':
		return oddLine
	case strings.HasPrefix(line, "- ") && boxOf(line[len("- "):]) == "[ ] ":
		return taskLine
	case isProse(line):
		return proseLine
	case !strings.HasPrefix(line, "  "):
		return oddLine
	}
	switch inner := lineKind(line[len("  "):]); inner {
	case taskLine:
		return lowerLine
	case proseLine:
		return indentedLine
	}
	return oddLine
}

// isProse tells whether a line begins with a letter or a quotation mark: such a line is nothing but a part of a paragraph.
func isProse(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLetter(first) || first == '"' || unicode.In(first, unicode.Pi, unicode.Pf, unicode.Ps) && first > unicode.MaxASCII
}

// boxOf is the box that words begin with, and the space behind it; empty if they do not.
func boxOf(words string) string {
	if len(words) < 4 || words[0] != '[' || words[1] != ' ' && words[1] != 'x' && words[1] != 'X' || words[2] != ']' {
		return ""
	}
	said := strings.TrimLeft(words[3:], " \t")
	if len(said) == len(words[3:]) {
		return ""
	}
	return words[:len(words)-len(said)]
}

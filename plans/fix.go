package plans

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fix is a change of a file that needs no judgement: Old becomes New at a line and column of the file, counted like
// those of a [Finding]; or the file or folder gets another name.
type Fix struct {
	Line, Column int
	Old, New     string // Old empty and New a line end: an empty line before this one
	Cut          bool   // the whole line goes, which begins with Old
	Rename       string // path within the folder
}

// noted is a finding that reading has just made; nothing if it was not kept.
type noted struct{ finding *Finding }

// mends says how a finding can be mended.
func (n noted) mends(fix Fix) {
	if n.finding != nil {
		n.finding.Fix = &fix
	}
}

// mistyped says that a word can be mended if it can only be one of those that are known. suits, if given, tells which of
// them may stand there.
func (n noted) mistyped(word string, known []string, suits func(string) bool) {
	if n.finding == nil {
		return
	}
	right, only := meant(word, known)
	if only && (suits == nil || suits(right)) {
		n.mends(Fix{Line: n.finding.Line, Column: n.finding.Column, Old: word, New: right})
	}
}

// within says that the word to mend stands behind a sign.
func (n noted) within(sign string) {
	if n.finding != nil && n.finding.Fix != nil {
		fix := n.finding.Fix
		fix.Old, fix.New = sign+fix.Old, sign+fix.New
	}
}

// fitting takes out every fix that the text of its file does not allow, so that what is offered can be done: words in
// escapes, over several lines, or in a file that is no plain text.
func (f Findings) fitting(files []file) {
	lines := map[string][]string{}
	for _, one := range f {
		if one.Fix == nil || one.Fix.Rename != "" {
			continue
		}
		if _, split := lines[one.File]; !split {
			at := slices.IndexFunc(files, func(f file) bool { return f.path == one.File })
			if at < 0 || !strings.HasSuffix(one.File, ".yaml") && !strings.HasSuffix(one.File, ".md") {
				one.Fix = nil
				continue
			}
			lines[one.File] = strings.SplitAfter(string(files[at].text), "\n")
		}
		if _, fits := one.Fix.in(lines[one.File]); !fits {
			one.Fix = nil
		}
	}
}

// in makes the change in the lines of a file, each with its end; ok is false if the text is another one than expected.
// What is answered for the line can be several lines, or none.
func (f *Fix) in(lines []string) (line string, ok bool) {
	if f.Line < 1 || f.Line > len(lines) {
		return "", false
	}
	text := lines[f.Line-1]
	end := "\n"
	if strings.HasSuffix(text, "\r\n") {
		end = "\r\n"
	}
	if f.Old == "" {
		return end + text, f.New == "\n"
	}
	at, found := f.offset(text)
	switch {
	case !found:
		return "", false
	case f.Cut:
		return "", at == 0
	}
	return text[:at] + f.New + text[at+len(f.Old):], true
}

// offset is where Old stands in a line: at the column, or one further, behind a quote.
func (f *Fix) offset(text string) (at int, found bool) {
	for n := 1; n < f.Column; n++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	for _, at := range []int{at, at + 1} {
		if at > len(text) || !strings.HasPrefix(text[at:], f.Old) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+len(f.Old):])
		last, _ := utf8.DecodeLastRuneInString(f.Old)
		if !inWord(last) || !inWord(next) {
			return at, true
		}
	}
	return 0, false
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-'
}

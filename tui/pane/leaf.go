package pane

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/tui/theme"
)

// gutter is the width of the column of marks at the left of a page.
const gutter = 2

// leaf is a page as it is shown: its lines, how far it is scrolled, and what was found on it.
type leaf struct {
	of    leafOf
	lines []line
	top   int
	hits  []int // lines in which a word was found
	hit   int   // which of them the viewer is at, -1: none yet
	spot  int   // the line of the passage that it was opened at, -1: none
}

// leafOf is what a leaf was made of.
type leafOf struct {
	page   *page
	w      int
	mode   theme.Mode
	filter string
}

// set makes the lines and marks what is looked for. The place on the page is kept if it is the same page.
func (s *leaf) set(t *theme.Theme, of leafOf, f *filter, spot string, h int) {
	before := *s
	*s = leaf{of: of, lines: setPage(t, of.page.doc, of.w), hit: -1, spot: -1}
	same := before.of.page != nil && before.of.page.key() == of.page.key()
	if same {
		s.top = before.top * len(s.lines) / max(len(before.lines), 1)
	}
	for n, l := range s.lines {
		if marks := found(l.plain(), f); len(marks) > 0 && !f.invert {
			s.lines[n] = highlit(l, marks, &t.Match)
			s.hits = append(s.hits, n)
		}
	}
	switch {
	case len(s.hits) > 0 && (!same || before.of.filter != of.filter):
		s.hit = 0
		s.jump(0, h)
	case len(s.hits) > 0:
		s.hit = min(max(before.hit, 0), len(s.hits)-1)
	case spot != "":
		s.spot = passage(s.lines, spot)
		if !same && s.spot >= 0 {
			s.top = s.spot - h/4
		}
	}
	s.scroll(0, h)
}

// scroll moves by lines and tells whether anything moved.
func (s *leaf) scroll(by, h int) bool {
	top := max(min(s.top+by, len(s.lines)-h), 0)
	moved := top != s.top
	s.top = top
	return moved
}

// jump goes on by hits, round the end of the page.
func (s *leaf) jump(by, h int) {
	s.hit = (max(s.hit, 0) + by + len(s.hits)) % len(s.hits)
	if at := s.hits[s.hit]; at < s.top || at >= s.top+h {
		s.top = at - h/3
		s.scroll(0, h)
	}
}

// row is line n of what is seen, with its mark: where the viewer is, and what else was found.
func (s *leaf) row(n int, t *theme.Theme) line {
	at := s.top + n
	if at >= len(s.lines) {
		return nil
	}
	mark, look := strings.Repeat(" ", gutter), (*lipgloss.Style)(nil)
	switch {
	case s.hit >= 0 && s.hits[s.hit] == at || s.spot == at:
		mark, look = theme.Here+" ", &t.Focus
	default:
		if _, hit := slices.BinarySearch(s.hits, at); hit {
			mark, look = theme.ToCome+" ", &t.Focus
		}
	}
	return append(line{{mark, look}}, s.lines[at]...)
}

package tell

import (
	"net/url"
	"strings"

	"charm.land/lipgloss/v2"
	"rsc.io/qr"

	"warroom/tui/theme"
)

// code is text that a telephone reads from the screen: the whole, or one of several parts where the screen has no room
// for it in one.
type code struct {
	size  int // modules on a side, without the quiet zone
	quiet int
	black func(x, y int) bool
}

// The quiet zone that the standard asks for, and the least that telephones need in practice.
const (
	quietZone  = 4
	leastQuiet = 2
)

// encode makes codes that fit into h lines of half blocks: one if that is possible, else as few as it takes. link makes
// the whole that a telephone understands of a part of the text. It answers nil if not even a short text fits.
func encode(text string, h int, link func(string) string) []code {
	for parts := 1; parts <= 9; parts++ {
		var codes []code
		for _, part := range split(text, parts) {
			one, err := qr.Encode(link(part), qr.L)
			if err != nil || (one.Size+2*leastQuiet+1)/2 > h {
				codes = nil
				break
			}
			quiet := min((2*h-one.Size)/2, quietZone)
			codes = append(codes, code{size: one.Size, quiet: quiet, black: one.Black})
		}
		if codes != nil {
			return codes
		}
	}
	return nil
}

// split parts a text at blanks into so many pieces of about one length.
func split(text string, parts int) []string {
	words := strings.Fields(text)
	if parts <= 1 || len(words) < parts {
		return []string{text}
	}
	var all []string
	rest := len(text)
	for len(words) > 0 {
		room := rest / max(parts-len(all), 1)
		piece := words[0]
		n := 1
		for n < len(words) && (len(all) == parts-1 || len(piece)+1+len(words[n]) <= room+len(words[n])/2) {
			piece += " " + words[n]
			n++
		}
		all, words = append(all, piece), words[n:]
		rest -= len(piece) + 1
	}
	return all
}

// width is how many cells it takes.
func (c code) width() int { return c.size + 2*c.quiet }

// dark tells whether a module is dark; everything outside the code is light.
func (c code) dark(x, y int) bool {
	x, y = x-c.quiet, y-c.quiet
	return x >= 0 && y >= 0 && x < c.size && y < c.size && c.black(x, y)
}

// rows draws two modules above each other in every cell. The light ones are ink and the dark ones ground, so that the
// code is dark on light on the usual dark screen even where nothing is painted; invert is for the others.
func (c code) rows(invert bool) []string {
	var rows []string
	for y := 0; y < c.width(); y += 2 {
		var row strings.Builder
		for x := range c.width() {
			top, bottom := c.dark(x, y) == invert, c.dark(x, y+1) == invert
			row.WriteString(map[[2]bool]string{{true, true}: "█", {true, false}: "▀", {false, true}: "▄", {false, false}: " "}[[2]bool{top, bottom}])
		}
		rows = append(rows, row.String())
	}
	return rows
}

// inks are black on white in every theme: what reads the code has no taste.
func inks(mode theme.Mode) *lipgloss.Style {
	s := lipgloss.NewStyle()
	switch mode {
	case theme.Plain:
		return &s
	case theme.ANSI16:
		s = s.Foreground(lipgloss.Color("15")).Background(lipgloss.Color("0"))
	default:
		s = s.Foreground(lipgloss.Color("#ffffff")).Background(lipgloss.Color("#000000"))
	}
	return &s
}

// smsLink is what a telephone makes an SMS of.
func smsLink(number string) func(string) string {
	return func(text string) string { return "smsto:" + dialled(number) + ":" + text }
}

// mailLink is what a telephone makes a mail of; it may have no subject.
func mailLink(address, subject string) func(string) string {
	return func(text string) string {
		if subject == "" {
			return "mailto:" + address + "?body=" + escaped(text)
		}
		return "mailto:" + address + "?subject=" + escaped(subject) + "&body=" + escaped(text)
	}
}

// escaped is a text within a link; a blank is no plus there.
func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// callLink is what a telephone dials.
func callLink(number string) func(string) string {
	return func(string) string { return "tel:" + dialled(number) }
}

// dialled is a number without the marks that people put into it.
func dialled(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' || r == '*' || r == '#' {
			return r
		}
		return -1
	}, number)
}

package theme

import "charm.land/lipgloss/v2"

// role is what a piece of the screen means.
type role int

const (
	normal role = iota
	faint
	bold
	ok
	warn
	bad
	late
	changed
	struck
	bar
	barRest
	selected
	selectedBlur
	border
	borderFocus
	title
	titleFocus
	fresh
	stale
	key
	hint
	prompt
	input
	toast
	toastBad
	modal
	modalBorder
	focus
	choice
	match
	exercise
	sev0 // severity unknown; sev1 to sev4 follow
	sev1
	sev2
	sev3
	sev4
	soft0
	soft1
	soft2
	soft3
	soft4
	roles
)

// ink is one entry of a palette: a foreground, a background, and weights ("b" bold, "f" faint, "i" italic,
// "u" underline, "r" reverse, "s" struck through). Empty means the terminal's own.
type ink struct{ fg, bg, weight string }

func (i ink) style() lipgloss.Style {
	s := lipgloss.NewStyle()
	if i.fg != "" {
		s = s.Foreground(lipgloss.Color(i.fg))
	}
	if i.bg != "" {
		s = s.Background(lipgloss.Color(i.bg))
	}
	for _, w := range i.weight {
		switch w {
		case 'b':
			s = s.Bold(true)
		case 'f':
			s = s.Faint(true)
		case 'i':
			s = s.Italic(true)
		case 'u':
			s = s.Underline(true)
		case 'r':
			s = s.Reverse(true)
		case 's':
			s = s.Strikethrough(true)
		}
	}
	return s
}

type palette [roles]ink

var palettes = [...]palette{Dark: dark, Light: light, ANSI16: ansi16, Plain: plain}

var dark = palette{
	normal: {}, faint: {fg: "#9aa3ad"}, bold: {weight: "b"},
	ok: {fg: "#6cc58c"}, warn: {fg: "#e8b84b"}, bad: {fg: "#ff8a80", weight: "b"}, late: {fg: "#ff8a80", weight: "b"},
	changed: {fg: "#62b6ff", weight: "b"}, struck: {fg: "#9aa3ad", weight: "s"},
	bar: {fg: "#6cc58c"}, barRest: {fg: "#8a939d"},
	selected: {fg: "#ffffff", bg: "#2f5d8c", weight: "b"}, selectedBlur: {fg: "#e6e6e6", bg: "#3a4048"},
	border: {fg: "#8a939d"}, borderFocus: {fg: "#62b6ff", weight: "b"},
	title: {fg: "#b8c0c8"}, titleFocus: {fg: "#62b6ff", weight: "b"},
	fresh: {fg: "#9aa3ad"}, stale: {fg: "#e8b84b", weight: "b"},
	key: {fg: "#62b6ff", weight: "b"}, hint: {fg: "#9aa3ad"}, prompt: {fg: "#62b6ff", weight: "b"}, input: {},
	toast: {fg: "#6cc58c", weight: "b"}, toastBad: {fg: "#ffffff", bg: "#a81e2d", weight: "b"},
	modal: {}, modalBorder: {fg: "#62b6ff", weight: "b"}, focus: {fg: "#62b6ff", weight: "b"},
	choice: {fg: "#62b6ff", weight: "b"}, match: {fg: "#e8b84b", weight: "u"},
	exercise: {fg: "#ffffff", bg: "#6b3fa0", weight: "b"},
	sev0:     {fg: "#ffffff", bg: "#5a6270", weight: "b"}, sev1: {fg: "#ffffff", bg: "#b3202f", weight: "b"},
	sev2: {fg: "#ffffff", bg: "#a85208", weight: "b"}, sev3: {fg: "#ffffff", bg: "#1f5fa8", weight: "b"},
	sev4:  {fg: "#ffffff", bg: "#4a5563", weight: "b"},
	soft0: {weight: "b"}, soft1: {fg: "#ff8a80", weight: "b"}, soft2: {fg: "#f2a65a", weight: "b"},
	soft3: {fg: "#7cb7f2", weight: "b"}, soft4: {fg: "#b8c0c8", weight: "b"},
}

var light = palette{
	normal: {}, faint: {fg: "#5c6670"}, bold: {weight: "b"},
	ok: {fg: "#17693a"}, warn: {fg: "#7d5200"}, bad: {fg: "#a81426", weight: "b"}, late: {fg: "#a81426", weight: "b"},
	changed: {fg: "#0b5394", weight: "b"}, struck: {fg: "#5c6670", weight: "s"},
	bar: {fg: "#17693a"}, barRest: {fg: "#69737d"},
	selected: {fg: "#ffffff", bg: "#2f5d8c", weight: "b"}, selectedBlur: {fg: "#1c1f23", bg: "#d5dbe1"},
	border: {fg: "#69737d"}, borderFocus: {fg: "#0b5394", weight: "b"},
	title: {fg: "#4a535c"}, titleFocus: {fg: "#0b5394", weight: "b"},
	fresh: {fg: "#5c6670"}, stale: {fg: "#7d5200", weight: "b"},
	key: {fg: "#0b5394", weight: "b"}, hint: {fg: "#5c6670"}, prompt: {fg: "#0b5394", weight: "b"}, input: {},
	toast: {fg: "#17693a", weight: "b"}, toastBad: {fg: "#ffffff", bg: "#a81e2d", weight: "b"},
	modal: {}, modalBorder: {fg: "#0b5394", weight: "b"}, focus: {fg: "#0b5394", weight: "b"},
	choice: {fg: "#0b5394", weight: "b"}, match: {fg: "#7d5200", weight: "u"},
	exercise: {fg: "#ffffff", bg: "#6b3fa0", weight: "b"},
	sev0:     {fg: "#ffffff", bg: "#5a6270", weight: "b"}, sev1: {fg: "#ffffff", bg: "#b3202f", weight: "b"},
	sev2: {fg: "#ffffff", bg: "#a85208", weight: "b"}, sev3: {fg: "#ffffff", bg: "#1f5fa8", weight: "b"},
	sev4:  {fg: "#ffffff", bg: "#4a5563", weight: "b"},
	soft0: {weight: "b"}, soft1: {fg: "#a81426", weight: "b"}, soft2: {fg: "#8f4400", weight: "b"},
	soft3: {fg: "#0b5394", weight: "b"}, soft4: {fg: "#4a535c", weight: "b"},
}

// ansi16 uses only colours that read on black and on white in the usual terminals: no yellow or bright text without a
// background of its own, and nothing that relies on faint.
var ansi16 = palette{
	normal: {}, faint: {}, bold: {weight: "b"},
	ok: {fg: "2"}, warn: {fg: "5", weight: "b"}, bad: {fg: "1", weight: "b"}, late: {fg: "1", weight: "b"},
	changed: {fg: "6", weight: "b"}, struck: {weight: "s"},
	bar: {fg: "2"}, barRest: {},
	selected: {weight: "br"}, selectedBlur: {weight: "u"},
	border: {}, borderFocus: {fg: "6", weight: "b"},
	title: {}, titleFocus: {fg: "6", weight: "b"},
	fresh: {}, stale: {fg: "5", weight: "b"},
	key: {fg: "6", weight: "b"}, hint: {}, prompt: {fg: "6", weight: "b"}, input: {},
	toast: {fg: "2", weight: "b"}, toastBad: {fg: "15", bg: "1", weight: "b"},
	modal: {}, modalBorder: {fg: "6", weight: "b"}, focus: {fg: "6", weight: "b"},
	choice: {fg: "6", weight: "b"}, match: {weight: "u"},
	exercise: {fg: "15", bg: "5", weight: "b"},
	sev0:     {weight: "br"}, sev1: {fg: "15", bg: "1", weight: "b"}, sev2: {fg: "0", bg: "3"},
	sev3: {fg: "15", bg: "4", weight: "b"}, sev4: {weight: "r"},
	soft0: {weight: "b"}, soft1: {fg: "1", weight: "b"}, soft2: {fg: "5", weight: "b"}, soft3: {fg: "6", weight: "b"},
	soft4: {weight: "b"},
}

var plain = palette{
	normal: {}, faint: {}, bold: {weight: "b"},
	ok: {}, warn: {weight: "b"}, bad: {weight: "b"}, late: {weight: "b"},
	changed: {weight: "b"}, struck: {weight: "s"}, bar: {}, barRest: {},
	selected: {weight: "r"}, selectedBlur: {weight: "u"},
	border: {}, borderFocus: {weight: "b"}, title: {}, titleFocus: {weight: "b"}, fresh: {}, stale: {weight: "b"},
	key: {weight: "b"}, hint: {}, prompt: {weight: "b"}, input: {}, toast: {weight: "b"}, toastBad: {weight: "br"},
	modal: {}, modalBorder: {weight: "b"}, focus: {weight: "b"}, choice: {weight: "b"}, match: {weight: "u"},
	exercise: {weight: "br"}, sev0: {weight: "br"}, sev1: {weight: "br"}, sev2: {weight: "br"}, sev3: {weight: "r"},
	sev4: {weight: "r"}, soft0: {weight: "b"}, soft1: {weight: "b"}, soft2: {weight: "b"}, soft3: {weight: "b"},
	soft4: {weight: "b"},
}

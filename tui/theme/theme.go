// Package theme gives every role on the screen its look. A look comes from one palette table per mode; nowhere else
// is a colour named. Meaning never hangs on colour alone: each mode, the one without colours included, tells the same
// facts apart by weight, reverse and underline, and by the marks. The background of the terminal is never painted,
// except behind a few words that must stand out.
package theme

import (
	"charm.land/lipgloss/v2"

	"warroom/model"
)

// Mode is what the terminal can show.
type Mode int

// The modes.
const (
	Dark   Mode = iota // 256 or more colours on a dark background
	Light              // 256 or more colours on a light background
	ANSI16             // the terminal's own sixteen colours, background unknown
	Plain              // no colour: bold, reverse and underline only
)

// Modes lists all of them.
var Modes = [...]Mode{Dark, Light, ANSI16, Plain}

// String is the name of the mode.
func (m Mode) String() string { return [...]string{"dark", "light", "ansi16", "plain"}[m] }

// Theme is one style per role. It is immutable.
type Theme struct {
	Mode Mode

	Normal, Faint, Bold lipgloss.Style
	OK, Warn, Bad       lipgloss.Style // states: fine, soon, wrong
	Late                lipgloss.Style // the words of a line that is late
	Changed             lipgloss.Style // ▲▼: changed since the viewer looked
	Struck              lipgloss.Style // an entry that was taken back
	Bar, BarRest        lipgloss.Style // progress: what is done, what is left

	Selected, SelectedBlur lipgloss.Style // the cursor's row in the focused pane, and in another one
	Border, BorderFocus    lipgloss.Style
	Title, TitleFocus      lipgloss.Style
	Fresh, Stale           lipgloss.Style // how old the data is, in the corner

	Key, Hint   lipgloss.Style // a key to press, and what it does
	Prompt      lipgloss.Style // the entry line's mark
	Input       lipgloss.Style // what is being typed
	Toast       lipgloss.Style // good news over the hints
	ToastBad    lipgloss.Style // bad news over the hints
	Modal       lipgloss.Style // text in a dialog
	ModalBorder lipgloss.Style
	Focus       lipgloss.Style // the field that has the cursor
	Choice      lipgloss.Style // what is chosen in a form or list
	Match       lipgloss.Style // what a filter found

	Exercise lipgloss.Style // the safety line of an exercise
	severity [5]lipgloss.Style
	soft     [5]lipgloss.Style
}

// New is the theme of a mode.
func New(mode Mode) *Theme {
	p := palettes[mode]
	style := func(r role) lipgloss.Style { return p[r].style() }
	t := &Theme{
		Mode: mode, Normal: style(normal), Faint: style(faint), Bold: style(bold),
		OK: style(ok), Warn: style(warn), Bad: style(bad), Late: style(late), Changed: style(changed),
		Struck: style(struck), Bar: style(bar), BarRest: style(barRest),
		Selected: style(selected), SelectedBlur: style(selectedBlur),
		Border: style(border), BorderFocus: style(borderFocus), Title: style(title), TitleFocus: style(titleFocus),
		Fresh: style(fresh), Stale: style(stale),
		Key: style(key), Hint: style(hint), Prompt: style(prompt), Input: style(input),
		Toast: style(toast), ToastBad: style(toastBad), Modal: style(modal), ModalBorder: style(modalBorder),
		Focus: style(focus), Choice: style(choice), Match: style(match), Exercise: style(exercise),
	}
	for level := range t.severity {
		t.severity[level], t.soft[level] = style(sev0+role(level)), style(soft0+role(level))
	}
	return t
}

// Severity is the look of the safety line at a severity.
func (t *Theme) Severity(level model.Severity) lipgloss.Style { return t.severity[known(level)] }

// SeverityWord is the look of "SEV1" within a line.
func (t *Theme) SeverityWord(level model.Severity) lipgloss.Style { return t.soft[known(level)] }

func known(level model.Severity) model.Severity {
	if !level.Known() {
		return model.SeverityUnknown
	}
	return level
}

// SeverityRef is SeverityWord for callers that keep a reference to the style.
func (t *Theme) SeverityRef(level model.Severity) *lipgloss.Style { return &t.soft[known(level)] }

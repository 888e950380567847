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
	codes    map[*lipgloss.Style]code // of all the above, so that painting asks nobody
}

// New is the theme of a mode.
func New(mode Mode) *Theme {
	t := &Theme{Mode: mode, codes: make(map[*lipgloss.Style]code, roles)}
	for r, look := range t.looks() {
		*look = palettes[mode][r].style()
		t.codes[look] = codeOf(look)
	}
	return t
}

// looks says which style a role has.
func (t *Theme) looks() [roles]*lipgloss.Style {
	return [roles]*lipgloss.Style{
		normal: &t.Normal, faint: &t.Faint, bold: &t.Bold, ok: &t.OK, warn: &t.Warn, bad: &t.Bad, late: &t.Late,
		changed: &t.Changed, struck: &t.Struck, bar: &t.Bar, barRest: &t.BarRest,
		selected: &t.Selected, selectedBlur: &t.SelectedBlur, border: &t.Border, borderFocus: &t.BorderFocus,
		title: &t.Title, titleFocus: &t.TitleFocus, fresh: &t.Fresh, stale: &t.Stale,
		key: &t.Key, hint: &t.Hint, prompt: &t.Prompt, input: &t.Input, toast: &t.Toast, toastBad: &t.ToastBad,
		modal: &t.Modal, modalBorder: &t.ModalBorder, focus: &t.Focus, choice: &t.Choice, match: &t.Match,
		exercise: &t.Exercise,
		sev0:     &t.severity[0], sev1: &t.severity[1], sev2: &t.severity[2], sev3: &t.severity[3], sev4: &t.severity[4],
		soft0: &t.soft[0], soft1: &t.soft[1], soft2: &t.soft[2], soft3: &t.soft[3], soft4: &t.soft[4],
	}
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

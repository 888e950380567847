package pane

import (
	"path/filepath"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// Setup is what is wrong with the file that says how the channels leave: its first mistake.
type Setup struct {
	File     string // its path
	Line     int    // counted from 1; 0: the file as a whole
	What, Do string // worded in the reader's language
	More     int    // further mistakes
	Before   bool   // what the file said before is still in force
}

// Words says it in parts to be set one after the other: which file and line, what to do, and what holds meanwhile.
func (f Setup) Words(words *locale.Locale) []string {
	file := filepath.Base(f.File)
	said := words.T("link.file.whole", "File", file, "What", f.What)
	if f.Line > 0 {
		said = words.T("link.file", "File", file, "Line", f.Line, "What", f.What)
	}
	parts := []string{said}
	if f.Do != "" {
		parts = append(parts, model.Safe(f.Do))
	}
	if f.More > 0 {
		parts = append(parts, words.N("link.file.more", f.More))
	}
	if f.Before {
		return append(parts, words.T("link.file.before"))
	}
	return append(parts, words.T("link.file.stopped"))
}

// unsent are the rows that say why letters do not leave: the file of the channels is wrong, or a channel for which
// letters wait is offline. way names the key that leads to what works now; empty where it does nothing.
func (s State) unsent(w int, way string) []row {
	var rows []row
	if s.Setup != nil {
		rows = append(rows, alert(s.Setup.Words(s.Locale), w, &s.Theme.Late)...)
	}
	for _, link := range s.Links {
		if link.State != model.LinkOffline || link.Waiting == 0 {
			continue
		}
		said := s.Locale.Down(link, s.Plan, s.Zone, s.Now)
		if way != "" {
			said = append(said, way)
		}
		rows = append(rows, alert(said, w, &s.Theme.Late)...)
	}
	return rows
}

// idle are the rows that say why channels are offline for which nothing waits.
func (s State) idle() []row {
	var rows []row
	for _, link := range s.Links {
		if link.State == model.LinkOffline && link.Waiting == 0 {
			said := strings.Join(s.Locale.Down(link, s.Plan, s.Zone, s.Now), "")
			rows = append(rows, text("  "+said, &s.Theme.Warn))
		}
	}
	return rows
}

// alert sets parts side by side behind the mark for what needs somebody, in as many lines as they need.
func alert(parts []string, w int, look *lipgloss.Style) []row {
	var rows []row
	head := theme.Alert + " "
	for said := range strings.SplitSeq(ansi.Wrap(strings.Join(parts, " "+theme.Separator+" "), max(w-2, 1), ""), "\n") {
		rows = append(rows, text(head+said, look))
		head = "  "
	}
	return rows
}

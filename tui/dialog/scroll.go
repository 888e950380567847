package dialog

import tea "charm.land/bubbletea/v2"

// scroll is where a longer text stands.
type scroll struct{ top int }

// key scrolls; done tells that the reader has had enough.
func (s *scroll) key(msg tea.Msg, lines int) (done bool) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return false
	}
	switch press.String() {
	case "up", "k":
		s.top--
	case "down", "j":
		s.top++
	case "pgup":
		s.top -= 10
	case "pgdown", "space":
		s.top += 10
	case "home":
		s.top = 0
	case "end":
		s.top = lines
	case "esc", "q", "?", "enter":
		return true
	}
	s.top = max(min(s.top, lines-1), 0)
	return false
}

// cut is the part of the lines that is seen in a box of height h.
func (s *scroll) cut(lines []string, h int) []string {
	s.top = max(min(s.top, len(lines)-max(h-2, 1)), 0)
	return lines[s.top:]
}

package ways

import "strings"

// Troubles are what keeps channels from being used, one a line; empty if all can.
func (w Ways) Troubles() string {
	var lines []string
	for _, way := range w.Sorted() {
		if way.Trouble != "" {
			lines = append(lines, string(way.Channel)+": "+way.Trouble)
		}
	}
	return strings.Join(lines, "\n")
}

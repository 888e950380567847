// Package demo plays an incident that is already under way: a cut fibre has taken the hotline and the ticket system.
// People, numbers and the company are invented. Every event goes through the log as a real one would, at its own time.
package demo

import (
	"embed"
	"fmt"
	"io/fs"

	"warroom/model"
	"warroom/plans"
)

//go:embed plan
var folder embed.FS

// Plan is the shipped plan of a language with the demonstration's people on top.
func Plan(lang model.Language) (*model.Plan, plans.Archive, error) {
	over, err := fs.Sub(folder, "plan")
	if err != nil {
		return nil, nil, fmt.Errorf("open demonstration plan: %w", err)
	}
	_, base := plans.Default(lang)
	plan, archive, err := plans.Overlay(base, over)
	if err != nil {
		return nil, nil, fmt.Errorf("read demonstration plan: %w", err)
	}
	return plan, archive, nil
}

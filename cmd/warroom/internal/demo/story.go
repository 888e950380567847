package demo

import (
	"embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

//go:embed story/*.yaml
var scripts embed.FS

// story is what the people of the demonstration say and write, in one language. Each language has a file with the same
// keys, in the order of the telling.
type story struct {
	Invoices struct {
		Title, Began, Notice    string
		Scheduler               attempt
		Ended, Resolved, Closed string
	}
	Exercise struct {
		Title, Generator, Notice, Director string
	}
	Outage struct {
		Title, Detected, Impact, Exchange          string
		Decision, Process, Workaround, Unreachable string
		Dark, Callback, Carrier, Added, Released   string
	}
	Attempts struct {
		Controller, Number, Proxy, Trunk attempt
	}
	Notices struct {
		Hotline, Cause, Still, Crew string // to customers, and some to partners
		Callers, Forms, Lisbon      string // to colleagues
		CutOff, Confirmed           string // to executives
	}
	Customers struct {
		Silence, Call, Lead, List, Written string
		Board, Lisbon, Renews              string
		Honest, Late                       string // what they say themselves
	}
}

// attempt is what somebody thought, did about it, and found.
type attempt struct {
	Hypothesis, Action string
	Finding            string // empty while the attempt goes on
}

// storyIn reads the story in a language that the room speaks.
func storyIn(lang model.Language) (*story, error) {
	raw, err := scripts.ReadFile("story/" + string(lang) + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("open the story: %w", err)
	}
	told := &story{}
	if err := yaml.UnmarshalWithOptions(raw, told, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read the story in %s: %w", lang, err)
	}
	return told, nil
}

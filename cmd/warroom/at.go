package main

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/entry"
)

// stamp is the time given by --at; zero for now.
func (p *program) stamp() (model.Stamp, error) { return p.stampOf(p.flags.at) }

// stampOf reads a time as the entry line does, or RFC 3339.
func (p *program) stampOf(text string) (model.Stamp, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return model.Stamp{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00"} {
		if at, err := time.Parse(layout, strings.ToUpper(text)); err == nil {
			return model.StampAt(at, p.zoneName), nil
		}
	}
	stamp, rest, err := entry.Time(text, p.clock(), p.zone)
	if err != nil {
		return stamp, err
	}
	if stamp.IsZero() || rest != "" {
		return model.Stamp{}, unknownWord("time", text, []string{p.t("at.examples")})
	}
	stamp.Zone = p.zoneName
	return stamp, nil
}

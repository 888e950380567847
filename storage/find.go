package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"warroom/model"
)

// Find looks an incident up by what people call it: its number (2026-017), its number with the site's code where two
// sites gave the same one (2026-017/LIS), its internal id, or the unambiguous beginning of either.
func (l *Log) Find(ctx context.Context, name string) (model.IncidentID, error) {
	board, err := l.Board(ctx)
	if err != nil {
		return "", err
	}
	number, site, _ := strings.Cut(strings.TrimSpace(name), "/")
	if number == "" {
		return "", noIncident(name)
	}
	here := func(s model.Summary) bool { return site == "" || strings.EqualFold(s.Site.Code(), site) }
	exact := func(s model.Summary) bool { return strings.EqualFold(s.Number, number) || string(s.ID) == name }
	begins := func(s model.Summary) bool {
		return strings.HasPrefix(strings.ToUpper(s.Number), strings.ToUpper(number)) || strings.HasPrefix(string(s.ID), name)
	}
	for _, fits := range []func(model.Summary) bool{exact, begins} {
		var found []model.Summary
		for _, s := range board {
			if fits(s) && here(s) {
				found = append(found, s)
			}
		}
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0].ID, nil
		}
		return "", ambiguous(name, found)
	}
	return "", noIncident(name)
}

func ambiguous(name string, found []model.Summary) error {
	slices.SortFunc(found, func(a, b model.Summary) int { return cmp.Compare(a.Number, b.Number) })
	var choices []string
	for _, s := range found[:min(len(found), 8)] {
		choices = append(choices, s.Number+"/"+s.Site.Code())
	}
	list := strings.Join(choices, ", ")
	return &model.Error{
		Code: CodeAmbiguous, Message: "more than one incident is called " + name, Hint: "name one of: " + list,
		Args: map[string]string{"name": name, "choices": list},
	}
}

package storage

import (
	"context"
	"slices"
	"strings"

	"warroom/model"
)

// Find is the incident that a person means by a name: its number ("2026-017", of this site before others), its number
// and site ("2026-017/LIS"), its id, the last part of its number ("17", "X4"), or the beginning of one of these.
// [CodeAmbiguous] lists the choices, [model.CodeNoIncident] says that there is none.
func (l *Log) Find(ctx context.Context, name string) (model.IncidentID, error) {
	board, err := readBoard(ctx, l.readers)
	if err != nil {
		return "", l.failed("find incident", err)
	}
	number, site, sited := strings.Cut(strings.TrimSpace(name), "/")
	if number == "" {
		return "", l.failed("find incident", noIncident(name))
	}
	at := func(s model.Summary) bool { return !sited || strings.EqualFold(s.Site.Code(), site) }
	for _, fits := range []func(model.Summary) bool{
		func(s model.Summary) bool { return string(s.ID) == name },
		func(s model.Summary) bool {
			return strings.EqualFold(s.Number, number) && at(s) && (sited || s.Site.Code() == l.Site().Code())
		},
		func(s model.Summary) bool { return strings.EqualFold(s.Number, number) && at(s) },
		func(s model.Summary) bool { return at(s) && sameEnd(s.Number, number) },
		func(s model.Summary) bool {
			return at(s) && (hasPrefixFold(s.Number, number) || !sited && hasPrefixFold(string(s.ID), number))
		},
	} {
		found := slices.DeleteFunc(slices.Clone(board), func(s model.Summary) bool { return !fits(s) })
		if len(found) == 1 {
			return found[0].ID, nil
		}
		if len(found) > 1 {
			return "", l.failed("find incident", ambiguous(name, found))
		}
	}
	return "", l.failed("find incident", noIncident(name))
}

// sameEnd tells whether end is what follows the year in a number, with or without its leading zeros.
func sameEnd(number, end string) bool {
	_, last, _ := strings.Cut(number, "-")
	bare := func(s string) string {
		letters := strings.TrimRight(s, "0123456789")
		return strings.ToUpper(letters) + strings.TrimLeft(s[len(letters):], "0")
	}
	return last != "" && bare(last) == bare(end)
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// maxChoices is how many incidents an ambiguous name lists.
const maxChoices = 10

func ambiguous(name string, found []model.Summary) error {
	var choices []string
	for _, s := range found[:min(len(found), maxChoices)] {
		choices = append(choices, s.Number+"/"+s.Site.Code())
	}
	if len(found) > maxChoices {
		choices = append(choices, "…")
	}
	list := strings.Join(choices, ", ")
	return &model.Error{
		Code: CodeAmbiguous, Message: name + " fits several incidents: " + list, Hint: "give more of the number, or its site",
		Args: map[string]string{"name": name, "choices": list},
	}
}

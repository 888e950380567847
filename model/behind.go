package model

import (
	"cmp"
	"slices"
	"strings"
)

// Behind lists the languages whose wordings an edit has left behind: another one was changed and these were not, so
// that their readers would be told something older. A wording has caught up once it is changed as well. The notice's
// own language is empty if it is the plan's.
func (n Notice) Behind() []Language { return n.behind }

// leftBehind is what an edit leaves behind. Where a wording changes that was up to date, all that stay as they are have
// to follow; where only those change that were behind, they catch up. A language that is added leads nobody.
func leftBehind(before, after []Wording, behind []Language) []Language {
	var stayed, still []Language
	leads := false
	for _, w := range after {
		old, known := find(before, func(o Wording) bool { return o.Language.Base() == w.Language.Base() })
		was := slices.Contains(behind, old.Language)
		old.Language = w.Language
		switch {
		case !known:
		case old == w:
			stayed = append(stayed, w.Language)
			if was {
				still = append(still, w.Language)
			}
		case !was:
			leads = true
		}
	}
	if leads {
		return stayed
	}
	return still
}

// behindError is the error for a notice that says less in some languages than in others.
func behindError(behind []Language, plan *Plan) *Error {
	names := make([]string, len(behind))
	for n, language := range behind {
		names[n] = string(cmp.Or(language, plan.Language))
	}
	left := strings.Join(names, ", ")
	return &Error{
		Code: CodeBehind, Message: "the notice was changed, and not in every language: " + left,
		Hint: "change it there too, or give a reason to let it pass as it is: that is recorded",
		Args: map[string]string{"what": "as-is", "languages": left},
	}
}

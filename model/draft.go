package model

import (
	"cmp"
	"slices"
)

// continues checks which notice a draft follows, and takes over from it what is not said anew.
func (i DraftNotice) continues(now *Setting, body *NoticeDrafted) error {
	body.Channels = i.Channels
	if i.Follows == 0 {
		if i.Chain != "" {
			return needed("notice", "")
		}
		return nil
	}
	earlier, err := now.notice(i.Follows)
	if err != nil {
		return err
	}
	body.Follows, body.Chain = earlier.Ref, cmp.Or(i.Chain, Update)
	switch {
	case body.Chain == Update:
	case earlier.Pending() || earlier.State == Withdrawn:
		return notNow("the notice has not left", "edit it or drop it")
	case earlier.Audience != i.Audience:
		return notNow("a correction goes to those who got the notice", "write it to the same audience")
	}
	if len(body.Channels) == 0 && earlier.Audience == i.Audience {
		body.Channels = earlier.Channels
	}
	return oneOf("chain", body.Chain, Chains)
}

// checkWording: every language has a text, and none comes twice.
func checkWording(own Language, text string, variants []Wording) error {
	if err := needed("text", text); err != nil {
		return err
	}
	seen := []string{own.Base()}
	for _, w := range variants {
		if err := cmp.Or(needed("language", string(w.Language)), needed("text", w.Text)); err != nil {
			return err
		}
		if slices.Contains(seen, w.Language.Base()) {
			return already("the wording in this language", "there")
		}
		seen = append(seen, w.Language.Base())
	}
	return nil
}

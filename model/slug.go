package model

import "strings"

const maxSlug = 40

// slug makes an id of a text: ASCII lower case, digits and dashes, at most 40 characters; "item" if nothing is left.
func slug(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		default:
			dash = true
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	if b.Len() == 0 {
		return "item"
	}
	return b.String()
}

package model

import "strings"

// Language is a BCP 47 tag such as "en", "de" or "pt-BR".
type Language string

// Base is the language without script and region, in small letters: "pt" of "pt-BR".
func (l Language) Base() string {
	base, _, _ := strings.Cut(strings.ToLower(string(l)), "-")
	return base
}

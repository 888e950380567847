package plans

import (
	"github.com/emersion/go-vcard"

	"warroom/model"
)

// Slug makes an id of a name, for example "baecker-muehlhoefer".
func Slug(name string) string { return slug(name) }

// ModernCard is an address book of version 2.1, as older telephones write it, as versions 3.0 and 4.0 would; any other
// stays as it is.
func ModernCard(text []byte) []byte { return withoutQuoted(text) }

// WaysOfCard are the telephones and mail addresses of a card, in its order.
func WaysOfCard(card vcard.Card) []model.Contact { return waysOf(card) }

// IsLanguage tells whether a text is a language tag as plans write it: de, pt-BR.
func IsLanguage(text string) bool { return languageTag.MatchString(text) }

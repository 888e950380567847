package plans

import (
	"regexp"

	"warroom/model"
)

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`)

// language is a tag such as en, de or pt-BR; absent is none.
func (v value) language() model.Language {
	text := v.text()
	if text != "" && !languageTag.MatchString(text) {
		v.note("write a language tag: en, de, pt-BR …", "%q is not a language", text)
		return ""
	}
	return model.Language(text)
}

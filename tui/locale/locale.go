package locale

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"warroom/model"
)

// The languages that the room speaks.
const (
	English    model.Language = "en"
	German     model.Language = "de"
	Portuguese model.Language = "pt-BR"
)

// Languages lists what the room speaks, in the order in which they are offered.
func Languages() []model.Language { return []model.Language{English, German, Portuguese} }

// Locale words everything in one language.
type Locale struct {
	lang  model.Language
	words *i18n.Localizer
	said  map[string]phrase // the messages without plural forms: most of them
	ids   map[string]bool   // all messages
}

// New is the locale of a language; of English, if the room does not speak it.
func New(lang model.Language) *Locale {
	lang = nearest(string(lang))
	if lang == "" {
		lang = English
	}
	all := catalogues[lang]()
	return &Locale{lang: lang, words: i18n.NewLocalizer(all.bundle, string(lang)), said: all.said, ids: all.ids}
}

// Lang is the language.
func (l *Locale) Lang() model.Language { return l.lang }

// T is the message of an id; args are keys and values of its placeholders. An id that has no message is returned
// itself, so that the gap is seen and nothing breaks.
func (l *Locale) T(id string, args ...any) string {
	if p, ok := l.said[id]; ok {
		return p.fill(args)
	}
	return l.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data(args)})
}

// N is the message of an id in the plural form of n; the placeholder N is n, written as this language writes numbers.
func (l *Locale) N(id string, n int, args ...any) string {
	values := data(args)
	values["N"] = l.Number(n)
	if n == 0 { // Portuguese has a rule that takes none for one, which nobody follows in writing
		n = 2
	}
	return l.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: values, PluralCount: n})
}

// Has tells whether there is a message of this id.
func (l *Locale) Has(id string) bool { return l.ids[id] }

// Term is the word for a value of one of the model's fixed sets, for example Term("phase", "respond"). A value that
// has no word is shown as it came.
func (l *Locale) Term(group, value string) string {
	if value == "" {
		return ""
	}
	if p, ok := l.said[group+"."+value]; ok {
		return p.text
	}
	return model.Safe(value)
}

func (l *Locale) localize(config *i18n.LocalizeConfig) string {
	text, err := l.words.Localize(config)
	if err != nil && text == "" {
		return config.MessageID
	}
	return text
}

// data makes template data of keys and values; texts are made safe on the way.
func data(args []any) map[string]any {
	values := make(map[string]any, len(args)/2+1)
	for n := 0; n+1 < len(args); n += 2 {
		key, ok := args[n].(string)
		if !ok {
			continue
		}
		switch value := args[n+1].(type) {
		case string:
			values[key] = model.Safe(value)
		default:
			values[key] = value
		}
	}
	return values
}

// Detect is the language that an environment asks for (LC_ALL, LC_MESSAGES, LANG, in this order), or English.
func Detect(getenv func(string) string) model.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if lang := nearest(value); lang != "" {
				return lang
			}
			return English
		}
	}
	return English
}

// nearest is the language of the room that a tag or a POSIX locale means, or empty.
func nearest(tag string) model.Language {
	base, _, _ := strings.Cut(strings.ToLower(tag), ".")
	base, _, _ = strings.Cut(strings.ReplaceAll(base, "_", "-"), "-")
	for _, lang := range Languages() {
		if lang.Base() == base {
			return lang
		}
	}
	return ""
}

package tell

import (
	"cmp"
	"strings"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/locale"
)

// smsLength says how many messages a text is, and how full they are.
func smsLength(words *locale.Locale, text string) string {
	size := model.MeasureSMS(text)
	alone, together, letters := 160, 153, "GSM-7"
	if size.Unicode {
		alone, together, letters = 70, 67, "UCS-2"
	}
	room := alone
	if size.Parts > 1 {
		room = together * size.Parts
	}
	return words.N("tell.sms", size.Parts, "Units", size.Units, "Room", room, "Letters", letters)
}

// spelt names languages by their codes: "EN, PT"; an empty one is the plan's.
func spelt(c action.Context, languages []model.Language) string {
	codes := make([]string, len(languages))
	for n, lang := range languages {
		codes[n] = strings.ToUpper(cmp.Or(lang, c.Plan.Language).Base())
	}
	return strings.Join(codes, ", ")
}

// unspoken says which language some readers get instead of their own.
func unspoken(c action.Context, some readers) string {
	return c.Locale.N("tell.compose.unspoken", some.Count, "Language", tongue(c.Locale, some.Language), "Own", tongue(c.Locale, c.Plan.Language))
}

// tongue is the name of a language, or its code where there is no name for it.
func tongue(words *locale.Locale, lang model.Language) string {
	return words.Term("tongue", lang.Base())
}

package tell

import (
	"warroom/model"
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

// tongue is the name of a language, or its code where there is no name for it.
func tongue(words *locale.Locale, lang model.Language) string {
	return words.Term("tongue", lang.Base())
}

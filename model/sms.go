package model

import "unicode/utf16"

// SMSLength is how long a text is as an SMS (3GPP TS 23.038 and 23.040).
type SMSLength struct {
	Units   int  // septets of the GSM alphabet, or 16-bit units of UCS-2
	Parts   int  // messages that the reader's telephone puts together and the sender pays for
	Unicode bool // the GSM alphabet does not have all the letters, so that each costs twice
}

// MeasureSMS measures a text. An empty one has no parts.
func MeasureSMS(text string) SMSLength {
	septets := 0
	for _, r := range text {
		cost := gsmCost(r)
		if cost == 0 {
			units := len(utf16.Encode([]rune(text)))
			return SMSLength{Units: units, Parts: smsParts(units, 70, 67), Unicode: true}
		}
		septets += cost
	}
	return SMSLength{Units: septets, Parts: smsParts(septets, 160, 153)}
}

// smsParts is how many messages units need: one if they fit alone, else each gives up some room for its number.
func smsParts(units, alone, together int) int {
	if units <= alone {
		return min(units, 1)
	}
	return (units + together - 1) / together
}

// gsmCost is how many septets a letter takes; 0 if the alphabet does not have it.
func gsmCost(r rune) int {
	switch {
	case r == '\f' || r == '^' || r == '{' || r == '}' || r == '\\' || r == '[' || r == '~' || r == ']' || r == '|' || r == '€':
		return 2 // behind an escape
	case r == '\n' || r == '\r' || r >= ' ' && r <= 'Z' && r != '`' || r >= 'a' && r <= 'z' || r == '_':
		return 1
	}
	for _, letter := range "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà" {
		if r == letter {
			return 1
		}
	}
	return 0
}

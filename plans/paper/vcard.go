package paper

import (
	"strings"
	"unicode/utf8"

	"warroom/model"
)

// telephone tells whether a way to reach somebody is one that a telephone can dial.
func telephone(way string) bool {
	switch way {
	case "phone", "mobile", "landline", "sms", "fax":
		return true
	}
	return false
}

// unbroken keeps a number on one line: whoever dials must not put it together from two.
func unbroken(number string) string {
	if len(number) > 24 || !strings.ContainsAny(number, "0123456789") {
		return number
	}
	return strings.ReplaceAll(number, " ", "\u00a0")
}

// whole keeps the words of a short text on one line.
func whole(text string) string {
	if utf8.RuneCountInString(text) > 24 {
		return text
	}
	return strings.ReplaceAll(text, " ", "\u00a0")
}

// dial is the address with which a telephone dials a number; empty where the text holds none.
func dial(number string) string {
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c == '+' {
			return c
		}
		return -1
	}, number)
	if len(digits) < 3 || strings.Contains(number, "[") {
		return ""
	}
	return "tel:" + digits
}

// vcard is a vCard 3.0 with the ways that may be printed; empty where there are none.
func vcard(person model.Person, ways []model.Contact) string {
	lines := []string{"BEGIN:VCARD", "VERSION:3.0", "N:" + vcardText(person.Name) + ";;;;", "FN:" + vcardText(person.Name)}
	if person.Team != "" {
		lines = append(lines, "ORG:"+vcardText(person.Team))
	}
	for _, way := range ways {
		switch {
		case way.Way == "mobile" || way.Way == "sms":
			lines = append(lines, "TEL;TYPE=CELL:"+vcardText(way.Value))
		case telephone(way.Way):
			lines = append(lines, "TEL;TYPE=VOICE:"+vcardText(way.Value))
		case way.Way == "mail":
			lines = append(lines, "EMAIL:"+vcardText(way.Value))
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return strings.Join(append(lines, "END:VCARD"), "\r\n")
}

var vcardMarks = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func vcardText(text string) string { return vcardMarks.Replace(model.SafeLines(text)) }

package sms

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// gsm is every character of the GSM alphabet; those after the line feed take two places.
const gsm = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\r\n^{}\\[~]|€"

// typographic are signs that word processors put in, and what people type for them.
var typographic = strings.NewReplacer(
	"„", `"`, "“", `"`, "”", `"`, "«", `"`, "»", `"`, "‚", "'", "‘", "'", "’", "'", "–", "-", "—", "-", "−", "-", "…", "...", "•", "-",
	"→", "->", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "´", "'", "`", "'", "×", "x", "·", "-", "ç", "c", "°", " deg ",
)

// Plain writes a text in the GSM alphabet if that is possible, by leaving out accents and exchanging quotation marks and
// dashes: one part then holds 160 characters instead of 70. A text that needs more than that stays as it is.
func Plain(text string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(typographic.Replace(text)) {
		if strings.ContainsRune(gsm, r) {
			out.WriteRune(r)
			continue
		}
		base := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(string(r)))
		if base == "" || !inGSM(base) {
			return text
		}
		out.WriteString(base)
	}
	return out.String()
}

// inGSM tells whether the GSM alphabet has all the letters of a text.
func inGSM(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune(gsm, r) })
}

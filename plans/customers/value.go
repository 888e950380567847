package customers

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"warroom/model"
	"warroom/plans"
)

// The words for judgements, yes and no, folded.
var (
	risks = map[string]model.Risk{
		"high": model.HighRisk, "hoch": model.HighRisk, "alto": model.HighRisk, "alta": model.HighRisk,
		"medium": model.MediumRisk, "mittel": model.MediumRisk, "medio": model.MediumRisk, "media": model.MediumRisk,
		"low": model.LowRisk, "niedrig": model.LowRisk, "gering": model.LowRisk, "baixo": model.LowRisk, "baixa": model.LowRisk,
		"none": model.NoRisk, "kein": model.NoRisk, "keines": model.NoRisk, "nenhum": model.NoRisk,
	}
	answers = map[string]bool{
		"yes": true, "y": true, "ja": true, "j": true, "sim": true, "s": true, "true": true, "wahr": true, "verdadeiro": true, "x": true, "1": true,
		"no": false, "n": false, "nein": false, "nao": false, "false": false, "falsch": false, "falso": false, "0": false,
	}
	languages = map[string]model.Language{
		"english": "en", "englisch": "en", "ingles": "en", "german": "de", "deutsch": "de", "alemao": "de",
		"portuguese": "pt-BR", "portugiesisch": "pt-BR", "portugues": "pt-BR", "pt br": "pt-BR", "pt": "pt-BR",
		"french": "fr", "franzosisch": "fr", "frances": "fr", "spanish": "es", "spanisch": "es", "espanhol": "es",
	}
	channels = map[string]model.ChannelID{
		"e mail": "mail", "email": "mail", "correio": "mail", "phone": "phone-tree", "telephone": "phone-tree", "call": "phone-tree",
		"telefon": "phone-tree", "anruf": "phone-tree", "telefone": "phone-tree", "ligacao": "phone-tree", "text": "sms",
	}
	currencies = map[string]string{"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "R$": "BRL", "CHF": "CHF"}
)

func languageOf(text string) (model.Language, bool) {
	if known, ok := languages[folded(text)]; ok {
		return known, true
	}
	tag, err := language.Parse(strings.ReplaceAll(text, "_", "-"))
	if err != nil || !plans.IsLanguage(tag.String()) {
		return "", false
	}
	return model.Language(tag.String()), true
}

// channelOf is the channel that a customer wishes: the kind where it is called by a common word, else as it is written.
func channelOf(text string) model.ChannelID {
	if known, ok := channels[folded(text)]; ok {
		return known
	}
	return model.ChannelID(strings.ToLower(text))
}

func currencyOf(text string) (string, bool) {
	text = strings.ToUpper(strings.TrimSpace(text))
	if known, ok := currencies[text]; ok {
		return known, true
	}
	if len(text) != 3 || strings.ContainsFunc(text, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return "", false
	}
	return text, true
}

// Amount reads an amount of money as people write it in any of the languages of the room: "1.234,56 €", "1,234.56",
// "R$ 99", in hundredths. The currency is empty where it is not said. Of a single separator with three digits behind it,
// the thousands are meant.
func Amount(text string) (hundredths int64, currency string, ok bool) {
	isNumber := func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == ',' || r == '\'' }
	begin, end := strings.IndexFunc(text, isNumber), strings.LastIndexFunc(text, isNumber)
	if begin < 0 {
		return 0, "", false
	}
	word := strings.TrimSpace(text[:begin] + text[end+1:])
	if word != "" {
		if currency, ok = currencyOf(word); !ok {
			return 0, "", false
		}
	}
	number := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\'' {
			return -1
		}
		return r
	}, text[begin:end+1])
	whole, cents := number, ""
	if at := strings.LastIndexAny(number, ".,"); at >= 0 {
		sign, once := number[at:at+1], strings.Count(number, number[at:at+1]) == 1
		if other := strings.ContainsAny(strings.ReplaceAll(number, sign, ""), ".,"); once && (other || len(number)-at != 4) {
			whole, cents = number[:at], number[at+1:]
		}
	}
	digits, ok := grouped(whole)
	if !ok || len(cents) > 2 {
		return 0, "", false
	}
	hundredths, err := strconv.ParseInt(digits+(cents + "00")[:2], 10, 64)
	if err != nil || len(digits) > 12 { // a number may come with an error: the largest that there is
		return 0, "", false
	}
	return hundredths, currency, true
}

// grouped is a whole number without the signs between its thousands.
func grouped(text string) (string, bool) {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' })
	if len(groups) == 0 {
		return "", false
	}
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), strings.Count(text, ".")+strings.Count(text, ",") == len(groups)-1
}

package model

import (
	"strings"
	"time"
)

// FactsIn are [Facts] for a wording in a language. Where that is not the plan's own, what people have typed in the plan's
// must not reach readers who do not know it: it is there in their language if the plan has it, and is else a gap that
// asks for it ([TODO: translate: …]). Times, numbers, names and addresses are the same in every language.
func FactsIn(lang Language, inc *Incident, plan *Plan, stage Stage, now, next time.Time, clock func(time.Time) string) map[string]string {
	facts := Facts(inc, plan, stage, now, next, clock)
	if plan.own(lang) {
		return facts
	}
	if product := inLanguage(plan.Products, lang); product != "" {
		facts["product"] = product
	}
	var told Telling
	if scenario, known := plan.Scenario(inc.Scenario); known {
		told = inLanguage(scenario.Translations, lang)
	}
	for name, prepared := range map[string]string{
		"situation": told.Says[stage], "advice": told.Advice, "workaround": "", "what_happens": "",
	} {
		if facts[name] != "" {
			facts[name] = said(filled(prepared), facts[name], plan.Language)
		}
	}
	return facts
}

// said is a text in the language of its reader, or the gap that asks its writer to put the original into that language.
func said(translated, original string, writer Language) string {
	if translated != "" {
		return translated
	}
	ask, known := translate[writer.Base()]
	if !known {
		ask = translate["en"]
	}
	return "[TODO: " + ask + ": " + inGap.Replace(original) + "]"
}

// translate asks a writer, by [Language.Base], to say something in the language of the text around it.
var translate = map[string]string{"en": "translate", "de": "übersetzen", "pt": "traduzir"}

// inGap keeps a text from ending the gap that it stands in.
var inGap = strings.NewReplacer("[", "(", "]", ")", "\r", "", "\n", " ")

// inLanguage is what is said in a language, whatever its region: the exact one first, then the first by its tag.
func inLanguage[T any](texts map[Language]T, lang Language) T {
	if text, exact := texts[lang]; exact {
		return text
	}
	var found Language
	for tag := range texts {
		if tag.Base() == lang.Base() && (found == "" || tag < found) {
			found = tag
		}
	}
	return texts[found]
}

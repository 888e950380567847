package plans

import (
	"strconv"
	"strings"

	"warroom/model"
)

// slas reads "gold: {title, availability, credits, cap, response, resolve}" and so on.
func slas(v value) []model.SLA {
	var all []model.SLA
	for _, one := range v.entries() {
		v.reading.name("sla", one.key, one.keyAt)
		f := one.fields()
		sla := model.SLA{
			ID:           one.key,
			Title:        f.need("title"),
			Availability: f.get("availability").percent(),
			Credits:      each(f.get("credits"), creditStep),
			Cap:          f.get("cap").percent(),
			Response:     f.get("response").duration(),
			Resolve:      f.get("resolve").duration(),
		}
		all = append(all, sla)
		f.done()
	}
	return all
}

func creditStep(v value) model.CreditStep {
	f := v.fields()
	step := model.CreditStep{Below: f.get("below").percent(), Percent: f.get("percent").percent()}
	f.done()
	if step.Below == 0 || step.Percent == 0 {
		v.note("write \"{below: 99.9, percent: 10}\"", "a credit needs both: below which availability, and how much of the fee")
	}
	return step
}

// percent is a number from 0 to 100 such as 99.9, with or without a sign; absent is 0.
func (v value) percent() float64 {
	text := strings.TrimSpace(strings.TrimSuffix(v.text(), "%"))
	if text == "" {
		return 0
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || !(number >= 0 && number <= 100) {
		v.note("write a number from 0 to 100, such as 99.9", "%q is not a percentage", text)
		return 0
	}
	return number
}

// symptoms reads "no-login: {title, count, within, scenario, severity}" and so on.
func symptoms(v value) []model.Symptom {
	var all []model.Symptom
	for _, one := range v.entries() {
		v.reading.name("symptom", one.key, one.keyAt)
		f := one.fields()
		symptom := model.Symptom{
			ID:       one.key,
			Title:    f.need("title"),
			Count:    f.get("count").count(),
			Within:   f.get("within").duration(),
			Scenario: named[string](f.get("scenario"), "scenario"),
			Severity: f.get("severity").severity(),
		}
		if symptom.Count == 0 || symptom.Within == 0 {
			v.reading.note(one.keyAt, "write \"count: 5\" and \"within: 10m\"", "it is not said how many callers in what time make %q a warning", one.key)
		}
		all = append(all, symptom)
		f.done()
	}
	return all
}

package plans

import "warroom/model"

// scenarios reads the scenarios that stand in plan.yaml itself: "site-cut-off: {title, criteria, severity …}".
func scenarios(v value) []model.Scenario {
	var all []model.Scenario
	for _, one := range v.entries() {
		v.reading.name("scenario", one.key, one.keyAt)
		all = append(all, scenario(one.key, one.fields()))
	}
	return all
}

// scenario reads a file of one scenario, which is called like the file.
func (r *reading) scenario(f file) model.Scenario {
	id, top := r.named(f, "scenario")
	return scenario(id, top)
}

// scenario reads the fields of a scenario.
func scenario(id string, f *fields) model.Scenario {
	defer f.done()
	return model.Scenario{
		ID:          id,
		Title:       f.need("title"),
		Criteria:    f.get("criteria").texts(),
		Severity:    f.get("severity").severity(),
		First:       f.get("first").texts(),
		Roles:       allNamed[model.RoleID](f.get("roles"), "role"),
		People:      allNamed[model.PersonID](f.get("people"), "person"),
		Checklists:  allNamed[string](f.get("checklists"), "checklist"),
		Without:     allNamed[string](f.get("without"), "checklist"),
		Workflows:   allNamed[string](f.get("workflows"), "workflow"),
		Templates:   allNamed[string](f.get("templates"), "template"),
		Workarounds: f.get("workarounds").texts(),
		Unfit:       each(f.get("unfit"), unfit),
		Recovery:    f.get("recovery").texts(),
		Says:        says(f.get("says")),
		Advice:      f.get("advice").text(),
		Inside:      f.get("inside").text(),

		Translations: tellings(f.get("translations")),
	}
}

// tellings reads what people outside are told in further languages: "en: {says: {…}, advice: …}".
func tellings(v value) map[model.Language]model.Telling {
	var all map[model.Language]model.Telling
	for _, one := range v.entries() {
		if !languageTag.MatchString(one.key) {
			v.reading.note(one.keyAt, "write a language tag: en, de, pt-BR …", "%q is not a language", one.key)
			continue
		}
		if all == nil {
			all = map[model.Language]model.Telling{}
		}
		f := one.fields()
		all[model.Language(one.key)] = model.Telling{Says: says(f.get("says")), Advice: f.get("advice").text()}
		f.done()
	}
	return all
}

// unfit reads a measure that does not fit, and why.
func unfit(v value) model.Unfit {
	f := v.fields()
	defer f.done()
	return model.Unfit{Measure: f.need("measure"), Why: f.need("why")}
}

// says reads a text for each stage that has one.
func says(v value) map[model.Stage]string {
	if v.absent() {
		return nil
	}
	f := v.fields()
	defer f.done()
	texts := map[model.Stage]string{}
	for _, stage := range model.Stages {
		if text := f.get(string(stage)).text(); text != "" {
			texts[stage] = text
		}
	}
	return texts
}

package plans

import "warroom/model"

// bridge reads a permanent conference bridge.
func bridge(v value) model.Bridge {
	f := v.fields()
	defer f.done()
	return model.Bridge{
		Title:  f.need("title"),
		DialIn: f.need("dial_in"),
		PIN:    f.get("pin").text(),
		Note:   f.get("note").text(),
	}
}

// headNumber reads a number that customers dial, with the announcement that can be switched on there.
func headNumber(v value) model.HeadNumber {
	f := v.fields()
	defer f.done()
	return model.HeadNumber{
		Number:  f.need("number"),
		Title:   f.need("title"),
		Contact: named[model.PersonID](f.get("contact"), "person"),
		Text:    f.get("text").text(),
	}
}

// scenarios reads "site-cut-off: {title, criteria, severity, checklists, workarounds}" and so on.
func scenarios(v value) []model.Scenario {
	var all []model.Scenario
	for _, one := range v.entries() {
		v.reading.name("scenario", one.key, one.keyAt)
		f := one.fields()
		all = append(all, model.Scenario{
			ID:          one.key,
			Title:       f.need("title"),
			Criteria:    f.get("criteria").texts(),
			Severity:    f.get("severity").severity(),
			Checklists:  allNamed[string](f.get("checklists"), "checklist"),
			Workarounds: f.get("workarounds").texts(),
		})
		f.done()
	}
	return all
}

package plans

import (
	"warroom/model"
)

// publicPage reads "{title, url, components, maintenances}"; absent is none.
func publicPage(v value, own model.Language) *model.Page {
	if v.absent() {
		return nil
	}
	f := v.fields()
	page := &model.Page{
		ID:           f.get("id").text(),
		Title:        f.get("title").required("title", "title: Status").translated(own),
		URL:          f.get("url").text(),
		Components:   components(f.get("components"), own),
		Maintenances: maintenances(f.get("maintenances"), own),
	}
	f.done()
	return page
}

func components(v value, own model.Language) []model.Component {
	var all []model.Component
	for _, one := range v.entries() {
		v.reading.name("component", one.key, one.keyAt)
		f := one.fields()
		all = append(all, model.Component{
			ID:     one.key,
			Title:  f.get("title").required("title", "title: Sign-in").translated(own),
			Detail: f.get("detail").translated(own),
			Group:  f.get("group").text(),
		})
		f.done()
	}
	return all
}

func maintenances(v value, own model.Language) []model.Maintenance {
	var all []model.Maintenance
	for _, one := range v.entries() {
		v.reading.name("maintenance", one.key, one.keyAt)
		f := one.fields()
		work := model.Maintenance{
			ID:         one.key,
			Title:      f.get("title").required("title", "title: New servers").translated(own),
			Text:       f.get("text").translated(own),
			Components: allNamed[string](f.get("components"), "component"),
			From:       f.get("from").required("from", "from: 2026-11-22T22:00:00Z").moment(),
			Until:      f.get("until").required("until", "until: 2026-11-23T02:00:00Z").moment(),
		}
		if !work.From.IsZero() && !work.Until.After(work.From) && !work.Until.IsZero() {
			f.get("until").note("write a time after \"from\"", "the work ends before it begins")
		}
		all = append(all, work)
		f.done()
	}
	return all
}

// product reads what the plan is for, and what that is called in other languages.
func product(top *fields, own model.Language) (string, map[model.Language]string) {
	if v := top.get("product"); !v.absent() && v.node.kind == mapping {
		names := v.translated(own)
		if names[own] == "" {
			v.note("write a line \"product: …\"", "%s is missing", "product")
		}
		return names[own], names
	}
	return top.need("product"), nil
}

// translated is a text, or one per language: "Status" or {en: Status, de: Stand}. A plain one is in the plan's own.
func (v value) translated(own model.Language) map[model.Language]string {
	if v.absent() {
		return nil
	}
	if v.node.kind != mapping {
		return map[model.Language]string{own: v.text()}
	}
	texts := map[model.Language]string{}
	for _, one := range v.entries() {
		if !languageTag.MatchString(one.key) {
			v.reading.note(one.keyAt, "write a language tag: en, de, pt-BR …", "%q is not a language", one.key)
			continue
		}
		texts[model.Language(one.key)] = one.text()
	}
	return texts
}

package action

import (
	"cmp"
	"slices"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// In is the id of a field for one further language of a notice: "body.de".
func In(id string, lang model.Language) string {
	if lang == "" {
		return id
	}
	return id + "." + string(lang)
}

// Tongues are the languages in which a notice may be worded: the plan's own first, then those that the plan names and
// those that anybody reads who may be told. One entry per language, whatever its regions.
func Tongues(c Context) []model.Language {
	all := []model.Language{c.Plan.Language}
	add := func(lang model.Language) {
		if lang != "" && !slices.ContainsFunc(all, func(l model.Language) bool { return l.Base() == lang.Base() }) {
			all = append(all, lang)
		}
	}
	for _, lang := range c.Plan.Languages {
		add(lang)
	}
	for _, t := range c.Plan.Templates {
		add(t.Language)
	}
	for _, person := range c.Plan.People {
		if len(person.Languages) > 0 {
			add(person.Languages[0])
		}
	}
	inc := orEmpty(c.Incident)
	var read []model.Language
	for _, line := range inc.Customers {
		read = append(read, line.Language)
	}
	for _, n := range inc.Notices {
		for _, w := range n.Variants {
			read = append(read, w.Language)
		}
	}
	slices.Sort(read)
	for _, lang := range slices.Compact(read) {
		add(lang)
	}
	return all
}

// Composing is the action that drafts a notice, with fields for every further language.
func Composing(c Context) Action {
	a := compose()
	stage := slices.IndexFunc(a.Fields, func(f Field) bool { return f.ID == "stage" })
	a.Fields[stage].Derive = func(c Context, _ Values) string { return stageNow(c, nil) } // the status follows it here
	for _, lang := range Tongues(c)[1:] {
		a.Fields = append(
			a.Fields,
			text(In("subject", lang)).optional().derived(func(c Context, v Values) string { return worded(c, v, lang).Subject }),
			long(In("short", lang)).optional().derived(func(c Context, v Values) string { return worded(c, v, lang).Short }),
			long(In("body", lang)).optional().derived(func(c Context, v Values) string { return worded(c, v, lang).Text }),
		)
	}
	return a
}

// Rewording is the action that edits a notice, with fields for every further language.
func Rewording(c Context) Action {
	a := reword()
	for _, lang := range Tongues(c)[1:] {
		said := func(part func(model.Wording) string) func(Context, Values) string {
			return ofNotice(func(n model.Notice) string {
				for _, w := range n.Variants {
					if w.Language.Base() == lang.Base() {
						return part(w)
					}
				}
				return ""
			})
		}
		a.Fields = append(
			a.Fields,
			text(In("subject", lang)).optional().derived(said(func(w model.Wording) string { return w.Subject })).ongoing(),
			long(In("short", lang)).optional().derived(said(func(w model.Wording) string { return w.Short })),
			long(In("body", lang)).optional().derived(said(func(w model.Wording) string { return w.Text })),
		)
	}
	return a
}

// variants are the wordings in further languages among values. One without a text is none.
func variants(v Values) []model.Wording {
	var all []model.Wording
	for id, body := range v {
		lang, is := strings.CutPrefix(id, "body.")
		if !is || strings.TrimSpace(body) == "" {
			continue
		}
		in := model.Language(lang)
		all = append(all, model.Wording{
			Language: in, Subject: v.text(In("subject", in)), Short: v.text(In("short", in)), Text: strings.TrimSpace(body),
		})
	}
	slices.SortFunc(all, func(a, b model.Wording) int { return strings.Compare(string(a.Language), string(b.Language)) })
	return all
}

// Wordings are all wordings among values, the one in the plan's language first: what a notice of them would say.
func Wordings(c Context, v Values) []model.Wording {
	own := model.Wording{Language: c.Plan.Language, Subject: v.text("subject"), Short: v.text("short"), Text: v.text("body")}
	return append([]model.Wording{own}, variants(v)...)
}

// fitting is the template for this audience and stage, one made for the scenario before a general one.
func fitting(c Context, v Values) string {
	return fittingIn(c, v, c.Plan.Language)
}

func fittingIn(c Context, v Values, lang model.Language) string {
	best, rank := "", 0
	stage, status := model.Stage(v.text("stage")), v.text("status")
	for _, t := range c.Plan.Templates {
		score := 1
		switch {
		case t.Audience != model.AudienceID(v.text("audience")), t.Status != "" && string(t.Status) != status:
			continue
		case t.Scenario != "" && t.Scenario != orEmpty(c.Incident).Scenario:
			continue
		case t.Language != "" && t.Language.Base() != lang.Base(), t.Language == "" && lang.Base() != c.Plan.Language.Base():
			continue
		case t.Scenario != "":
			score += 2
		}
		if t.Status != "" {
			score++
		}
		switch {
		case stage != "" && t.Stage == stage:
			score += 4
		case !t.Stage.Usual():
			score -= 2 // a text for one moment is chosen by its stage
		}
		if t.Channel != "" {
			score -= 4 // and one for a single channel by hand
		}
		if score > rank {
			best, rank = t.ID, score
		}
	}
	return best
}

// inTongue is the template that says the same as another in a language, or else what fits there.
func inTongue(c Context, v Values, chosen model.NoticeTemplate, lang model.Language) (model.NoticeTemplate, bool) {
	for _, t := range c.Plan.Translations(chosen) {
		if t.Language.Base() == lang.Base() {
			return t, true
		}
	}
	return c.Plan.Template(fittingIn(c, v, lang))
}

// worded is what the template says in a language with what the incident knows; empty: in the plan's own. In another
// one it is the template that is made for the same, and nothing where there is none or where nobody needs it. What takes a notice back follows no
// template, and what corrects one begins with what that said.
func worded(c Context, v Values, lang model.Language) model.Wording {
	if before, is := takenBack(c, v); is {
		return takeback(c, before, lang)
	}
	if before, is := followed(c, v, model.Correction); is {
		return asSent(c, before, lang)
	}
	id := v.text("template")
	t, ok := c.Plan.Template(id)
	if ok && lang != "" {
		t, ok = inTongue(c, v, t, lang)
	}
	if !ok || c.Incident == nil {
		return model.Wording{Language: lang}
	}
	facts := model.FactsIn(cmp.Or(lang, t.Language), c.Incident, c.Plan, t.Stage, c.Now, nextAt(c, v), c.letterClock(lang))
	subject, body, err := plans.Render(t, facts)
	if err != nil {
		return model.Wording{Language: lang}
	}
	short := t
	short.Subject, short.Body = "", t.Short
	_, brief, err := plans.Render(short, facts)
	if err != nil {
		brief = ""
	}
	w := model.Wording{Language: lang, Subject: subject, Short: brief, Text: body}
	if lang != "" && !w.Needed(c.Incident, c.Plan, t.Audience) {
		return model.Wording{Language: lang}
	}
	return w
}

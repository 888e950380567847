package plans

import (
	"slices"

	"warroom/model"
)

// Answers is what a support manager knows before a plan is written: the product, what usually goes wrong with it, what
// that does to customers, what they were promised, what it runs on; then the people and the numbers. What is empty
// stays as the shipped plan has it.
type Answers struct {
	Product        string
	Incidents      []string // scenarios of the shipped plan to keep; empty: all
	Impact         string   // what an outage does to customers, in one sentence
	SLA            []Promise
	Infrastructure []string // systems that the product runs on
	Owner          string
	Follow         string // where the news can be followed

	Also         []model.Language // further languages in which readers are told; nil: all that the shipped plan is written in
	Zone         string           // IANA time zone of the standby
	BridgeDialIn string
	BridgePIN    string
	HeadNumber   string
	People       []model.Person // Name, Team, Roles, Languages, Contacts; ids are made of the names
}

// Promise is what customers were promised at one severity.
type Promise struct {
	Severity    model.Severity
	Acknowledge string // a time span as written in a plan, for example 15m
	Resolve     string
}

// ReadAnswers reads answers from YAML:
//
//	product: Order Desk
//	incidents: [site-cut-off, product-outage]
//	impact: Shops cannot sell
//	sla: {SEV1: {acknowledge: 5m, resolve: 4h}}
//	infrastructure: [telephone system, order database]
//	also: [en, pt-BR]
//	bridge: {dial_in: "+49 69 555 0100", pin: "4711"}
//	head_number: "+49 69 555 0"
//	people:
//	  - name: Anna Weber
//	    roles: [commander]
//	    contacts: [{mobile: "+49 170 555 0100"}, {landline: "+49 69 555 0101"}]
//
// The error is [Findings].
func ReadAnswers(name string, text []byte) (Answers, error) {
	r := &reading{}
	top := r.document(place{file: name}, string(text)).fields()
	if r.broken[name] {
		return Answers{}, r.findings.err()
	}
	a := Answers{
		Product:        top.need("product"),
		Incidents:      top.get("incidents").texts(),
		Impact:         top.get("impact").text(),
		SLA:            promises(top.get("sla")),
		Infrastructure: top.get("infrastructure").texts(),
		Owner:          top.get("owner").text(),
		Follow:         top.get("follow").text(),
		Also:           furtherLanguages(top.get("also")),
		Zone:           top.get("zone").text(),
		HeadNumber:     top.get("head_number").text(),
		People:         each(top.get("people"), personAnswer),
	}
	if bridge := top.get("bridge"); !bridge.absent() {
		f := bridge.fields()
		a.BridgeDialIn, a.BridgePIN = f.get("dial_in").text(), f.get("pin").text()
		f.done()
	}
	top.done()
	return a, r.findings.err()
}

// furtherLanguages reads "also: [en, pt-BR]" or "also: none".
func furtherLanguages(v value) []model.Language {
	switch {
	case v.absent():
		return nil
	case v.node.kind == scalar && v.text() == "none":
		return []model.Language{}
	}
	return append([]model.Language{}, each(v, value.language)...)
}

func promises(v value) []Promise {
	var all []Promise
	for _, one := range v.entries() {
		level, err := model.ParseSeverity(one.key)
		if err != nil {
			v.reading.note(one.keyAt, "use SEV1, SEV2, SEV3 or SEV4", "severity %q is not known", one.key)
			continue
		}
		f := one.fields()
		acknowledge, resolve := f.get("acknowledge"), f.get("resolve")
		acknowledge.duration()
		resolve.duration()
		all = append(all, Promise{level, acknowledge.text(), resolve.text()})
		f.done()
	}
	return all
}

func personAnswer(v value) model.Person {
	f := v.fields()
	defer f.done()
	return model.Person{
		Name:      f.need("name"),
		Team:      f.get("team").text(),
		Roles:     each(f.get("roles"), func(one value) model.RoleID { return model.RoleID(one.text()) }),
		Languages: each(f.get("languages"), value.language),
		Contacts:  contacts(f.get("contacts")),
	}
}

// Check reports what cannot be taken over: roles and scenarios that the shipped plan does not have, times and zones that
// mean nothing.
func (a Answers) check(plan *model.Plan) error {
	r := &reading{}
	var scenarios, roles []string
	for _, s := range plan.Scenarios {
		scenarios = append(scenarios, s.ID)
	}
	for _, role := range plan.Roles {
		roles = append(roles, string(role.ID))
	}
	unknown := func(what, got string, known []string) {
		if !slices.Contains(known, got) {
			r.note(place{file: "answers"}, suggest(got, known), "%s %q is not in the shipped plan", what, got)
		}
	}
	for _, id := range a.Incidents {
		unknown("scenario", id, scenarios)
	}
	for _, person := range a.People {
		for _, role := range person.Roles {
			unknown("role", string(role), roles)
		}
	}
	shipped := append(Also(plan.Language), plan.Language)
	for _, lang := range a.Also {
		if !speaks(shipped, lang) {
			r.note(place{file: "answers"}, "use en, de or pt-BR", "%s %q is not in the shipped plan", "language", lang)
		}
	}
	for _, promise := range a.SLA {
		for _, span := range []string{promise.Acknowledge, promise.Resolve} {
			if _, ok := parseDuration(span); span != "" && !ok {
				r.note(place{file: "answers"}, "write a number and a unit: 90s, 15m, 2h, 1h30m or 3d", "%q is not a time span", span)
			}
		}
	}
	return r.findings.err()
}

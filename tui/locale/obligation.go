package locale

import (
	"strings"

	"warroom/model"
)

// Obligation words what is owed, without the time: "customers update", "telephony: Maria Sá has not answered".
func (l *Locale) Obligation(o model.Obligation, plan *model.Plan) string {
	switch o.Kind {
	case model.OweNotice:
		audience := o.Text
		if audience == "" {
			audience = l.Audience(model.AudienceID(o.Subject), plan)
		}
		return l.T("owe.notice", "Audience", audience, "Owed", l.Term("owed", o.Detail))
	case model.OweItem:
		return l.T("owe.item", "Item", o.Text)
	case model.OweBack:
		return l.T("owe.back", "Item", o.Text)
	case model.OwePromise:
		return l.T("owe.promise", "Customer", either(o.Name == "", o.Subject, o.Name), "Text", o.Text)
	case model.OweRole:
		role := l.Role(model.RoleID(o.Subject), plan)
		if o.Detail == "asked" {
			return l.T("owe.role.asked", "Role", role, "Person", l.Person(o.Person, plan))
		}
		return l.T("owe.role.vacant", "Role", role)
	case model.OweAnnouncement:
		return l.T("owe.announcement", "Head", either(o.Text == "", o.Subject, o.Text))
	case model.OweCall:
		return l.T("owe.call", "Who", either(o.Text == "", o.Subject, o.Text))
	}
	return model.Safe(o.Text)
}

// owed words the subject of an obligation that is known by its id only.
func (l *Locale) owed(id string, plan *model.Plan) string {
	kind, subject, _ := strings.Cut(id, "/")
	switch kind {
	case "notice":
		return l.Audience(model.AudienceID(subject), plan)
	case "role":
		return l.Role(model.RoleID(subject), plan)
	case "item":
		return l.Item(model.ItemID(subject), plan)
	case "announcement":
		return l.T("owe.announcement", "Head", subject)
	case "promise":
		customer, _, _ := strings.Cut(subject, "/")
		return l.T("owe.promise.to", "Customer", customer)
	}
	return model.Safe(id)
}

// Gap words one thing that an incident still lacks.
func (l *Locale) Gap(g model.Gap, plan *model.Plan) string {
	subject := g.Subject
	switch g.Kind {
	case model.GapClosing:
		subject = l.Audience(model.AudienceID(g.Subject), plan)
	case model.GapMilestone:
		subject = l.Term("milestone", g.Subject)
	case model.GapItem:
		subject = l.Item(model.ItemID(g.Subject), plan)
	}
	id := "gap." + string(g.Kind)
	if !l.Has(id) {
		return model.Safe(strings.TrimSpace(string(g.Kind) + " " + g.Subject))
	}
	if g.Count > 0 {
		return l.N(id, g.Count, "Subject", subject, "Names", l.firstNames(g.Names, g.Count))
	}
	return l.T(id, "Subject", subject)
}

// firstNames are the names that are known of so many.
func (l *Locale) firstNames(names []string, count int) string {
	said := model.Safe(strings.Join(names, ", "))
	if count > len(names) {
		said += " …"
	}
	return said
}

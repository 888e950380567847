package model

// Needed tells whether a wording that was made of a template belongs into a notice to an audience: it is complete, or
// somebody of the audience reads its language, so that its gaps have to be filled. A language that nobody is known to
// read must not hold up those who wait in another one.
func (w Wording) Needed(inc *Incident, plan *Plan, audience AudienceID) bool {
	if len(Gaps(w.Subject+"\n"+w.Short+"\n"+w.Text)) == 0 {
		return true
	}
	to, known := plan.Audience(audience)
	return known && readBy(inc, plan, to.To, w.Language)
}

// readBy tells whether anybody among members reads a language first.
func readBy(inc *Incident, plan *Plan, members Members, language Language) bool {
	for _, id := range peopleOf(inc, plan, members) {
		if person, _ := plan.Person(id); len(person.Languages) > 0 && person.Languages[0].Base() == language.Base() {
			return true
		}
	}
	if !members.Customers {
		return false
	}
	for _, line := range inc.Customers {
		if line.Language.Base() == language.Base() && belongs(line, members) {
			return true
		}
	}
	return false
}

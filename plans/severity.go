package plans

import (
	"cmp"
	"slices"
	"strconv"

	"warroom/model"
)

// severities reads "SEV1: {title, criteria, acknowledge, resolve}" and so on, and answers them worst first.
func severities(v value) []model.SeverityRule {
	var rules []model.SeverityRule
	for _, one := range v.entries() {
		level, err := model.ParseSeverity(one.key)
		if err != nil {
			v.reading.note(one.keyAt, "use SEV1, SEV2, SEV3 or SEV4", "severity %q is not known", one.key)
			continue
		}
		v.reading.define("severity", level.String(), one.keyAt)
		f := one.fields()
		rules = append(rules, model.SeverityRule{
			Level:       level,
			Title:       f.need("title"),
			Criteria:    f.get("criteria").texts(),
			Acknowledge: f.get("acknowledge").duration(),
			Resolve:     f.get("resolve").duration(),
		})
		f.done()
	}
	if len(rules) == 0 {
		v.note("define at least SEV1 under \"severities\"", "the plan has no severities")
	}
	slices.SortFunc(rules, func(a, b model.SeverityRule) int { return cmp.Compare(a.Level, b.Level) })
	return rules
}

// matrix reads "all: {now: SEV1, today: SEV2, can-wait: SEV3}" and so on: one row per scope, complete.
func matrix(v value) []model.MatrixRule {
	if v.absent() {
		return nil
	}
	var rules []model.MatrixRule
	rows := v.fields()
	for _, scope := range model.Scopes {
		row := rows.get(string(scope))
		if row.absent() {
			row.note("add it, for example \""+string(scope)+": {now: SEV1, today: SEV2, can-wait: SEV3}\"", "the matrix has no row %q", scope)
			continue
		}
		cells := row.fields()
		for _, urgency := range model.Urgencies {
			cell := cells.get(string(urgency))
			if cell.absent() {
				cell.note("add it, for example \""+string(urgency)+": SEV2\"", "row %q of the matrix has no %q", scope, urgency)
				continue
			}
			rules = append(rules, model.MatrixRule{Scope: scope, Urgency: urgency, Severity: cell.severity()})
		}
		cells.done()
	}
	rows.done()
	return rules
}

// escalation reads one level of escalation.
func escalation(v value) model.Escalation {
	f := v.fields()
	defer f.done()
	level := f.get("level")
	number, err := strconv.Atoi(level.text())
	if err != nil || number < 1 || number > 9 {
		level.note("write \"level: 1\" for the first", "%q is not a level of escalation", level.text())
	}
	return model.Escalation{
		Level:   number,
		Title:   f.need("title"),
		Trigger: f.need("trigger"),
		Roles:   allNamed[model.RoleID](f.get("roles"), "role"),
	}
}

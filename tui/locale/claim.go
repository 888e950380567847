package locale

import (
	"math"
	"strings"

	"warroom/model"
)

// Unclaimed says why it cannot be told what the contract of a customer owes: which class the contract has, which ones
// the plan knows, and what to do. Empty for a claim that lacks nothing.
func (l *Locale) Unclaimed(claim model.Claim, a model.Affected, plan *model.Plan) string {
	if len(claim.Missing) == 0 {
		return ""
	}
	said := make([]string, len(claim.Missing))
	hint := ""
	for n, what := range claim.Missing {
		said[n] = l.Term("claim", what)
		switch {
		case what == "sla":
			hint = l.T("claim.sla.do", "Classes", l.classes(plan))
		case what == "terms" && len(plan.SLAs) == 0:
			said[n], hint = l.T("claim.terms.none", "Class", a.SLA), l.T("claim.terms.none.do")
		case what == "terms":
			said[n], hint = l.T("claim.terms.other", "Class", a.SLA, "Classes", l.classes(plan)), l.T("claim.terms.other.do")
		}
	}
	if hint != "" {
		said = append(said, hint)
	}
	return strings.Join(said, "; ")
}

// classes are the classes of contracts that a plan knows, as one would write them.
func (l *Locale) classes(plan *model.Plan) string {
	ids := make([]string, len(plan.SLAs))
	for n, sla := range plan.SLAs {
		ids[n] = model.Safe(sla.ID)
	}
	if len(ids) == 0 {
		return l.T("claim.classes.none")
	}
	return strings.Join(ids, ", ")
}

// Grounded says how a claim came about: "2026-11 99.72 % → 10 %", with the decimal mark of the language, and
// "2026-11 98.61 % → 25 % − 10 %" where earlier incidents have a part in it.
func (l *Locale) Grounded(claim model.Claim) string {
	parts := make([]string, len(claim.Months))
	for n, month := range claim.Months {
		parts[n] = month.Month + " " + l.Decimal(math.Floor(month.Availability*100)/100) + " % → " + l.Decimal(month.Percent) + " %"
		if month.Before > 0 {
			parts[n] += " − " + l.Decimal(month.Before) + " %"
		}
	}
	return strings.Join(parts, ", ")
}

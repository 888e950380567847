package locale

import "warroom/model"

// Obligation words what is owed, without the time: "customers update", "telephony has not answered".
func (l *Locale) Obligation(o model.Obligation, plan *model.Plan) string { return model.Safe(o.Text) }

// Gap words one thing that an incident still lacks.
func (l *Locale) Gap(g model.Gap, plan *model.Plan) string { return l.Term("gap", string(g.Kind)) }

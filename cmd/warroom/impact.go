package main

import (
	"strings"

	"warroom/model"
)

// impact says what is hit, as far as it was assessed.
func (r *room) impact() string {
	i := r.inc.Impact
	var parts []string
	if i.Scope != "" {
		parts = append(parts, r.words.Term("scope", string(i.Scope)))
	}
	if i.Urgency != "" {
		parts = append(parts, r.words.Term("urgency", string(i.Urgency)))
	}
	if i.Users != nil {
		parts = append(parts, r.t("count.users", "N", r.words.Number(*i.Users)))
	}
	if i.Customers != nil {
		parts = append(parts, r.t("count.customers", "N", r.words.Number(*i.Customers)))
	}
	if len(i.Systems) > 0 {
		parts = append(parts, r.t("fact.systems")+" "+model.Safe(strings.Join(i.Systems, ", ")))
	}
	if i.Statement != "" {
		parts = append(parts, model.Safe(i.Statement))
	}
	return strings.Join(parts, "; ")
}

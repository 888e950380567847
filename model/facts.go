package model

import (
	"strconv"
	"strings"
	"time"
)

// Facts are the values of [Placeholders] for one notice: what is true now, in words for the reader. A fact that is not
// known is empty, and the draft shows the gap. stage is what the notice speaks about, empty if it does not say; next is
// when the next notice will be promised; clock writes a time for the reader.
func Facts(inc *Incident, plan *Plan, stage Stage, now, next time.Time, clock func(time.Time) string) map[string]string {
	at := func(stamp Stamp, known bool) string {
		if !known || !stamp.Usable() {
			return ""
		}
		return clock(stamp.At)
	}
	count := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	started, known := inc.At(ImpactStart)
	if !known {
		started, known = inc.Declared, true
	}
	facts := map[string]string{
		"product": plan.Product, "title": inc.Title, "number": inc.Number, "severity": inc.Severity.Level.String(),
		"phase": string(inc.Phase), "status": string(inc.Public), "started": at(started, known),
		"declared": at(inc.Declared, true), "now": clock(now), "users": count(inc.Impact.Users),
		"customers": count(inc.Impact.Customers), "systems": strings.Join(inc.Impact.Systems, ", "),
		"commander": plan.NameOf(inc.Commander()), "liaison": plan.NameOf(inc.Roles["liaison"].Holder),
		"what_happens": inc.Impact.Statement, "next_update": "", "workaround": "", "bridge": "",
		"situation": "", "advice": "", "follow": filled(plan.Follow),
	}
	if scenario, known := plan.Scenario(inc.Scenario); known {
		facts["situation"], facts["advice"] = filled(scenario.Says[stage]), filled(scenario.Advice)
	}
	if !next.IsZero() {
		facts["next_update"] = clock(next)
	}
	for _, w := range inc.Workarounds {
		if w.InForce() {
			facts["workaround"] = w.Text
		}
	}
	if len(plan.Bridges) > 0 {
		facts["bridge"] = strings.TrimSpace(filled(plan.Bridges[0].DialIn) + " " + filled(plan.Bridges[0].PIN))
	}
	return facts
}

// filled is a text of the plan, or nothing where its owner has left something open: a template then says what it can.
func filled(text string) string {
	if len(Gaps(text)) > 0 {
		return ""
	}
	return text
}

package model

import (
	"slices"
	"strings"
)

// Ground is one thing that a priority was proposed from.
type Ground struct {
	Code GroundCode `json:"code"`
	Said string     `json:"said,omitempty"` // the tier or the judgement
}

// GroundCode names a ground.
type GroundCode string

// The grounds of a proposal. Nothing: nothing is known that sets this customer apart.
const (
	GroundTier    GroundCode = "tier"
	GroundImpact  GroundCode = "impact"
	GroundChurn   GroundCode = "churn"
	GroundNothing GroundCode = "nothing"
)

// Grounds are all grounds.
var Grounds = []GroundCode{GroundTier, GroundImpact, GroundChurn, GroundNothing}

// LastPriority is the priority of customers who can wait; 1 comes first.
const LastPriority = 5

// Propose is the priority that follows from tier, impact and the risk that the customer leaves, with its grounds: two
// things that are as bad as can be give 1, one gives 3.
func (a Affected) Propose(plan *Plan) (priority int, why []Ground) {
	points := 0
	add := func(code GroundCode, said string, worth int) {
		if points += worth; worth > 0 {
			why = append(why, Ground{code, said})
		}
	}
	weight := map[Risk]int{LowRisk: 1, MediumRisk: 2, HighRisk: 3}
	add(GroundTier, a.Tier, standing(plan, a.Tier))
	add(GroundImpact, string(a.Impact), weight[a.Impact])
	add(GroundChurn, string(a.Churn), max(weight[a.Churn]-1, 0))
	if len(why) == 0 {
		why = []Ground{{Code: GroundNothing}}
	}
	switch {
	case points >= 5:
		return 1, why
	case points == 4:
		return 2, why
	case points == 3:
		return 3, why
	case points == 2:
		return 4, why
	}
	return LastPriority, why
}

// Rank is the priority in force, and whether it was set against the proposal.
func (a Affected) Rank(plan *Plan) (priority int, override bool) {
	if a.Priority > 0 {
		return a.Priority, true
	}
	priority, _ = a.Propose(plan)
	return priority, false
}

// standing is what a tier weighs: 3 if the plan tells it apart from other customers or its name says that it is the
// highest, 1 if its name says that it is a middle one.
func standing(plan *Plan, tier string) int {
	if tier == "" {
		return 0
	}
	for _, audience := range plan.Audiences {
		if sameTier(audience.To.Tiers, tier) {
			return 3
		}
	}
	word := strings.ToLower(strings.TrimSpace(tier))
	switch {
	case slices.Contains(highTiers, word):
		return 3
	case slices.Contains(middleTiers, word):
		return 1
	}
	return 0
}

// sameTier: directories and plans are written by different people, who may not agree on capital letters.
func sameTier(tiers []string, tier string) bool {
	return slices.ContainsFunc(tiers, func(one string) bool { return strings.EqualFold(one, tier) })
}

// What tiers are called in contracts, in the languages of the room.
var (
	highTiers = []string{
		"platinum", "platin", "platina", "diamond", "gold", "ouro", "strategic", "strategisch", "estratégico", "estrategico",
		"enterprise", "premium", "vip", "key", "a", "1",
	}
	middleTiers = []string{"silver", "silber", "prata", "business", "professional", "pro", "b", "2"}
)

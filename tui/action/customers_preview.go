package action

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"warroom/model"
)

// previewed is how many customers a preview names; the others are counted.
const previewed = 8

// previewHit says whom counting in would concern: how many, who, and who of them is counted already.
func previewHit(c Context, v Values) []string {
	if c.Directory == nil {
		return []string{c.Locale.T("action.customer.no-directory")}
	}
	all := c.meant(v)
	if len(all) == 0 {
		return []string{c.Locale.T("action.customer.nobody", "all", c.Locale.Number(len(c.Directory.all)))}
	}
	already, unknown, quiet := 0, 0, 0
	names := make([]string, 0, len(all))
	for _, one := range all {
		names = append(names, one.Name)
		if a, known := orEmpty(c.Incident).Customers[one.ID]; known && a.Hit() {
			already++
		}
		if !c.Directory.known(one.ID) {
			unknown++
		}
		if one.NoContact {
			quiet++
		}
	}
	return c.counted(names, already, unknown, quiet)
}

// previewSome says whom an act on several customers concerns.
func previewSome(c Context, v Values) []string {
	var names []string
	quiet := 0
	for _, id := range v.list("whom") {
		a, known := orEmpty(c.Incident).Customers[model.CustomerID(id)]
		if !known {
			continue
		}
		names = append(names, a.Name)
		if a.NoContact {
			quiet++
		}
	}
	if len(names) == 0 {
		return nil
	}
	return c.counted(names, 0, 0, quiet)
}

// counted says how many customers, who they are as far as there is room, and what is to be heeded.
func (c Context) counted(names []string, already, unknown, quiet int) []string {
	some := strings.Join(names[:min(len(names), previewed)], ", ")
	if more := len(names) - previewed; more > 0 {
		some = c.Locale.N("said.customer.more", more, "Names", some, "Count", c.Locale.Number(more))
	}
	lines := []string{c.Locale.N("action.customer.who", len(names), "count", c.Locale.Number(len(names)), "names", some)}
	for _, one := range []struct {
		id string
		n  int
	}{{"already", already}, {"unknown", unknown}, {"quiet", quiet}} {
		if one.n > 0 {
			lines = append(lines, c.Locale.N("action.customer."+one.id, one.n, "count", c.Locale.Number(one.n)))
		}
	}
	return lines
}

// previewOne says what is to be heeded about the customer.
func previewOne(c Context, v Values) []string {
	a, known := c.customer(v)
	if !known || !a.NoContact {
		return nil
	}
	return []string{c.Locale.N("action.customer.quiet", 1, "count", "1")}
}

// previewRank says what is proposed, and from what.
func previewRank(c Context, v Values) []string {
	a, known := c.customer(v)
	if !known {
		return nil
	}
	priority, grounds := a.Propose(c.Plan)
	return []string{c.Locale.T("action.customer.proposed", "n", strconv.Itoa(priority), "why", c.Locale.Grounds(grounds))}
}

// previewPromise says by when the promise binds.
func previewPromise(c Context, v Values) []string {
	due, err := v.ahead("by-when", c)
	if err != nil || due.IsZero() {
		return previewOne(c, v)
	}
	return append([]string{c.Locale.T("action.customer.binds", "clock", c.clock(due.At))}, previewOne(c, v)...)
}

// previewCredit says what the contract gives.
func previewCredit(c Context, v Values) []string {
	a, known := c.customer(v)
	if !known {
		return nil
	}
	claim := model.ClaimOf(a, c.Plan, c.Now, c.Zone)
	if claim.Amount == nil {
		return []string{c.Locale.T("action.customer.no-claim", "missing", c.Locale.Unclaimed(claim, a, c.Plan))}
	}
	id := "action.customer.claim"
	if claim.Running {
		id = "action.customer.claim.running"
	}
	return []string{c.Locale.T(id, "amount", c.Locale.Money(*claim.Amount, claim.Currency), "how", c.Locale.Grounded(claim))}
}

// previewCredits says whom it concerns and what that comes to: what was proposed, or else what the contracts give.
func previewCredits(c Context, v Values) []string {
	sums := map[string]int64{}
	unknown := 0
	for _, id := range v.list("whom") {
		a := orEmpty(c.Incident).Customers[model.CustomerID(id)]
		if a.Credit.Amount > 0 {
			sums[a.Credit.Currency] += a.Credit.Amount
			continue
		}
		if claim := model.ClaimOf(a, c.Plan, c.Now, c.Zone); claim.Amount != nil {
			sums[claim.Currency] += *claim.Amount
			continue
		}
		unknown++
	}
	lines := previewSome(c, v)
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		lines = append(lines, c.Locale.T("action.customer.sum", "amount", c.Locale.Money(sums[currency], currency)))
	}
	if unknown > 0 {
		lines = append(lines, c.Locale.N("action.customer.unclaimed", unknown, "count", c.Locale.Number(unknown)))
	}
	return lines
}

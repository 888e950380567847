package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

// shelf is a directory of customers and a counter of calls in memory.
type shelf struct {
	mu    sync.Mutex
	all   []model.Customer
	plan  *model.Plan
	calls map[string]int
	fail  error
}

func (s *shelf) FindCustomers(_ context.Context, _ string, limit int) ([]model.Customer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all[:min(limit, len(s.all))], s.fail
}

func (s *shelf) CountSymptom(_ context.Context, symptom string, _ model.PersonID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail == nil {
		s.calls[symptom]++
	}
	return s.fail
}

func (s *shelf) SymptomCounts(context.Context) ([]SymptomCount, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []SymptomCount
	for _, one := range s.plan.Symptoms {
		all = append(all, SymptomCount{one, s.calls[one.ID]})
	}
	return all, s.fail
}

// served is a room on a fresh incident with a directory of 300 customers.
func served(t *testing.T) (*driver, *shelf) {
	s := &shelf{calls: map[string]int{}}
	for n := range 300 {
		s.all = append(s.all, model.Customer{ID: model.CustomerID(fmt.Sprintf("k%03d", n)), Name: fmt.Sprintf("Straße %03d", n), Tier: []string{"gold", "silver"}[n%2]})
	}
	d := declared(t, func(o *Options) {
		plan := *o.Plan
		plan.Symptoms = []model.Symptom{
			{ID: "slow", Title: "very slow", Count: 9, Within: 15 * time.Minute},
			{ID: "login", Title: "cannot log in", Count: 3, Within: 10 * time.Minute, Scenario: plan.Scenarios[0].ID, Severity: model.SEV2},
		}
		o.Plan, s.plan = &plan, &plan
		o.Directory, o.Symptoms = s, s
	})
	return d, s
}

// From nobody to a promise that is kept, with keys alone.
func TestWorkingTheLedger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, _ := served(t)
		d.press("6")
		d.sees("No customer is counted as affected", "J counts them in")
		d.press("J")
		d.sees("type to find among 300")
		d.press("strasse 07")
		d.sees("[ ] Straße 070", "7 more; type on")
		d.press("enter", "strasse 012", "enter")
		d.sees("✓ Straße 070, Straße 012", "2 customers")
		d.press("enter")
		if e := d.last(); e.Kind != "customer.hit" {
			t.Fatalf("recorded %s", e.Kind)
		}
		d.sees("2 affected", "Straße 012")
		d.press("down", "*", "a call", "enter")
		if e := d.last(); e.Kind != "customer.promised" {
			t.Fatalf("recorded %s", e.Kind)
		}
		d.sees("in 30:00", "“a call” by 10:30")
		d.wait(31 * time.Minute)
		d.sees("1 overdue", "01:00 late")
		if !slices.ContainsFunc(d.room.owed, func(o model.Obligation) bool {
			return strings.HasPrefix(d.room.words.Obligation(o, d.room.plan), "promise to Straße 0")
		}) {
			t.Errorf("the promise is not owed: %+v", d.room.owed)
		}
		d.press(".", "enter")
		if e := d.last(); e.Kind != "customer.promise-answered" {
			t.Fatalf("recorded %s", e.Kind)
		}
		d.sees("1 kept")
	})
}

// All that was found can be taken at once, and a preview says how many that are.
func TestCountingInManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, _ := served(t)
		d.press("6", "J", "gold", "ctrl+a")
		d.sees("150 customers", "and 142 more")
		d.press("ctrl+a")
		d.misses("150 customers")
		d.press("ctrl+a", "tab", "enter")
		if inc := d.log.fold(d.room.want.incident); len(inc.Customers) != 150 {
			t.Errorf("%d are counted in", len(inc.Customers))
		}
	})
}

// Callers who say the same propose an incident, which is declared with what is known already.
func TestCallersProposeAnIncident(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, s := served(t)
		d.press("!")
		d.sees("What do callers say?", "cannot log in", "0 of 3 in 10 min")
		d.press("2", "2")
		d.sees("2 of 3 in 10 min")
		if len(d.raw) > 0 {
			t.Errorf("it rings too early: %q", d.raw)
		}
		d.press("enter")
		d.sees("! 3 of 3 in 10 min", "3 callers in 10 min say: cannot log in")
		if len(d.raw) != 1 || !strings.Contains(d.raw[0], "callers report a problem") || s.calls["login"] != 3 {
			t.Errorf("%q after %v", d.raw, s.calls)
		}
		d.press("esc", "0")
		d.sees("! 3 callers in 10 min say: cannot log in. D declares")
		d.press("up", "up", "D")
		d.sees("Declare an incident", "SEV2", "3 callers in 10 min")
		d.press("enter")
		if e := d.last(); e.Incident == "inc1" {
			t.Errorf("recorded %s in the old incident", e.Kind)
		}
		if inc := d.room.data.inc; inc == nil || inc.Title != "cannot log in" || inc.Severity.Level != model.SEV2 || inc.Scenario != d.room.plan.Scenarios[0].ID {
			t.Errorf("%+v", inc)
		}
		d.press("0")
		d.misses("D declares") // it is declared: a second one would part those who work on it
		d.sees("callers: cannot log in 3 of 3")
	})
}

// Calls that are counted elsewhere are seen here within seconds.
func TestCallsOfOthersAreHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, s := served(t)
		d.press("0")
		d.misses("callers")
		s.calls["slow"] = 4
		d.wait(10 * time.Second)
		d.sees("callers: very slow 4 of 9")
	})
}

func TestWhatIsOutsideMayFail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, s := served(t)
		s.fail = errors.New("no disk")
		d.press("6", "J")
		d.sees("Names count as they are", "type a name")
		d.press("Corner shop", "enter", "enter")
		if e := d.last(); e.Kind != "customer.hit" || !strings.Contains(string(e.Body), "Corner shop") {
			t.Errorf("%s %s", e.Kind, e.Body)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("6", "!")
		d.sees("calls are not counted here")
	})
}

package weak

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"warroom/plans"
)

// desk is a support desk that phones and mails over one uplink, with two carriers of which one is enough.
func desk() []plans.System {
	return []plans.System{
		{ID: "uplink", Kind: plans.Technical, RTO: 4 * time.Hour, Stage: 1, Fallback: "mobile router", Owner: "technical-lead"},
		{ID: "carrier-a", Kind: plans.Supplier, RTO: 8 * time.Hour},
		{ID: "carrier-b", Kind: plans.Supplier, RTO: 2 * time.Hour},
		{ID: "pbx", Kind: plans.Technical, Needs: [][]string{{"carrier-a", "carrier-b"}, {"uplink"}}, RTO: time.Hour, Stage: 2, Owner: "telephony"},
		{ID: "phones", Kind: plans.Process, Needs: [][]string{{"pbx"}}, Overflow: "mails", Volume: 60, Capacity: 90, RTO: 2 * time.Hour, MTPD: 3 * time.Hour, Core: true, Customers: 400, Stage: 2},
		{ID: "mails", Kind: plans.Process, Volume: 40, Capacity: 80, Overflow: "counter", Stage: 3},
		{ID: "counter", Kind: plans.Process, Volume: 5, Capacity: 200},
	}
}

func TestPointsNameWhatFallsWithThem(t *testing.T) {
	points := Analyse(desk()).Points
	var got []string
	for _, p := range points {
		line := p.ID
		for _, f := range p.Falls {
			line += fmt.Sprintf(" %s<%s@%d", f.ID, f.Via, f.Depth)
		}
		got = append(got, line)
	}
	want := []string{"pbx phones<pbx@1", "uplink pbx<uplink@1 phones<pbx@2"}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q: one of two carriers is no single point", got, want)
	}
	first := points[0]
	if !first.Core || first.Customers != 400 || !slices.Contains(first.Roles, "telephony") {
		t.Errorf("got %+v", first)
	}
}

func TestLoadLandsWhereItIsSent(t *testing.T) {
	for _, load := range Analyse(desk()).Loads {
		if load.Cause == "pbx" && load.On == "mails" {
			if load.Added != 60 || load.Own != 40 || load.Over() != 20 || load.Holds() {
				t.Errorf("got %+v: 100 an hour do not fit 80", load)
			}
			return
		}
	}
	t.Error("the calls land nowhere")
}

func TestLoadGoesOnWhereTheNextHasFallenToo(t *testing.T) {
	systems := desk()
	systems[5].Needs = [][]string{{"uplink"}} // mails fall with the phones
	for _, load := range Analyse(systems).Loads {
		if load.Cause == "uplink" {
			if load.On != "counter" || load.Added != 100 || !load.Holds() || len(load.From) != 2 {
				t.Errorf("got %+v, want both on the counter", load)
			}
			return
		}
	}
	t.Error("the load lands nowhere")
}

func TestUnknownNumbersAreNotGuessed(t *testing.T) {
	systems := desk()
	systems[5].Capacity = 0
	for _, load := range Analyse(systems).Loads {
		if load.On == "mails" && (load.Holds() || !slices.Contains(load.Unknown, "mails")) {
			t.Errorf("got %+v: nobody knows whether it holds", load)
		}
	}
}

func TestRecoveryWaitsForWhatItNeeds(t *testing.T) {
	byID := map[string]Recovery{}
	order := map[string]int{}
	for n, r := range Analyse(desk()).Recovery {
		byID[r.ID], order[r.ID] = r, n
	}
	phones := byID["phones"]
	if phones.Earliest != 4*time.Hour || phones.WaitsFor != "pbx" || !phones.Late() || !phones.TooLate() {
		t.Errorf("phones: %+v, want 4 h by way of the telephone system, which waits for the uplink", phones)
	}
	if !(order["uplink"] < order["pbx"] && order["pbx"] < order["phones"]) {
		t.Errorf("order %v", order)
	}
	if before := byID["pbx"].Before; len(before) != 0 {
		t.Errorf("pbx needs %q before its stage", before)
	}
}

func TestCirclesAreNamedOnceAndEndNothing(t *testing.T) {
	systems := []plans.System{
		{ID: "a", Needs: [][]string{{"b"}}},
		{ID: "b", Needs: [][]string{{"c"}}},
		{ID: "c", Needs: [][]string{{"a"}}},
		{ID: "self", Needs: [][]string{{"self"}}},
		{ID: "free", Needs: [][]string{{"a"}}},
	}
	got := fmt.Sprint(Analyse(systems).Circles)
	if want := "[[a b c] [self]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestFallsAgreeWithTheDefinition compares with a naive answer: strike what is down until nothing changes.
func TestFallsAgreeWithTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 12).Draw(t, "size")
		systems := make([]plans.System, size)
		for i := range systems {
			systems[i].ID = fmt.Sprintf("s%02d", i)
			for range rapid.IntRange(0, 3).Draw(t, "groups") {
				var group []string
				for range rapid.IntRange(1, 3).Draw(t, "members") {
					group = append(group, fmt.Sprintf("s%02d", rapid.IntRange(0, size).Draw(t, "member"))) // the last is not defined
				}
				systems[i].Needs = append(systems[i].Needs, group)
			}
		}
		n := newNet(systems)
		x := rapid.IntRange(0, size-1).Draw(t, "fails")
		got, _ := n.falls(x)
		var ids []string
		for _, at := range got {
			ids = append(ids, n.systems[at].ID)
		}
		slices.Sort(ids)
		if want := naive(systems, n.systems[x].ID); !slices.Equal(ids, want) {
			t.Fatalf("%s fells %q, want %q", n.systems[x].ID, ids, want)
		}
		Analyse(systems)
	})
}

func naive(systems []plans.System, x string) []string {
	known, down := map[string]bool{}, map[string]bool{x: true}
	for _, s := range systems {
		known[s.ID] = true
	}
	for range systems {
		for _, s := range systems {
			for _, group := range s.Needs {
				real, up := 0, 0
				for _, id := range group {
					if known[id] {
						real++
						if !down[id] {
							up++
						}
					}
				}
				if real > 0 && up == 0 {
					down[s.ID] = true
				}
			}
		}
	}
	var ids []string
	for id := range down {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func TestGraphsCannotBeBrokenByTitles(t *testing.T) {
	systems := []plans.System{{ID: "a", Title: `x"];b[label="y` + "\n\x1b[31m", Needs: [][]string{{"b"}, {"b", "c"}}}, {ID: "b"}, {ID: "c"}}
	dot, mermaid := Dot(systems), Mermaid(systems)
	if strings.Contains(dot, "\x1b") || !strings.Contains(dot, `"a" -> "b";`) || !strings.Contains(dot, `"a" -> "c" [style=dashed];`) || !strings.Contains(dot, `x\"];b[label=\"y`) {
		t.Errorf("dot:\n%s", dot)
	}
	if strings.Contains(mermaid, `x"]`) || !strings.Contains(mermaid, "n0 --> n1\n") || !strings.Contains(mermaid, "n0 -.-> n2\n") {
		t.Errorf("mermaid:\n%s", mermaid)
	}
}

func BenchmarkAnalyse500(b *testing.B) {
	systems := make([]plans.System, 500)
	for i := range systems {
		systems[i] = plans.System{ID: fmt.Sprintf("s%03d", i), Kind: plans.Process, RTO: time.Duration(i%7) * time.Hour, Volume: 10, Capacity: 15, Overflow: fmt.Sprintf("s%03d", (i+1)%500)}
		for k := 1; k <= 3 && i >= k*k; k++ {
			systems[i].Needs = append(systems[i].Needs, []string{fmt.Sprintf("s%03d", i-k*k)})
		}
	}
	for b.Loop() {
		Analyse(systems)
	}
}

package model

// Opinion sums up what customers said.
type Opinion struct {
	Scores  int      `json:"scores"`  // how many scores were given
	Mean    *float64 `json:"mean"`    // of the scores, 1 to 5; nil: nobody gave one
	Words   int      `json:"words"`   // how many said something in words
	Missing int      `json:"missing"` // how many were asked, or hit, and gave no score
}

// OpinionOf sums up the feedback about one notice, or for 0 about everything. Missing counts who got that notice, or
// for 0 who is on the ledger; who must not be asked is not counted.
func OpinionOf(inc *Incident, plan *Plan, notice int) Opinion {
	var o Opinion
	sum := 0
	asked := func(CustomerID) bool { return true }
	if notice > 0 {
		got := map[CustomerID]bool{}
		for _, n := range inc.Notices {
			if n.Number != notice {
				continue
			}
			for _, d := range n.Deliveries() {
				if sort, id := d.Recipient.Split(); sort == "customer" && d.State.Left() {
					got[CustomerID(id)] = true
				}
			}
			for id, line := range inc.Customers {
				if _, told := n.byHand(plan, line); told {
					got[id] = true
				}
			}
		}
		asked = func(id CustomerID) bool { return got[id] }
	}
	for id, line := range inc.Customers {
		scored := false
		for _, f := range line.Feedback {
			if notice > 0 && f.Notice != notice {
				continue
			}
			if f.Score > 0 {
				scored, sum, o.Scores = true, sum+f.Score, o.Scores+1
			}
			if f.Text != "" {
				o.Words++
			}
		}
		if !scored && !line.NoContact && asked(id) {
			o.Missing++
		}
	}
	if o.Scores > 0 {
		mean := float64(sum) / float64(o.Scores)
		o.Mean = &mean
	}
	return o
}

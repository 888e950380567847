package model

// Tally counts the recipients of one notice by how far it has come with them.
type Tally struct {
	Number   int                   `json:"number"`
	Audience AudienceID            `json:"audience"`
	All      int                   `json:"all"`
	Reached  int                   `json:"reached"` // the recipient has it, or the next station on the way does
	Counts   map[DeliveryState]int `json:"counts"`
}

// Tallies counts the receipts of every notice that was let go by the outbox or by a phone tree, oldest first.
func Tallies(inc *Incident) []Tally {
	var all []Tally
	for n := range inc.Notices {
		if notice := &inc.Notices[n]; len(notice.Dispatches) > 0 {
			all = append(all, notice.Tally())
		}
	}
	return all
}

// Tally counts the receipts of the notice.
func (n Notice) Tally() Tally {
	t := Tally{Number: n.Number, Audience: n.Audience, Counts: map[DeliveryState]int{}}
	for _, d := range n.Deliveries() {
		t.All++
		t.Counts[d.State]++
		if d.State.Left() {
			t.Reached++
		}
	}
	return t
}

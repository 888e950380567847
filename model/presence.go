package model

// Presence is where a person works from.
type Presence struct {
	Person PersonID
	In     bool // checked in
	Place  Place
	Since  Stamp
}

// Reach is one try to reach somebody.
type Reach struct {
	Person  PersonID
	Via     string // which number, address or way
	Outcome ReachOutcome
	Note    string
	At      Stamp
	By      Actor
	Ref     Ref
}

// CheckIn says that a person is there, and from where. Person is the acting one if empty.
type CheckIn struct {
	Person PersonID
	Place  Place
}

// CheckOut says that a person has left.
type CheckOut struct{ Person PersonID }

// RecordReach records one try to reach somebody.
type RecordReach struct {
	Person  PersonID
	Via     string
	Outcome ReachOutcome
	Note    string
}

// PersonCheckedIn says where a person works from.
type PersonCheckedIn struct {
	Person PersonID `json:"person"`
	Place  Place    `json:"place"`
}

// PersonCheckedOut says that a person has left.
type PersonCheckedOut struct {
	Person PersonID `json:"person"`
}

// ReachTried says what came of one try to reach somebody.
type ReachTried struct {
	Person  PersonID     `json:"person"`
	Via     string       `json:"via,omitempty"`
	Outcome ReachOutcome `json:"outcome"`
	Note    string       `json:"note,omitempty"`
}

// Kind implements [Body].
func (PersonCheckedIn) Kind() Kind { return "person.in" }

// Kind implements [Body].
func (PersonCheckedOut) Kind() Kind { return "person.out" }

// Kind implements [Body].
func (ReachTried) Kind() Kind { return "person.reach" }

func (b ReachTried) words() string         { return b.Note }
func (b PersonCheckedIn) subject() string  { return "person/" + string(b.Person) }
func (b PersonCheckedOut) subject() string { return "person/" + string(b.Person) }

func (b PersonCheckedIn) apply(f *folding, e *Entry) {
	f.People[b.Person] = Presence{Person: b.Person, In: b.Place != Unreachable, Place: b.Place, Since: e.When()}
}

func (b PersonCheckedOut) apply(f *folding, e *Entry) {
	f.People[b.Person] = Presence{Person: b.Person, Since: e.When()}
}

func (b ReachTried) apply(f *folding, e *Entry) {
	f.Reaches = append(f.Reaches, Reach{
		Person: b.Person, Via: b.Via, Outcome: b.Outcome, Note: e.Text(), At: e.When(), By: e.Actor, Ref: e.Ref(),
	})
}

func (i CheckIn) decide(now *Setting) ([]Body, error) {
	if i.Place == "" {
		i.Place = OnSite
	}
	if err := oneOf("place", i.Place, Places); err != nil {
		return nil, err
	}
	person := now.orActor(i.Person)
	if there := now.Incident.People[person]; there.Place == i.Place {
		return nil, already(string(person), string(i.Place))
	}
	return []Body{PersonCheckedIn{Person: person, Place: i.Place}}, nil
}

func (i CheckOut) decide(now *Setting) ([]Body, error) {
	person := now.orActor(i.Person)
	if now.Incident.People[person].Place == "" {
		return nil, already(string(person), "not checked in")
	}
	return []Body{PersonCheckedOut{Person: person}}, nil
}

func (i RecordReach) decide(*Setting) ([]Body, error) {
	if err := needed("person", string(i.Person)); err != nil {
		return nil, err
	}
	if err := oneOf("outcome", i.Outcome, ReachOutcomes); err != nil {
		return nil, err
	}
	return []Body{ReachTried(i)}, nil
}

package model

import (
	"cmp"
	"fmt"
	"time"
)

// ItemState is what became of an item.
type ItemState string

// The states; the zero value is open.
const (
	ItemOpen    ItemState = ""
	ItemDone    ItemState = "done"
	ItemSkipped ItemState = "skipped"
)

// Item is what an incident knows of an item. What the item says stands in the plan, or in Text if it was added by hand.
type Item struct {
	ID       ItemID
	State    ItemState
	Reason   string // why it was skipped or opened again
	By       Actor
	At       Stamp    // when it came into this state
	Role     RoleID   // assigned in this incident; empty: the plan's
	Person   PersonID // assigned in this incident
	Back     Stamp    // "back in ten minutes": when somebody promised to look again; zero: nobody did
	BackBy   PersonID
	Text     string // only for items added by hand
	AddedDue Stamp  // only for items added by hand
}

// TickItem says that a step is done.
type TickItem struct{ Item ItemID }

// ReopenItem opens a step again that was done or skipped.
type ReopenItem struct {
	Item   ItemID
	Reason string
}

// SkipItem says that a step is left out, and why.
type SkipItem struct {
	Item   ItemID
	Reason string
}

// AssignItem gives a step to a role, a person or both; both empty gives it back to the plan's role.
type AssignItem struct {
	Item   ItemID
	Role   RoleID
	Person PersonID
}

// BoxItem promises to look again after a time: the promise becomes an obligation. A zero For lifts it.
type BoxItem struct {
	Item ItemID
	For  time.Duration
}

// AddItem adds a step by hand to a list; an unknown list is a new one.
type AddItem struct {
	Checklist string
	Text      string
	Role      RoleID
	Person    PersonID
	Within    time.Duration // due this long after now; 0: no time
}

// ItemMarked says that a step is done, skipped or open again.
type ItemMarked struct {
	Item   ItemID    `json:"item"`
	State  ItemState `json:"state"`
	Reason string    `json:"reason,omitempty"`
}

// ItemAssigned says who does a step.
type ItemAssigned struct {
	Item   ItemID   `json:"item"`
	Role   RoleID   `json:"role,omitempty"`
	Person PersonID `json:"person,omitempty"`
}

// ItemBoxed says when somebody looks at a step again.
type ItemBoxed struct {
	Item ItemID `json:"item"`
	Back Stamp  `json:"back,omitzero"`
}

// ItemAdded adds a step.
type ItemAdded struct {
	Item   ItemID   `json:"item"`
	Text   string   `json:"text"`
	Role   RoleID   `json:"role,omitempty"`
	Person PersonID `json:"person,omitempty"`
	Due    Stamp    `json:"due,omitzero"`
}

// Kind implements [Body].
func (ItemMarked) Kind() Kind { return "item.marked" }

// Kind implements [Body].
func (ItemAssigned) Kind() Kind { return "item.assigned" }

// Kind implements [Body].
func (ItemBoxed) Kind() Kind { return "item.boxed" }

// Kind implements [Body].
func (ItemAdded) Kind() Kind { return "item.added" }

func (b ItemMarked) words() string     { return b.Reason }
func (b ItemAdded) words() string      { return b.Text }
func (b ItemMarked) subject() string   { return "item/" + string(b.Item) }
func (b ItemAssigned) subject() string { return "item/" + string(b.Item) }
func (b ItemBoxed) subject() string    { return "item/" + string(b.Item) }
func (b ItemAdded) subject() string    { return "item/" + string(b.Item) }

func (b ItemMarked) apply(f *folding, e *Entry) {
	item := f.Items[b.Item]
	item.ID, item.State, item.Reason, item.By, item.At = b.Item, b.State, e.Text(), e.Actor, e.When()
	item.Back, item.BackBy = Stamp{}, ""
	f.Items[b.Item] = item
}

func (b ItemAssigned) apply(f *folding, _ *Entry) {
	item := f.Items[b.Item]
	item.ID, item.Role, item.Person = b.Item, b.Role, b.Person
	f.Items[b.Item] = item
}

func (b ItemBoxed) apply(f *folding, e *Entry) {
	item := f.Items[b.Item]
	item.ID, item.Back, item.BackBy = b.Item, b.Back, e.Actor.Person
	f.Items[b.Item] = item
}

func (b ItemAdded) apply(f *folding, e *Entry) {
	item := f.Items[b.Item]
	item.ID, item.Text, item.Role, item.Person, item.AddedDue = b.Item, e.Text(), b.Role, b.Person, b.Due
	f.Items[b.Item] = item
}

// item finds a step in the plan or among those that this incident knows.
func (s *Setting) item(id ItemID) (Item, error) {
	item, touched := s.Incident.Items[id]
	if _, _, planned := s.Plan.Item(id); planned || touched {
		return item, nil
	}
	return item, notFound("item", string(id))
}

func (i TickItem) decide(now *Setting) ([]Body, error) {
	item, err := now.item(i.Item)
	if err != nil {
		return nil, err
	}
	if item.State == ItemDone {
		return nil, already("the item", "done")
	}
	return []Body{ItemMarked{Item: i.Item, State: ItemDone}}, nil
}

func (i ReopenItem) decide(now *Setting) ([]Body, error) {
	item, err := now.item(i.Item)
	if err != nil {
		return nil, err
	}
	if item.State == ItemOpen {
		return nil, already("the item", "open")
	}
	return []Body{ItemMarked{Item: i.Item, State: ItemOpen, Reason: i.Reason}}, nil
}

func (i SkipItem) decide(now *Setting) ([]Body, error) {
	item, err := now.item(i.Item)
	if err != nil {
		return nil, err
	}
	if item.State == ItemSkipped {
		return nil, already("the item", "skipped")
	}
	return []Body{ItemMarked{Item: i.Item, State: ItemSkipped, Reason: i.Reason}}, needed("reason", i.Reason)
}

func (i AssignItem) decide(now *Setting) ([]Body, error) {
	item, err := now.item(i.Item)
	if err != nil {
		return nil, err
	}
	if item.Role == i.Role && item.Person == i.Person {
		return nil, already("the item", "assigned so")
	}
	if i.Role != "" {
		if _, _, err := now.role(i.Role); err != nil {
			return nil, err
		}
	}
	return []Body{ItemAssigned(i)}, nil
}

func (i BoxItem) decide(now *Setting) ([]Body, error) {
	item, err := now.item(i.Item)
	if err != nil {
		return nil, err
	}
	switch {
	case i.For < 0 || i.For > 30*24*time.Hour:
		return nil, outside("time", i.For.String(), "a time up to 30 days, for example 10m")
	case i.For == 0 && item.Back.IsZero():
		return nil, already("the item", "without a time")
	case item.State != ItemOpen:
		return nil, notNow("the item is not open", "open it again first")
	case i.For == 0:
		return []Body{ItemBoxed{Item: i.Item}}, nil
	}
	return []Body{ItemBoxed{Item: i.Item, Back: StampAt(now.At.At.Add(i.For), now.Zone)}}, nil
}

func (i AddItem) decide(now *Setting) ([]Body, error) {
	if err := needed("text", i.Text); err != nil {
		return nil, err
	}
	if i.Role != "" {
		if _, _, err := now.role(i.Role); err != nil {
			return nil, err
		}
	}
	list := cmp.Or(slug(i.Checklist), "added")
	if _, planned := find(now.Plan.Checklists, func(c Checklist) bool { return c.ID == i.Checklist }); planned {
		list = i.Checklist
	}
	item := ItemAdded{Item: now.freeItem(list, slug(i.Text)), Text: i.Text, Role: i.Role, Person: i.Person}
	if i.Within > 0 {
		item.Due = StampAt(now.At.At.Add(i.Within), now.Zone)
	}
	return []Body{item}, nil
}

// freeItem is an id that neither the plan nor the incident uses.
func (s *Setting) freeItem(list, name string) ItemID {
	for n := 1; ; n++ {
		id := ItemID(list + "/" + name)
		if n > 1 {
			id = ItemID(fmt.Sprintf("%s/%s-%d", list, name, n))
		}
		if _, err := s.item(id); err != nil {
			return id
		}
	}
}

package model

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// Recipient is somebody who belongs to an audience.
type Recipient struct {
	ID       RecipientID
	Name     string
	Language Language  // empty: the plan's
	Channel  ChannelID // how they want to be told; empty: no wish
	Ways     []string  // ways of contact for which there is an address
	Left     string    // why they are left out: [LeftNoContact] …, or "audience/strategic"; empty: they are told
}

// The reasons for which a recipient is left out, besides "audience/" and the audience in which they are told.
const (
	LeftNoContact = "no-contact" // they asked not to be contacted
	LeftNoWay     = "no-way"     // there is no address for any channel of the notice
	LeftWoken     = "woken"      // an earlier notice of the same chain has woken them, and this one wakes once
)

// Recipients are everybody who belongs to an audience, each once, those who are left out among them. Whoever belongs to
// several audiences that are told by a cadence is told in one: a customer in the one that names their tier, and else
// everybody in the one that is told first (the smallest urgency, then the one that the plan names first). An audience
// that is told on demand leaves nobody out: somebody has asked for exactly that.
func Recipients(inc *Incident, plan *Plan, audience Audience) []Recipient {
	elsewhere := overlapOf(inc, plan, audience)
	people := peopleOf(inc, plan, audience.To)
	all := make([]Recipient, 0, len(people)+len(audience.To.Addresses)+len(inc.Customers))
	for _, id := range people {
		r := personRecipient(plan, id)
		r.Left = elsewhere.person(id)
		all = append(all, r)
	}
	if audience.To.Customers {
		for line := range ledger(inc) {
			if belongs(line, audience.To) {
				r := customerRecipient(line)
				r.Left = cmp.Or(r.Left, elsewhere.customer(line.Tier))
				all = append(all, r)
			}
		}
	}
	for n, address := range audience.To.Addresses {
		if !slices.Contains(audience.To.Addresses[:n], address) {
			all = append(all, addressRecipient(address))
		}
	}
	return all
}

func personRecipient(plan *Plan, id PersonID) Recipient {
	person, _ := plan.Person(id)
	r := Recipient{ID: PersonRecipient(id), Name: cmp.Or(person.Name, string(id))}
	if len(person.Languages) > 0 {
		r.Language = person.Languages[0]
	}
	for _, contact := range person.Contacts {
		r.Ways = append(r.Ways, contact.Way)
	}
	return r
}

func customerRecipient(line Affected) Recipient {
	r := Recipient{ID: CustomerRecipient(line.ID), Name: line.Name, Language: line.Language, Channel: line.Channel, Ways: line.Ways}
	if line.NoContact {
		r.Left = LeftNoContact
	}
	return r
}

func addressRecipient(address string) Recipient {
	way := "phone"
	if strings.Contains(address, "@") {
		way = "mail"
	}
	return Recipient{ID: AddressRecipient(address), Name: address, Ways: []string{way}}
}

// ledger is everybody who is affected now or was, those who come first by their priority first, then by their ids.
func ledger(inc *Incident) iter.Seq[Affected] {
	type place struct {
		priority int
		id       CustomerID
	}
	places := make([]place, 0, len(inc.Customers))
	for id, line := range inc.Customers {
		places = append(places, place{cmp.Or(line.Priority, 6), id}) // who has none comes last
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.priority, b.priority), cmp.Compare(a.id, b.id))
	})
	return func(yield func(Affected) bool) {
		for _, p := range places {
			if !yield(inc.Customers[p.id]) {
				return
			}
		}
	}
}

// belongs: whoever was hit is told until the end, also after the fault is over for them.
func belongs(line Affected, to Members) bool { return to.tier(line.Tier) }

// tier tells whether the customers of a tier belong to an audience.
func (m Members) tier(tier string) bool {
	return m.Customers && (len(m.Tiers) == 0 || sameTier(m.Tiers, tier))
}

// overlap knows which members of an audience are told in another one.
type overlap struct {
	others []Audience // told by a cadence, besides the audience itself
	before []bool     // whether they are told before it
	own    Audience
	people map[PersonID]AudienceID
	tiers  map[string]AudienceID // computed when first asked for
}

func overlapOf(inc *Incident, plan *Plan, audience Audience) overlap {
	o := overlap{own: audience, people: map[PersonID]AudienceID{}, tiers: map[string]AudienceID{}}
	if audience.OnDemand {
		return o
	}
	passed := false
	for _, other := range plan.Audiences {
		if other.ID == audience.ID {
			passed = true
			continue
		}
		if _, planned := plan.Cadence(inc.Severity.Level, other.ID); !planned || other.OnDemand {
			continue
		}
		before := other.Urgency < audience.Urgency || other.Urgency == audience.Urgency && !passed
		o.others, o.before = append(o.others, other), append(o.before, before)
		if !before {
			continue
		}
		for _, id := range peopleOf(inc, plan, other.To) {
			if _, taken := o.people[id]; !taken {
				o.people[id] = other.ID
			}
		}
	}
	return o
}

func (o overlap) person(id PersonID) string { return toldIn(o.people[id]) }

// customer names the audience in which customers of a tier are told instead.
func (o overlap) customer(tier string) string {
	instead, known := o.tiers[tier]
	if !known {
		for n, other := range o.others {
			named, ownNamed := len(other.To.Tiers) > 0, len(o.own.To.Tiers) > 0
			if other.To.tier(tier) && (named && !ownNamed || named == ownNamed && o.before[n]) {
				instead = other.ID
				break
			}
		}
		o.tiers[tier] = instead
	}
	return toldIn(instead)
}

func toldIn(id AudienceID) string {
	if id == "" {
		return ""
	}
	return "audience/" + string(id)
}

// peopleOf are the people of an audience, each once.
func peopleOf(inc *Incident, plan *Plan, to Members) []PersonID {
	all := slices.Clone(to.People)
	for _, id := range to.Roles {
		rule, _ := plan.Role(id)
		if holder := inc.Roles[id].Holder; holder != "" {
			all = append(all, holder)
		} else if len(rule.Holders) > 0 {
			all = append(all, rule.Holders[0])
		}
	}
	for _, person := range plan.People {
		if person.Team != "" && slices.Contains(to.Teams, person.Team) {
			all = append(all, person.ID)
		}
	}
	seen := make(map[PersonID]bool, len(all))
	return slices.DeleteFunc(all, func(id PersonID) bool { twice := seen[id]; seen[id] = true; return twice })
}

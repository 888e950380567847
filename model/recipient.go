package model

import (
	"cmp"
	"slices"
)

// Recipient is somebody who belongs to an audience.
type Recipient struct {
	ID       RecipientID
	Name     string
	Language Language  // empty: the plan's
	Channel  ChannelID // how they want to be told; empty: no wish
	Ways     []string  // ways of contact for which there is an address
	Left     string    // why they are left out: "no-contact", "audience/strategic", "no-way"; empty: they are told
}

// Recipients are everybody who belongs to an audience, each once, those who are left out among them. Who is in several
// audiences is told in one: a customer in the one that names their tier, anybody else in the one that is told first.
func Recipients(inc *Incident, plan *Plan, audience Audience) []Recipient {
	var all []Recipient
	taken := map[RecipientID]bool{}
	add := func(r Recipient) {
		if !taken[r.ID] {
			taken[r.ID] = true
			all = append(all, r)
		}
	}
	for _, id := range peopleOf(inc, plan, audience.To) {
		person, _ := plan.Person(id)
		r := Recipient{ID: PersonRecipient(id), Name: plan.NameOf(id)}
		if len(person.Languages) > 0 {
			r.Language = person.Languages[0]
		}
		for _, contact := range person.Contacts {
			r.Ways = append(r.Ways, contact.Way)
		}
		r.Left = elsewhere(inc, plan, audience, func(other Audience) bool {
			return other.Urgency < audience.Urgency && slices.Contains(peopleOf(inc, plan, other.To), id)
		})
		add(r)
	}
	if audience.To.Customers {
		for _, line := range ledger(inc) {
			if !belongs(line, audience.To) {
				continue
			}
			r := Recipient{
				ID: CustomerRecipient(line.ID), Name: line.Name, Language: line.Language, Channel: line.Channel, Ways: line.Ways,
			}
			r.Left = elsewhere(inc, plan, audience, func(other Audience) bool {
				named := len(other.To.Tiers) > 0
				return belongs(line, other.To) && (named && len(audience.To.Tiers) == 0 ||
					named == (len(audience.To.Tiers) > 0) && other.Urgency < audience.Urgency)
			})
			if line.NoContact {
				r.Left = "no-contact"
			}
			add(r)
		}
	}
	for _, address := range audience.To.Addresses {
		add(Recipient{ID: AddressRecipient(address), Name: address, Ways: []string{wayOf(address)}})
	}
	return all
}

// ledger is everybody who is affected now or was, in the order of their ids.
func ledger(inc *Incident) []Affected {
	all := make([]Affected, 0, len(inc.Customers))
	for _, line := range inc.Customers {
		all = append(all, line)
	}
	slices.SortFunc(all, func(a, b Affected) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// belongs: whoever was hit is told until the end, also after the fault is over for them.
func belongs(line Affected, to Members) bool {
	return to.Customers && (len(to.Tiers) == 0 || slices.Contains(to.Tiers, line.Tier))
}

// elsewhere names the audience in which a recipient is told instead, among those that are told by a cadence.
func elsewhere(inc *Incident, plan *Plan, audience Audience, instead func(Audience) bool) string {
	for _, other := range plan.Audiences {
		if other.ID == audience.ID || other.OnDemand {
			continue
		}
		if _, planned := plan.Cadence(inc.Severity.Level, other.ID); planned && instead(other) {
			return "audience/" + string(other.ID)
		}
	}
	return ""
}

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
	return all
}

// wayOf is the way of contact that a bare address is for.
func wayOf(address string) string {
	for _, letter := range address {
		if letter == '@' {
			return "mail"
		}
	}
	return "phone"
}

// Addressees are the deliveries of a notice: one for each channel that is told once for all, and for everybody else one
// by the channel they want, or else the first of the notice's channels for which there is an address. Who is left out
// is in left, with the reason.
func Addressees(inc *Incident, plan *Plan, n Notice) (to []Addressee, left []Recipient) {
	audience, _ := plan.Audience(n.Audience)
	var each []Channel
	for _, id := range n.Channels {
		channel, known := plan.Channel(id)
		if known && channel.Each() {
			each = append(each, channel)
			continue
		}
		to = append(to, Addressee{Channel: id})
	}
	if n.Notify == NotifyNo {
		return slices.DeleteFunc(to, func(a Addressee) bool {
			channel, _ := plan.Channel(a.Channel)
			return channel.Kind != "page"
		}), nil
	}
	for _, r := range Recipients(inc, plan, audience) {
		channel, way := chosen(r, each)
		switch {
		case r.Left != "":
			left = append(left, r)
		case !way:
			r.Left = "no-way"
			left = append(left, r)
		default:
			to = append(to, Addressee{Recipient: r.ID, Name: r.Name, Channel: channel, Language: r.Language})
		}
	}
	return to, left
}

// chosen is the channel by which a recipient is told.
func chosen(r Recipient, each []Channel) (ChannelID, bool) {
	reaches := func(c Channel) bool {
		return slices.ContainsFunc(c.Ways(), func(way string) bool { return slices.Contains(r.Ways, way) })
	}
	for _, channel := range each {
		if (channel.ID == r.Channel || channel.Kind == string(r.Channel)) && reaches(channel) {
			return channel.ID, true
		}
	}
	for _, channel := range each {
		if reaches(channel) {
			return channel.ID, true
		}
	}
	return "", false
}

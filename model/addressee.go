package model

import (
	"cmp"
	"slices"
)

// Addressees are the deliveries of a notice: one for each channel that is told once for all, and for everybody else one
// by the channel they want, or else the first of the notice's channels for which there is an address. A correction
// reaches everybody whom the notice that it corrects has reached, and the word that it is over everybody who was told
// anything in the audience, whoever belongs to it by now. Who is left out is in left, with the reason.
func Addressees(inc *Incident, plan *Plan, n Notice) (to []Addressee, left []Recipient) {
	p := post{inc: inc, plan: plan, notice: n, had: map[RecipientID]bool{}, must: map[RecipientID]Delivery{}, woken: inc.woken(n)}
	for _, id := range n.Channels {
		if channel, known := plan.Channel(id); known && channel.Each() {
			p.each = append(p.each, channel)
		} else {
			p.once(id)
		}
	}
	earlier := inc.mustReach(n)
	for _, d := range earlier {
		p.must[d.Recipient] = d
	}
	audience, _ := plan.Audience(n.Audience)
	if n.Notify != NotifyNo {
		members := Recipients(inc, plan, audience)
		p.to = slices.Grow(p.to, len(members))
		for _, r := range members {
			p.add(r)
		}
	}
	for _, d := range earlier {
		switch {
		case p.had[d.Recipient]:
		case d.Recipient == "":
			p.once(d.Channel)
		default:
			p.add(p.now(d))
		}
	}
	return p.to, p.left
}

// post is a notice being addressed.
type post struct {
	inc    *Incident
	plan   *Plan
	notice Notice
	each   []Channel // those that reach every recipient on their own
	had    map[RecipientID]bool
	must   map[RecipientID]Delivery // whom it has to reach, and how an earlier one did
	woken  map[Addressee]bool       // who is not woken again
	to     []Addressee
	left   []Recipient
}

// once lets the notice go by a channel that is told once for all. The page can be looked up and wakes nobody.
func (p *post) once(id ChannelID) {
	channel, _ := p.plan.Channel(id)
	to := Addressee{Channel: id}
	if slices.Contains(p.to, to) || channel.Kind != "page" && !p.notice.Corrects() && (p.notice.Notify == NotifyNo || p.woken[to]) {
		return
	}
	p.to = append(p.to, to)
}

// add lets the notice go to a recipient, or says why not.
func (p *post) add(r Recipient) {
	p.had[r.ID] = true
	earlier, must := p.must[r.ID]
	switch {
	case must && r.Left != LeftNoContact:
		r.Left = ""
	case r.Left == "" && p.woken[Addressee{Recipient: r.ID}]:
		r.Left = LeftWoken
	}
	channel, way := chosen(r, p.each)
	if r.Left == "" && !way && !must {
		r.Left = LeftNoWay
	}
	if r.Left != "" {
		p.left = append(p.left, r)
		return
	}
	p.to = append(p.to, Addressee{Recipient: r.ID, Name: r.Name, Channel: cmp.Or(channel, earlier.Channel), Language: r.Language})
}

// now is what is known today about somebody who got an earlier notice.
func (p *post) now(d Delivery) Recipient {
	sort, id := d.Recipient.Split()
	switch line, hit := p.inc.Customers[CustomerID(id)]; {
	case sort == "customer" && hit:
		return customerRecipient(line)
	case sort == "person":
		return personRecipient(p.plan, PersonID(id))
	}
	return Recipient{ID: d.Recipient, Name: d.Name, Language: d.Language}
}

// chosen is the channel by which a recipient is told.
func chosen(r Recipient, each []Channel) (ChannelID, bool) {
	reaches := func(c Channel) bool {
		return slices.ContainsFunc(c.Ways(), func(way string) bool { return slices.Contains(r.Ways, way) })
	}
	for _, channel := range each {
		if r.Channel != "" && (channel.ID == r.Channel || channel.Kind == string(r.Channel)) && reaches(channel) {
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

// MissingLanguages are the languages of the recipients of a notice that is not let go yet in which it says nothing,
// those that most of them read first. They get it in its own language.
func MissingLanguages(inc *Incident, plan *Plan, n Notice) []Language {
	to, _ := Addressees(inc, plan, n)
	count := map[Language]int{}
	var missing []Language
	for _, a := range to {
		if a.Language == "" || n.Speaks(plan, a.Language) {
			continue
		}
		base := Language(a.Language.Base())
		if count[base]++; count[base] == 1 {
			missing = append(missing, base)
		}
	}
	slices.SortFunc(missing, func(a, b Language) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return missing
}

// Speaks tells whether the notice has a wording in a language.
func (n Notice) Speaks(plan *Plan, language Language) bool {
	return language.Base() == cmp.Or(n.Language, plan.Language).Base() ||
		slices.ContainsFunc(n.Variants, func(w Wording) bool { return w.Language.Base() == language.Base() })
}

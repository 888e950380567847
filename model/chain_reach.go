package model

// Corrects tells whether the notice takes back what an earlier one said.
func (n Notice) Corrects() bool { return n.Chain == Correction || n.Chain == Cancel }

// mustReach are the deliveries of earlier notices whose recipients a notice has to reach as well, each recipient once:
// of the notice that it corrects, and if it tells the end of every notice to the same audience. Whoever was told the
// end in another audience, because they belong there by now, is not told twice.
func (inc *Incident) mustReach(n Notice) []Delivery {
	corrects := n.Corrects()
	ends := n.Chain == Cancel || n.Ends() && (n.Notify == "" || n.Notify == NotifyYes)
	if !corrects && !ends {
		return nil
	}
	told := map[RecipientID]bool{}
	if !corrects {
		told = inc.toldTheEnd(n.Audience)
	}
	var all []Delivery
	seen := map[Addressee]bool{}
	for at := range inc.Notices {
		other := &inc.Notices[at]
		corrected := corrects && !n.Follows.IsZero() && other.Ref == n.Follows
		if other.Ref == n.Ref || !corrected && !(ends && other.Audience == n.Audience) {
			continue
		}
		for _, d := range other.Deliveries() {
			to := d.addressee()
			if d.Reached() && !seen[to] && !told[d.Recipient] && (d.Recipient != "" || corrected) {
				seen[to] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// addressee is whom a delivery wakes: a recipient by whatever channel, or a channel that is told once for all.
func (d Delivery) addressee() Addressee {
	if d.Recipient != "" {
		return Addressee{Recipient: d.Recipient}
	}
	return Addressee{Channel: d.Channel}
}

// toldTheEnd is whom the last word on the incident has reached in another audience, or is on its way to.
func (inc *Incident) toldTheEnd(audience AudienceID) map[RecipientID]bool {
	told := map[RecipientID]bool{}
	for at := range inc.Notices {
		n := &inc.Notices[at]
		if n.Ends() && n.Audience != audience && (n.State == Queued || n.State == Sent && !n.Sent.At.Before(inc.PublicSince.At)) {
			for _, d := range n.Deliveries() {
				if d.Recipient != "" && (d.Reached() || d.State == InQueue) {
					told[d.Recipient] = true
				}
			}
		}
	}
	return told
}

// woken is whom the notices that this one continues have woken, or are about to. Nobody if the notice wakes every time.
func (inc *Incident) woken(n Notice) map[Addressee]bool {
	if n.Notify != NotifyOnce {
		return nil
	}
	woken := map[Addressee]bool{}
	for range len(inc.Notices) { // a chain that comes back to itself ends
		earlier := inc.notice(0, n.Follows)
		if n.Follows.IsZero() || earlier == nil {
			break
		}
		for _, d := range earlier.Deliveries() {
			if d.Reached() || d.State == InQueue {
				woken[d.addressee()] = true
			}
		}
		n = *earlier
	}
	return woken
}

package publish

import (
	"time"

	"warroom/model"
)

// Reporter is who tells the log that the page has a notice. Its method is not that of the courier: the outbox follows
// what it says as it follows a person.
func Reporter(device string) model.Actor {
	return model.Actor{Person: "publish", Device: device, Method: "publish"}
}

// DetailExpired is what is said of a notice that was no longer true when the page was made.
const DetailExpired = "no longer true"

// Handover says what became of the notices that waited for the page, to be recorded after the files that [Build] made
// of the same cases at the same time are in place, and never before: a notice counts as sent only once readers have
// it. If nobody records it, the next publishing does it again with the same page.
func Handover(cases []Case, now time.Time, zone string, options Options) []model.Command {
	now = now.UTC().Truncate(time.Millisecond)
	var all []model.Command
	for _, c := range cases {
		if !options.shows(c.Incident) {
			continue
		}
		for n := range c.Incident.Notices {
			notice := &c.Incident.Notices[n]
			all = append(all, options.receipts(c, notice, now, zone)...)
		}
	}
	return all
}

// receipts are those of the deliveries of a notice that waited for the page, one command for each dispatch.
func (o Options) receipts(c Case, n *model.Notice, now time.Time, zone string) []model.Command {
	audience, known := c.Plan.Audience(n.Audience)
	if !known || !audience.Public || n.State != model.Queued && n.State != model.Sent {
		return nil
	}
	var all []model.Command
	for _, dispatch := range n.Dispatches {
		mark := model.MarkReceipts{Number: n.Number, Notice: n.Ref, Dispatch: dispatch.Ref}
		for which, d := range dispatch.Deliveries {
			if d.State != model.InQueue || !o.isPage(c.Plan, d.Channel) {
				continue
			}
			receipt := model.Receipt{Delivery: which, State: model.Delivered, At: model.StampAt(now, zone)}
			if expired(n, now) {
				receipt.State, receipt.Detail = model.DeliveryFailed, DetailExpired
			}
			mark.Receipts = append(mark.Receipts, receipt)
		}
		if len(mark.Receipts) > 0 {
			all = append(all, model.Command{Incident: c.Incident.ID, Intent: mark})
		}
	}
	return all
}

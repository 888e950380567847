package courier

import (
	"strconv"

	"warroom/model"
)

// What the courier itself says of a letter that it did not hand over; screens translate these.
const (
	DetailExercise  = "exercise"
	DetailExpired   = "no longer true"
	DetailWithdrawn = "withdrawn"
	DetailGone      = "the notice is not in the log"
	DetailAddress   = "no address"
	DetailBroken    = "the letter could not be made"
	DetailHung      = "the channel did not answer in time"
	DetailCrashed   = "the channel broke"
)

// verdict is what becomes of a parcel without a try; the zero value lets it leave.
type verdict struct {
	state  model.DeliveryState
	detail string
}

func (v verdict) stays() bool { return v.state != "" }

// review looks at a parcel in the newest state of its incident.
func (c *Courier) review(inc *model.Incident, p Parcel) verdict {
	n, d := find(inc, p)
	switch {
	case d == nil:
		return verdict{model.DeliveryFailed, DetailGone}
	case d.State != model.InQueue: // a person said so meanwhile
		return verdict{d.State, d.Detail}
	case n.State == model.Withdrawn:
		return verdict{model.Superseded, DetailWithdrawn}
	}
	if newer := c.replaced(inc, n, p); newer != nil {
		return verdict{model.Superseded, "#" + strconv.Itoa(newer.Number)}
	}
	if until := n.Valid.At; !until.IsZero() && c.now().After(until) {
		return verdict{model.DeliveryFailed, DetailExpired}
	}
	return verdict{}
}

// find is the notice and the delivery that a parcel stands for; nil if the log does not have them.
func find(inc *model.Incident, p Parcel) (*model.Notice, *model.Delivery) {
	for i := range inc.Notices {
		n := &inc.Notices[i]
		if n.Ref != p.Notice {
			continue
		}
		for k := range n.Dispatches {
			if d := &n.Dispatches[k]; d.Ref == p.Dispatch && p.Delivery < len(d.Deliveries) {
				return n, &d.Deliveries[p.Delivery]
			}
		}
		return n, nil
	}
	return nil, nil
}

// replaced is the notice that makes a parcel old news: one to the same audience that was let go later and reaches the
// same recipient, or one that takes it back or corrects it, whomever that reaches.
func (c *Courier) replaced(inc *model.Incident, n *model.Notice, p Parcel) *model.Notice {
	for i := len(inc.Notices) - 1; i >= 0; i-- {
		other := &inc.Notices[i]
		if other.Ref == n.Ref || other.State != model.Queued && other.State != model.Sent || !later(other, n, p) {
			continue
		}
		if other.Follows == n.Ref && (other.Chain == model.Cancel || other.Chain == model.Correction) {
			return other
		}
		if other.Audience == n.Audience && c.told.reaches(other, p) {
			return other
		}
	}
	return nil
}

// later tells whether another notice was let go after this parcel of n was.
func later(other, n *model.Notice, p Parcel) bool {
	let := other.Sent.At
	if len(other.Dispatches) > 0 {
		if first := other.Dispatches[0].Ref; first.Site == p.Dispatch.Site {
			return first.Seq > p.Dispatch.Seq
		}
		let = other.Dispatches[0].At.At
	}
	if let.Equal(p.Queued) {
		return other.Number > n.Number
	}
	return let.After(p.Queued)
}

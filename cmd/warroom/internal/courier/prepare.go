package courier

import (
	"context"
	"slices"

	"warroom/model"
)

// prepare makes the letter of a parcel and finds out who carries it. An outcome says what becomes of a parcel that
// cannot leave; an error that the log could not be read.
func (t *try) prepare(ctx context.Context) (load Load, carrier Carrier, stays Outcome, err error) {
	c, p := t.l.c, t.p
	inc, err := c.looks.incident(ctx, p.Incident)
	if err != nil {
		return load, nil, stays, err
	}
	if t.found = c.review(inc, p); t.found.stays() {
		return load, nil, Outcome{State: model.InQueue}, nil
	}
	plan, err := c.plan(ctx, inc)
	if err != nil {
		return load, nil, stays, err
	}
	defer func() {
		if broke := recover(); broke != nil {
			c.options.Report(broken("make a letter", broke))
			stays, err = Outcome{State: model.DeliveryFailed, Detail: DetailBroken}, nil
		}
	}()
	load, stays = t.load(ctx, inc, plan)
	return load, t.carrier(inc), stays, nil
}

// carrier is the way of the line, or for an exercise the folder.
func (t *try) carrier(inc *model.Incident) Carrier {
	if t.l.carrier == nil || inc.IsExercise() || t.p.Kind == model.Exercise || t.l.c.options.Rehearse(inc) {
		return folder{t.l.c.options.Exercise, t.p.Channel}
	}
	return t.l.carrier
}

// plan is the plan that an incident runs on; the empty one if it was never kept here.
func (c *Courier) plan(ctx context.Context, inc *model.Incident) (*model.Plan, error) {
	if inc.Plan.Digest == "" {
		return model.EmptyPlan, nil
	}
	plan, err := c.options.Store.Plan(ctx, inc.Plan.Digest)
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		return nil, err
	}
	if plan == nil {
		return model.EmptyPlan, nil
	}
	return plan, nil
}

// load makes the letter, and looks up the address at the last moment.
func (t *try) load(ctx context.Context, inc *model.Incident, plan *model.Plan) (load Load, stays Outcome) {
	c, p := t.l.c, t.p
	n, _ := find(inc, p)
	channel, known := plan.Channel(p.Channel)
	if !known {
		channel = model.Channel{ID: p.Channel}
	}
	load = Load{
		ID: p.Key, Incident: inc.Number, Exercise: inc.IsExercise(), Notice: n.Number, Recipient: p.Recipient, Name: p.Name,
		Written: n.Queued.At,
	}
	if p.Recipient != "" && channel.Each() {
		contacts, err := c.options.Book.Contacts(ctx, inc, plan, p.Recipient)
		if err != nil {
			return load, Outcome{State: model.InQueue, Detail: "look up the address: " + err.Error()}
		}
		address, found := addressFor(channel, contacts)
		if !found {
			return load, Outcome{State: model.DeliveryFailed, Detail: DetailAddress}
		}
		load.Address = address
	}
	now := c.now()
	clock := plan.Clock(n.Wording(p.Language).Language, now, c.options.Site)
	load.Letter = n.Letter(inc, plan, channel, p.Language, now, clock)
	brief := channel
	brief.Kind = "sms"
	load.Short = n.Letter(inc, plan, brief, p.Language, now, clock).Text
	return load, Outcome{}
}

// automatic are the kinds of channels that a machine can work. Everything else is worked, and practised, by people.
var automatic = []string{"mail", "sms", "chat", "webhook", "command", "page"}

// Automatic tells whether a machine can work a channel.
func Automatic(c model.Channel) bool { return !c.Manual && slices.Contains(automatic, c.Kind) }

// practised tells whether a letter of an exercise waits for a person, as the real one would.
func (c *Courier) practised(ctx context.Context, inc *model.Incident, by model.ChannelID) (bool, error) {
	plan, err := c.plan(ctx, inc)
	if err != nil {
		return false, err
	}
	channel, known := plan.Channel(by)
	return known && !Automatic(channel), nil
}

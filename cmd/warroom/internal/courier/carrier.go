package courier

import (
	"context"
	"time"

	"warroom/model"
)

// Carrier carries letters by one channel. Carry blocks until the outcome is known or ctx is over; it may be called from
// several goroutines at once.
type Carrier interface {
	// Carry calls ending right before the step after which nobody can take the letter back (the dot that ends a mail,
	// the request, the spool file). If ending answers an error the letter must not leave, and the outcome is temporary.
	Carry(ctx context.Context, load Load, ending func() error) Outcome
}

// Load is one letter on its way to one address.
type Load struct {
	ID        string // the same on every try: a Message-ID, an idempotency key
	Incident  string // its number
	Exercise  bool
	Notice    int // its number within the incident
	Recipient model.RecipientID
	Name      string // of the recipient
	Address   string // empty on a channel that is told once for all
	Letter    model.Letter
	Short     string // the letter for channels with little room
	Written   time.Time
}

// Outcome is what came of one try.
type Outcome struct {
	// State is [model.HandedOver] or [model.Delivered] if it left, [model.InQueue] if it may be tried again,
	// [model.DeliveryFailed] if it never will leave like this, [model.Uncertain] if nobody can know.
	State  model.DeliveryState
	Detail string        // what the other side said, or what to do; never a secret
	After  time.Duration // not before; 0: the courier decides
	Link   bool          // the channel itself could not be reached: not this letter's fault
}

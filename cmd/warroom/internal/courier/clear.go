package courier

import (
	"context"
	"time"
)

// Letters of closed incidents stay in the outbox for a season after the last that was heard of them: so long a customer
// may answer one. Their receipts stay in the log.
const (
	keptFor    = 90 * 24 * time.Hour
	clearEvery = time.Hour
	clearBatch = 500
	clearMost  = 40 // batches in one go
)

// clear removes what is spent from the outbox, a little at a time. What goes wrong waits for the next time: nothing
// depends on it.
func (c *Courier) clear(ctx context.Context) {
	if now := c.now(); now.Sub(c.cleared) < clearEvery && !now.Before(c.cleared) {
		return
	}
	c.cleared = c.now()
	for range clearMost {
		removed, err := c.options.Store.ClearParcels(ctx, c.now().Add(-keptFor), clearBatch)
		if err != nil || removed < clearBatch || !pause(ctx, breath) {
			return
		}
	}
}

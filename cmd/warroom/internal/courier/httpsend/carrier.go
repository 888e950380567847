package httpsend

import (
	"context"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// Carrier implements [courier.Carrier] for a service that is told by one request for each letter.
type Carrier struct {
	Client *Client
	Rules  Rules
	// Make writes the request. An error says why the letter can never be sent.
	Make func(courier.Load) (Request, error)
}

// Carry implements [courier.Carrier].
func (c *Carrier) Carry(ctx context.Context, load courier.Load, ending func() error) courier.Outcome {
	request, err := c.Make(load)
	if err != nil {
		return courier.Outcome{State: model.DeliveryFailed, Detail: c.Client.clean(err.Error())}
	}
	return c.Client.Send(ctx, request, c.Rules, ending)
}

// Close ends the connections that are kept.
func (c *Carrier) Close() error { return c.Client.Close() }

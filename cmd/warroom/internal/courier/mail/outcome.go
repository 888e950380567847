package mail

import (
	"context"
	"errors"
	"io"
	"net/textproto"
	"strconv"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/step"
	"warroom/model"
)

// What is said of addresses with letters beyond ASCII before the @, which only servers with SMTPUTF8 take; screens
// translate these.
const (
	DetailLetters = "the mail server takes no address with such letters before the @"
	DetailSender  = "the mail server takes no sender with such letters before the @"
)

// maxDetail is how much of what a server says is kept.
const maxDetail = 200

// closing is what a server answers that is about to hang up.
const closing = 421

// codeOf is the number that the server answered; 0 if it did not.
func codeOf(err error) int {
	var answer *textproto.Error
	if errors.As(err, &answer) {
		return answer.Code
	}
	return 0
}

// refused is the outcome of a letter that did not come as far as the dot.
func (c *Carrier) refused(ctx context.Context, at step.Name, err error) courier.Outcome {
	outcome := courier.Outcome{State: model.InQueue, Detail: c.said(err)}
	step.Failed(ctx, at, outcome.Detail)
	switch code := codeOf(err); {
	case code == 0:
		outcome.Link = true
	case code >= 500 && at == step.Sender: // the same would happen to every letter: it is the channel that is set up wrong
		outcome.Link = true
	case code >= 500:
		outcome.State = model.DeliveryFailed
	}
	return outcome
}

// unwritable is the outcome of a letter whose addresses need letters that the server does not take. If it is the
// sender's, the same would happen to every letter.
func unwritable(m *message) courier.Outcome {
	if !ascii(m.from) {
		return courier.Outcome{State: model.InQueue, Detail: DetailSender, Link: true}
	}
	return courier.Outcome{State: model.DeliveryFailed, Detail: DetailLetters}
}

// answered is the outcome after the dot.
func (c *Carrier) answered(ctx context.Context, answer string, err error) courier.Outcome {
	code := codeOf(err)
	switch {
	case err == nil, code/100 == 2:
		answer = c.clean(answer)
		step.Done(ctx, step.Answered, answer)
		return courier.Outcome{State: model.HandedOver, Detail: answer}
	case code/100 == 5:
		step.Failed(ctx, step.Answered, c.said(err))
		return courier.Outcome{State: model.DeliveryFailed, Detail: c.said(err)}
	case code/100 == 4:
		step.Failed(ctx, step.Answered, c.said(err))
		return courier.Outcome{State: model.InQueue, Detail: c.said(err)}
	}
	step.Failed(ctx, step.Answered, c.said(err))
	return courier.Outcome{State: model.Uncertain, Detail: "the mail was written, but the server did not confirm it: " + c.said(err)}
}

// unreached is the outcome when there was no connection, or no agreement with the server on how to go on.
func (c *Carrier) unreached(err error) courier.Outcome {
	return courier.Outcome{State: model.InQueue, Detail: c.said(err), Link: true}
}

// said is what the server or the system said, on one line, short, and without the password.
func (c *Carrier) said(err error) string {
	var answer *textproto.Error
	if errors.As(err, &answer) && codeOf(err) > 0 {
		var at *attempt
		head := ""
		if errors.As(err, &at) {
			head = at.doing + ": "
		}
		return c.clean(head + strconv.Itoa(answer.Code) + " " + answer.Msg)
	}
	if errors.Is(err, io.EOF) {
		return "the server closed the connection"
	}
	return c.clean(err.Error())
}

func (c *Carrier) clean(text string) string {
	short := []rune(model.Safe(secret.Cover(text, c.config.Password)))
	if len(short) > maxDetail {
		short = append(short[:maxDetail], '…')
	}
	return string(short)
}

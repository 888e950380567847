package httpsend

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// Rules say what the answers of a server mean. The zero Rules take every 2xx for a yes.
type Rules struct {
	Arrived model.DeliveryState // of a letter that was taken; empty: [model.HandedOver]
	Again   bool                // the server takes the same letter only once: what was not answered is tried again
	Success []int               // the answers that are a yes; none: every 2xx
	Match   *regexp.Regexp      // a yes only if the body matches
	Refuse  *regexp.Regexp      // a no, for good, if the body matches
	Retry   *regexp.Regexp      // a no, for now, if the body matches; a group in it may hold how many seconds to wait
}

// maxDetail is how much of what a server says is kept, and maxWait how long it can make a letter wait.
const (
	maxDetail = 200
	maxWait   = time.Hour
)

// misplaced are the answers that every letter would get: not the letter is wrong, but how the channel is set up.
var misplaced = []int{
	http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed,
	http.StatusProxyAuthRequired, http.StatusGone,
}

// Send sends a request and says what became of the letter in it.
func (c *Client) Send(ctx context.Context, r Request, rules Rules, ending func() error) courier.Outcome {
	got, failed := c.do(ctx, r, ending)
	if failed != nil {
		return c.unanswered(failed, rules)
	}
	return c.judge(got, rules)
}

func (c *Client) unanswered(f *failure, rules Rules) courier.Outcome {
	said := c.clean(reason(f.err))
	switch {
	case f.held:
		return courier.Outcome{State: model.InQueue, Detail: "not sent: " + said}
	case f.written && !rules.Again:
		return courier.Outcome{State: model.Uncertain, Detail: "it was sent, but there was no answer: " + said}
	}
	return courier.Outcome{State: model.InQueue, Detail: said, Link: true}
}

func (c *Client) judge(got answer, rules Rules) courier.Outcome {
	o := courier.Outcome{State: model.InQueue, Detail: c.clean(said(got)), After: wait(got, rules.Retry)}
	yes := got.status/100 == 2
	if len(rules.Success) > 0 {
		yes = slices.Contains(rules.Success, got.status)
	}
	switch status := got.status; {
	case rules.Retry != nil && rules.Retry.Match(got.body):
	case yes && !got.whole && (rules.Match != nil || rules.Refuse != nil) && !rules.Again:
		o.State = model.Uncertain
	case yes && !got.whole && (rules.Match != nil || rules.Refuse != nil):
	case yes && (rules.Refuse != nil && rules.Refuse.Match(got.body) || rules.Match != nil && !rules.Match.Match(got.body)):
		o.State = model.DeliveryFailed
	case yes:
		if o.State = model.HandedOver; rules.Arrived != "" {
			o.State = rules.Arrived
		}
	case status/100 == 3, slices.Contains(misplaced, status):
		o.Link = true
	case status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status == http.StatusTooEarly:
	case status == http.StatusGatewayTimeout && !rules.Again:
		o.State = model.Uncertain // whoever stands before the server has given up waiting for it
	case status >= 500:
		o.Link = status == http.StatusBadGateway || status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout
	default:
		o.State = model.DeliveryFailed
	}
	if o.State != model.InQueue {
		o.After = 0
	}
	return o
}

// wait is how long the server asks to wait: in the head of its answer, or in its body.
func wait(got answer, retry *regexp.Regexp) time.Duration {
	asked := got.header.Get("Retry-After")
	if retry != nil {
		if found := retry.FindSubmatch(got.body); len(found) > 1 && len(found[1]) > 0 {
			asked = string(found[1])
		}
	}
	seconds, err := strconv.ParseFloat(asked, 64)
	if err != nil {
		at, err := http.ParseTime(asked)
		if err != nil {
			return 0
		}
		seconds = time.Until(at).Seconds()
	}
	if !(seconds > 0) { // also not a number
		return 0
	}
	return time.Duration(min(seconds, maxWait.Seconds()) * float64(time.Second))
}

// said is the answer on one line.
func said(got answer) string {
	line := fmt.Sprintf("%d %s", got.status, http.StatusText(got.status))
	if got.status/100 == 3 {
		return line + ": the server points elsewhere; redirects are not followed"
	}
	if text := strings.TrimSpace(string(got.body)); text != "" {
		line += ": " + text
	}
	return line
}

// reason is why a request failed, without the address: it may hold a secret.
func reason(err error) string {
	for _, one := range []error{ErrPrivate, ErrForbidden} {
		if errors.Is(err, one) {
			return one.Error()
		}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "the server took too long"
	}
	return err.Error()
}

func (c *Client) clean(text string) string {
	short := []rune(model.Safe(secret.Cover(text, c.secrets...)))
	if len(short) > maxDetail {
		short = append(short[:maxDetail], '…')
	}
	return string(short)
}

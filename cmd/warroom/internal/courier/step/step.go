// Package step lets somebody watch how a letter gets on: found the address of the server, connected, logged in … It is
// for testing a channel; nobody watches otherwise, and nothing that is told holds a secret.
package step

import (
	"context"
	"crypto/tls"
	"net"
	"net/http/httptrace"
	"strings"
)

// Name says which step it is; the words for it are in the messages.
type Name string

// The steps, in the order in which they are taken.
const (
	Resolved      Name = "resolved"
	Connected     Name = "connected"
	Secured       Name = "secured"
	Authenticated Name = "authenticated"
	Sender        Name = "sender"
	Recipient     Name = "recipient"
	Content       Name = "content" // all is written but the end
	Written       Name = "written"
	Answered      Name = "answered"
)

// Step is one step that was taken, or failed.
type Step struct {
	Name   Name
	Detail string // an address, a version, an answer
	Failed bool
}

type key struct{}

// Watch tells every step that is taken under the context.
func Watch(ctx context.Context, tell func(Step)) context.Context {
	ctx = context.WithValue(ctx, key{}, tell)
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		DNSDone: func(found httptrace.DNSDoneInfo) {
			tell(Step{Resolved, addresses(found.Addrs), found.Err != nil})
		},
		ConnectDone: func(_, address string, err error) { tell(Step{Connected, address, err != nil}) },
		TLSHandshakeDone: func(state tls.ConnectionState, err error) {
			tell(Step{Secured, tls.VersionName(state.Version), err != nil})
		},
		WroteRequest: func(wrote httptrace.WroteRequestInfo) { tell(Step{Written, "", wrote.Err != nil}) },
	})
}

// Done tells that a step was taken.
func Done(ctx context.Context, name Name, detail string) { say(ctx, Step{name, detail, false}) }

// Failed tells that a step could not be taken.
func Failed(ctx context.Context, name Name, detail string) { say(ctx, Step{name, detail, true}) }

func say(ctx context.Context, s Step) {
	if tell, watched := ctx.Value(key{}).(func(Step)); watched {
		tell(s)
	}
}

func addresses(all []net.IPAddr) string {
	words := make([]string, len(all))
	for n, one := range all {
		words[n] = one.String()
	}
	return strings.Join(words, ", ")
}

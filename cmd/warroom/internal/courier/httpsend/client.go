// Package httpsend holds the rules for everything that leaves by HTTP: where it may go, how long it may take, how much of
// an answer is read, and what an answer means for a letter. Redirects are never followed.
package httpsend

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/step"
)

// The limits of one request.
const (
	maxTimeout     = 60 * time.Second
	usualTimeout   = 20 * time.Second
	connectTimeout = 10 * time.Second
	maxAnswer      = 64 << 10
	maxBody        = 1 << 20
)

// Options say how a server is reached.
type Options struct {
	AllowPrivate bool            // addresses that only this network knows
	Timeout      time.Duration   // for the whole request; 0: 20 s; at most 60 s
	Secrets      []secret.Secret // what must not show up in what is said about a request
	TLS          *tls.Config     // nil: the system's roots, TLS 1.2 or newer
	Resolver     *net.Resolver   // nil: the system's. What it answers is believed for no longer than one connection
}

// Client sends requests. It may be used by several goroutines at once.
type Client struct {
	transport *http.Transport
	timeout   time.Duration
	secrets   []secret.Secret
}

// New makes a client.
func New(o Options) *Client {
	if o.Timeout <= 0 {
		o.Timeout = usualTimeout
	}
	if o.TLS == nil {
		o.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	dialer := &net.Dialer{Timeout: connectTimeout, Control: control(o.AllowPrivate), Resolver: o.Resolver}
	return &Client{
		timeout: min(o.Timeout, maxTimeout), secrets: o.Secrets,
		transport: &http.Transport{
			DialContext: dialer.DialContext, TLSClientConfig: o.TLS, TLSHandshakeTimeout: connectTimeout,
			MaxIdleConnsPerHost: 8, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: maxAnswer,
			DisableCompression: true,       // a small answer must not unpack into a large one
			Protocols:          protocol(), // one request at a time on a connection: what was written is known
			Proxy:              nil,        // the address that is checked is the one that is connected to
		},
	}
}

func protocol() *http.Protocols {
	only := new(http.Protocols)
	only.SetHTTP1(true)
	return only
}

// Close ends the connections that are kept.
func (c *Client) Close() error {
	c.transport.CloseIdleConnections()
	return nil
}

// Request is what is sent.
type Request struct {
	Method string
	URL    string
	Header http.Header
	Body   []byte
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
	whole  bool // the body was read to its end
}

// failure is why nothing came back.
type failure struct {
	err     error
	written bool // the request may have arrived
	held    bool // ending answered an error: nothing has left
}

// do sends one request. It calls ending when the connection stands and nothing is written yet.
func (c *Client) do(ctx context.Context, r Request, ending func() error) (answer, *failure) {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, r.Method, r.URL, bytes.NewReader(r.Body))
	if err != nil || len(r.Body) > maxBody {
		return answer{}, &failure{err: errors.New("the request cannot be made: check url and method")}
	}
	for name, values := range r.Header {
		request.Header[name] = values
	}
	if request.Header.Get("User-Agent") == "" {
		request.Header.Set("User-Agent", "warroom")
	}
	if user := request.URL.User; user != nil && request.Header.Get("Authorization") == "" { // the transport leaves it to us
		password, _ := user.Password()
		request.SetBasicAuth(user.Username(), password)
	}
	w := &writing{cancel: cancel, ending: ending}
	response, err := c.transport.RoundTrip(request.WithContext(w.watch(ctx)))
	if err != nil {
		return answer{}, w.failure(err)
	}
	defer func() { _ = response.Body.Close() }()
	got := answer{status: response.StatusCode, header: response.Header}
	got.body, err = io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	got.whole = err == nil && len(got.body) <= maxAnswer
	step.Done(ctx, step.Answered, fmt.Sprintf("%d %s", response.StatusCode, http.StatusText(response.StatusCode)))
	return got, nil
}

// writing follows one request up to where it has left.
type writing struct {
	cancel  context.CancelFunc
	ending  func() error
	asked   bool // ending was called; the transport may try twice if nothing was written
	refused error
	begun   atomic.Bool
	broken  atomic.Bool
}

func (w *writing) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(got httptrace.GotConnInfo) {
			if !w.asked {
				w.asked = true
				w.refused = w.ending()
			}
			if w.refused != nil { // without a connection nothing can leave, however the transport goes on
				w.cancel()
				_ = got.Conn.Close()
				return
			}
			w.begun.Store(true)
			w.broken.Store(false)
		},
		WroteRequest: func(wrote httptrace.WroteRequestInfo) { w.broken.Store(wrote.Err != nil) },
	})
}

// failure judges by how far the request has come: what was not written to its end cannot have been understood.
func (w *writing) failure(err error) *failure {
	if w.refused != nil {
		return &failure{err: w.refused, held: true}
	}
	return &failure{err: err, written: w.begun.Load() && !w.broken.Load()}
}

package httpsend_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

func recorded() error { return nil }

// sending sends one letter to a server on this machine.
func sending(t *testing.T, url string, rules httpsend.Rules, change ...func(*httpsend.Options)) courier.Outcome {
	t.Helper()
	options := httpsend.Options{AllowPrivate: true, Timeout: 5 * time.Second}
	for _, one := range change {
		one(&options)
	}
	client := httpsend.New(options)
	t.Cleanup(func() { _ = client.Close() })
	return client.Send(t.Context(), httpsend.Request{Method: http.MethodPost, URL: url, Header: http.Header{}, Body: []byte("{}")}, rules, recorded)
}

func TestAnswers(t *testing.T) {
	ok := httpsend.Rules{Match: regexp.MustCompile("^ok$")}
	for name, c := range map[string]struct {
		status int
		header string
		body   string
		rules  httpsend.Rules
		state  model.DeliveryState
		link   bool
		after  time.Duration
	}{
		"taken":                   {200, "", "fine", httpsend.Rules{}, model.HandedOver, false, 0},
		"arrived":                 {204, "", "", httpsend.Rules{Arrived: model.Delivered}, model.Delivered, false, 0},
		"the right words":         {200, "", "ok", ok, model.HandedOver, false, 0},
		"an error in a 200":       {200, "", `{"error":"no_such_channel"}`, ok, model.DeliveryFailed, false, 0},
		"for now, in a 200":       {200, "", `{"retry_after": 7}`, httpsend.Rules{Retry: regexp.MustCompile(`"retry_after": (\d+)`)}, model.InQueue, false, 7 * time.Second},
		"failed, in a 200":        {200, "", "failed with error", httpsend.Rules{Refuse: regexp.MustCompile("failed")}, model.DeliveryFailed, false, 0},
		"another 2xx than wanted": {202, "", "", httpsend.Rules{Success: []int{200}}, model.DeliveryFailed, false, 0},
		"wrong":                   {400, "", "bad number", httpsend.Rules{}, model.DeliveryFailed, false, 0},
		"too large":               {413, "", "", httpsend.Rules{}, model.DeliveryFailed, false, 0},
		"wrong token":             {401, "", "", httpsend.Rules{}, model.InQueue, true, 0},
		"wrong place":             {404, "", "", httpsend.Rules{}, model.InQueue, true, 0},
		"too many":                {429, "30", "", httpsend.Rules{}, model.InQueue, false, 30 * time.Second},
		"too many, no time":       {429, "", "", httpsend.Rules{}, model.InQueue, false, 0},
		"too many, nonsense":      {429, "-5", "", httpsend.Rules{}, model.InQueue, false, 0},
		"too many, for a year":    {429, "31536000", "", httpsend.Rules{}, model.InQueue, false, time.Hour},
		"busy":                    {503, "120", "", httpsend.Rules{}, model.InQueue, true, 2 * time.Minute},
		"broken":                  {500, "", "", httpsend.Rules{}, model.InQueue, false, 0},
		"gave up waiting":         {504, "", "", httpsend.Rules{}, model.Uncertain, false, 0},
		"gave up, repeatable":     {504, "", "", httpsend.Rules{Again: true}, model.InQueue, true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if c.header != "" {
					w.Header().Set("Retry-After", c.header)
				}
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			}))
			defer server.Close()
			outcome := sending(t, server.URL, c.rules)
			if outcome.State != c.state || outcome.Link != c.link || outcome.After != c.after || outcome.Detail == "" {
				t.Errorf("the outcome is %+v", outcome)
			}
		})
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	var reached atomic.Bool
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Store(true) }))
	defer inside.Close()
	for _, to := range []string{"http://169.254.169.254/latest/meta-data/", inside.URL} {
		server := httptest.NewServer(http.RedirectHandler(to, http.StatusTemporaryRedirect))
		outcome := sending(t, server.URL, httpsend.Rules{})
		server.Close()
		if outcome.State != model.InQueue || !outcome.Link || !strings.Contains(outcome.Detail, "redirects are not followed") {
			t.Errorf("to %s: %+v", to, outcome)
		}
	}
	if reached.Load() {
		t.Error("the redirect was followed")
	}
}

// The address is checked after the name was resolved, at the moment of connecting.
func TestPrivateAddress(t *testing.T) {
	var reached atomic.Bool
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Store(true) }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"} {
		outcome := sending(t, "http://"+host+":"+port+"/", httpsend.Rules{}, func(o *httpsend.Options) { o.AllowPrivate = false })
		if outcome.State != model.InQueue || !outcome.Link {
			t.Errorf("%s: %+v", host, outcome)
		}
	}
	if reached.Load() {
		t.Error("the server in the private network was reached")
	}
}

// silent takes a request and does what the test wants with the connection.
func silent(t *testing.T, then func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				buffer := make([]byte, 4096)
				_, _ = conn.Read(buffer)
				then(conn)
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

func TestNoAnswer(t *testing.T) {
	hangUp := func(net.Conn) {}
	hang := func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }
	for name, c := range map[string]struct {
		then  func(net.Conn)
		again bool
		state model.DeliveryState
		link  bool
	}{
		"hangs up":             {hangUp, false, model.Uncertain, false},
		"hangs up, repeatable": {hangUp, true, model.InQueue, true},
		"hangs":                {hang, false, model.Uncertain, false},
		"hangs, repeatable":    {hang, true, model.InQueue, true},
	} {
		t.Run(name, func(t *testing.T) {
			outcome := sending(t, silent(t, c.then), httpsend.Rules{Again: c.again}, func(o *httpsend.Options) { o.Timeout = 200 * time.Millisecond })
			if outcome.State != c.state || outcome.Link != c.link {
				t.Errorf("the outcome is %+v", outcome)
			}
		})
	}
	listener, _ := net.Listen("tcp", "127.0.0.1:0")
	address := listener.Addr().String()
	listener.Close()
	if outcome := sending(t, "http://"+address, httpsend.Rules{}); outcome.State != model.InQueue || !outcome.Link {
		t.Errorf("nothing listens: %+v", outcome)
	}
}

// An answer that never ends is read so far and no further, and no longer than the deadline.
func TestSlowAndEndlessBody(t *testing.T) {
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := fmt.Fprint(w, strings.Repeat("x", 1<<16)); err != nil {
				return
			}
		}
	}))
	defer endless.Close()
	if outcome := sending(t, endless.URL, httpsend.Rules{}); outcome.State != model.HandedOver || len(outcome.Detail) > 400 {
		t.Errorf("endless: %+v", outcome)
	}
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, "o")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer slow.Close()
	short := func(o *httpsend.Options) { o.Timeout = 200 * time.Millisecond }
	if outcome := sending(t, slow.URL, httpsend.Rules{}, short); outcome.State != model.HandedOver {
		t.Errorf("slow, and the body does not matter: %+v", outcome)
	}
	if outcome := sending(t, slow.URL, httpsend.Rules{Match: regexp.MustCompile("ok")}, short); outcome.State != model.Uncertain {
		t.Errorf("slow, and the body matters: %+v", outcome)
	}
}

func TestLetterThatMayNotLeaveDoesNot(t *testing.T) {
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	client := httpsend.New(httpsend.Options{AllowPrivate: true})
	request := httpsend.Request{Method: http.MethodGet, URL: server.URL, Header: http.Header{}}
	calls := 0
	for range 20 {
		outcome := client.Send(t.Context(), request, httpsend.Rules{}, func() error { calls++; return errors.New("the disk is full") })
		if outcome.State != model.InQueue || outcome.Link || !strings.Contains(outcome.Detail, "the disk is full") {
			t.Fatalf("the outcome is %+v", outcome)
		}
	}
	_ = client.Close()
	server.Close()
	if n := requests.Load(); n != 0 || calls != 20 {
		t.Errorf("%d requests have left, ending was asked %d times", n, calls)
	}
}

// Ending is asked when nothing is written yet, and only once there is a connection.
func TestEnding(t *testing.T) {
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	defer server.Close()
	client := httpsend.New(httpsend.Options{AllowPrivate: true})
	defer client.Close()
	request := httpsend.Request{Method: http.MethodPost, URL: server.URL, Header: http.Header{}, Body: []byte("x")}
	before := int64(-1)
	client.Send(t.Context(), request, httpsend.Rules{}, func() error { before = requests.Load(); return nil })
	if before != 0 || requests.Load() != 1 {
		t.Errorf("%d requests before, %d after", before, requests.Load())
	}
	asked := false
	request.URL = "http://127.0.0.1:1/"
	client.Send(t.Context(), request, httpsend.Rules{}, func() error { asked = true; return nil })
	if asked {
		t.Error("ending was asked without a connection")
	}
}

func TestSecretsAreNotRepeated(t *testing.T) {
	const canary = "hunter2-canary"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprintf(w, "bad request %s %s", r.RequestURI, r.Header.Get("Authorization"))
	}))
	defer server.Close()
	hide := func(o *httpsend.Options) { o.Secrets = []secret.Secret{secret.New(canary)} }
	for _, url := range []string{server.URL + "/" + canary, "http://127.0.0.1:1/" + canary, "http://" + canary + ".invalid/", "http://[::1/" + canary, "ftp://x/" + canary} {
		outcome := sending(t, url, httpsend.Rules{}, hide)
		if strings.Contains(outcome.Detail, canary) {
			t.Errorf("%s", outcome.Detail)
		}
	}
}

func TestProgramEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	url := silent(t, func(conn net.Conn) { cancel(); _, _ = io.Copy(io.Discard, conn) })
	client := httpsend.New(httpsend.Options{AllowPrivate: true})
	defer client.Close()
	outcome := client.Send(ctx, httpsend.Request{Method: http.MethodPost, URL: url, Header: http.Header{}}, httpsend.Rules{}, recorded)
	if outcome.State != model.Uncertain {
		t.Errorf("the outcome is %+v", outcome)
	}
}

func TestNameAndPasswordInTheAddress(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, given := r.BasicAuth()
		if !given || user != "crisis" || password != "pass word" {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
	defer server.Close()
	if outcome := sending(t, strings.Replace(server.URL, "://", "://crisis:pass%20word@", 1), httpsend.Rules{}); outcome.State != model.HandedOver {
		t.Errorf("the outcome is %+v", outcome)
	}
}

package httpsend_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/model"
)

// names is a name server that says of each name what it is told to, one answer after the other, the last one for ever.
type names struct {
	mu    sync.Mutex
	known map[string][]string
	asked map[string]int
}

// resolver asks the name server.
func (s *names) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	s.asked = map[string]int{}
	go func() {
		question := make([]byte, 512)
		for {
			n, from, err := conn.ReadFrom(question)
			if err != nil {
				return
			}
			if reply, err := s.answer(question[:n]); err == nil {
				_, _ = conn.WriteTo(reply, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func (s *names) answer(raw []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(raw); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m.Response, m.Authoritative, m.Additionals = true, true, nil
	q := m.Questions[0]
	name := strings.TrimSuffix(q.Name.String(), ".")
	answers := s.known[name]
	if len(answers) == 0 {
		m.RCode = dnsmessage.RCodeNameError
		return m.Pack()
	}
	if q.Type == dnsmessage.TypeA {
		head := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}
		for address := range strings.FieldsSeq(answers[min(s.asked[name], len(answers)-1)]) {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AResource{A: netip.MustParseAddr(address).As4()}})
		}
		s.asked[name]++
	}
	return m.Pack()
}

func (s *names) questions(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[name]
}

// A name of the public that leads to an address of this network, at once or only the second time, is not followed:
// what counts is the address that would be connected to.
func TestNamesThatLeadInside(t *testing.T) {
	var hits atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.Add(1)
		if r.URL.Path == "/elsewhere" {
			http.Redirect(w, r, "http://second.example:"+r.URL.Query().Get("port")+"/", http.StatusTemporaryRedirect)
		}
	}))
	t.Cleanup(server.Close)
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	dns := &names{known: map[string][]string{
		"inside.example": {"127.0.0.1"}, "both.example": {"127.0.0.1 169.254.169.254"}, "later.example": {"0.0.0.0", "127.0.0.1"},
		"meta.example": {"169.254.169.254"}, "second.example": {"127.0.0.1"},
	}}
	resolver := dns.resolver(t)
	for _, c := range []struct {
		name    string
		private bool
		tries   int
		want    error
	}{
		{"inside.example", false, 1, httpsend.ErrPrivate},
		{"both.example", false, 1, httpsend.ErrPrivate},
		{"later.example", false, 2, httpsend.ErrPrivate},
		{"meta.example", false, 1, httpsend.ErrForbidden},
		{"meta.example", true, 1, httpsend.ErrForbidden},
	} {
		client := httpsend.New(httpsend.Options{AllowPrivate: c.private, Resolver: resolver})
		t.Cleanup(func() { _ = client.Close() })
		request := httpsend.Request{Method: http.MethodPost, URL: "http://" + c.name + ":" + port + "/", Header: http.Header{}}
		for n := range c.tries {
			outcome := client.Send(t.Context(), request, httpsend.Rules{}, func() error { t.Errorf("%s: it was about to leave", c.name); return nil })
			if outcome.State != model.InQueue || !outcome.Link || n == c.tries-1 && outcome.Detail != c.want.Error() {
				t.Errorf("%s: %+v", c.name, outcome)
			}
		}
		if dns.questions(c.name) == 0 {
			t.Errorf("%s was never asked for: the test tests nothing", c.name)
		}
	}
	if hits.Load() != 0 {
		t.Errorf("%d requests came inside", hits.Load())
	}
	client := httpsend.New(httpsend.Options{AllowPrivate: true, Resolver: resolver})
	t.Cleanup(func() { _ = client.Close() })
	for path, want := range map[string]model.DeliveryState{"/": model.HandedOver, "/elsewhere?port=" + port: model.InQueue} {
		request := httpsend.Request{Method: http.MethodPost, URL: "http://inside.example:" + port + path, Header: http.Header{}}
		if outcome := client.Send(t.Context(), request, httpsend.Rules{}, recorded); outcome.State != want {
			t.Errorf("%s with leave: %+v", path, outcome)
		}
	}
	if hits.Load() != 2 || dns.questions("second.example") != 0 {
		t.Errorf("%d requests, and where the redirect points was asked for %d times", hits.Load(), dns.questions("second.example"))
	}
}

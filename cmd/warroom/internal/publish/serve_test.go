package publish

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestShelf(t *testing.T) {
	var shelf Shelf
	ask := func(method, path string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, nil)
		for n := 0; n+1 < len(header); n += 2 {
			r.Header.Set(header[n], header[n+1])
		}
		w := httptest.NewRecorder()
		shelf.ServeHTTP(w, r)
		return w
	}
	equal(t, "before anything is published", ask("GET", "/").Code, http.StatusServiceUnavailable)
	_, files := story(t).files(always)
	shelf.Put(files)
	for _, c := range []struct {
		method, path string
		status       int
		kind         string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8"},
		{"HEAD", "/de/", 200, "text/html; charset=utf-8"},
		{"GET", "/en/feed.atom", 200, "application/atom+xml; charset=utf-8"},
		{"GET", "/api/v2/summary.json", 200, "application/json; charset=utf-8"},
		{"GET", "/de", 301, ""},
		{"GET", "/../../etc/passwd", 404, ""},
		{"GET", "/.warroom-page.json", 404, ""},
		{"GET", "/nothing", 404, ""},
		{"POST", "/", 405, ""},
		{"PUT", "/index.html", 405, ""},
	} {
		answer := ask(c.method, c.path)
		equal(t, c.method+" "+c.path, answer.Code, c.status)
		if c.kind != "" {
			equal(t, c.path, answer.Header().Get("Content-Type"), c.kind)
		}
		for _, name := range []string{"X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy"} {
			if answer.Header().Get(name) == "" {
				t.Errorf("%s %s: no %s", c.method, c.path, name)
			}
		}
	}
	first := ask("GET", "/")
	equal(t, "again", ask("GET", "/", "If-None-Match", first.Header().Get("ETag")).Code, http.StatusNotModified)
	if policy := first.Header().Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy is %s", policy)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	listener, err := Listen(ctx, ":0")
	if err != nil {
		t.Fatal(err)
	}
	if host := listener.Addr().String(); !strings.HasPrefix(host, "127.0.0.1:") {
		t.Errorf("without a host it listens on %s", host)
	}
	var shelf Shelf
	shelf.Put([]File{{"index.html", []byte("hello")}})
	over := make(chan error)
	go func() { over <- Serve(ctx, listener, &shelf) }()
	answer, err := http.Get("http://" + listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	equal(t, "body", string(body), "hello")
	cancel()
	if err := <-over; err != nil {
		t.Error(err)
	}
}

// However much happens, the page is made at most once a breath; however little, once in a while; and what fails is
// tried again, less and less often.
func TestWatchKeepsThePace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		bell := make(chan struct{}, 1)
		ring := func() {
			select {
			case bell <- struct{}{}:
			default:
			}
		}
		var made, failed atomic.Int64
		var broken atomic.Bool
		over := make(chan struct{})
		go func() {
			defer close(over)
			pace := Pace{Every: time.Minute, Breath: 2 * time.Second, Retry: 5 * time.Second}
			Watch(ctx, bell, pace, func(context.Context) error {
				made.Add(1)
				if broken.Load() {
					return io.ErrUnexpectedEOF
				}
				return nil
			}, func(error) { failed.Add(1) })
		}()
		synctest.Wait()
		equal(t, "at once", made.Load(), 1)
		for range 100 {
			ring()
			time.Sleep(100 * time.Millisecond) // of the bubble's clock: nobody waits
		}
		synctest.Wait()
		if pages := made.Load(); pages < 5 || pages > 7 {
			t.Errorf("%d pages in ten seconds of a storm", pages)
		}
		time.Sleep(4 * time.Second)
		synctest.Wait()
		made.Store(0)
		time.Sleep(5 * time.Minute)
		synctest.Wait()
		equal(t, "in five quiet minutes", made.Load(), 5)
		broken.Store(true)
		made.Store(0)
		ring()
		time.Sleep(20 * time.Second)
		synctest.Wait()
		equal(t, "tries at 0, 5 and 15 seconds", made.Load(), 3)
		equal(t, "reports", failed.Load(), 3)
		cancel()
		<-over
	})
}

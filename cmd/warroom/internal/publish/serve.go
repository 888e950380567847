package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"time"
)

// Shelf hands out the files of a page over HTTP. It is read-only; what is on it is replaced all at once.
type Shelf struct {
	files atomic.Pointer[map[string]shelved]
}

type shelved struct {
	content []byte
	etag    string
}

// Put replaces everything that is on the shelf.
func (s *Shelf) Put(files []File) {
	all := make(map[string]shelved, len(files))
	for _, file := range files {
		sum := sha256.Sum256(file.Content)
		all[file.Path] = shelved{content: file.Content, etag: `"` + hex.EncodeToString(sum[:12]) + `"`}
	}
	s.files.Store(&all)
}

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".json": "application/json; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8",
}

// ServeHTTP implements http.Handler.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "read only", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	files := s.files.Load()
	if files == nil {
		h.Set("Retry-After", "5")
		http.Error(w, "not published yet", http.StatusServiceUnavailable)
		return
	}
	file, known := (*files)[name]
	if index := path.Join(name, "index.html"); !known {
		if file, known = (*files)[index]; known && name != "" && !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		name = index
	}
	if !known {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	h.Set("Content-Type", contentTypes[path.Ext(name)])
	h.Set("Cache-Control", "public, max-age=30")
	h.Set("ETag", file.etag)
	if path.Ext(name) == ".html" {
		h.Set("Content-Security-Policy", look().policy+"; frame-ancestors 'none'")
	} else {
		h.Set("Access-Control-Allow-Origin", "*") // data for whoever wants it
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.content))
}

// Listen opens the address to serve on. Without a host it is this machine alone.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, port))
}

// Serve hands the shelf out until ctx ends, and lets requests under way end then.
func Serve(ctx context.Context, listener net.Listener, shelf *Shelf) error {
	server := &http.Server{
		Handler: shelf, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	over := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(over)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		_ = server.Shutdown(grace)
	})
	err := server.Serve(listener)
	if !stop() {
		<-over
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

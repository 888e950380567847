package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/tui/locale"
)

// A file of channels that is spoilt is said with its place, what it said before stays in force, and it works anew as soon
// as it is mended, without another start; so does a secret that comes later.
func TestTheFileOfChannelsIsReadAgain(t *testing.T) {
	const (
		good   = "channels:\n  pager: {kind: command, path: /bin/true}\n"
		spoilt = "channels:\n  pager:\n    kind: command\n    pth: /bin/true\n    path: /bin/true\n"
		secret = "channels:\n  chat: {kind: slack, url: {env: SLACK_URL}}\n"
	)
	file, hook := filepath.Join(t.TempDir(), "channels.yaml"), atomic.Pointer[string]{}
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := newProgram(strings.NewReader(""), nil, nil, func(string) string {
		if url := hook.Load(); url != nil {
			return *url
		}
		return ""
	}, time.Now)
	p.words = locale.New("en")
	save(spoilt)
	synctest.Test(t, func(t *testing.T) {
		c := &carrying{session: &session{program: p}, file: file}
		seen := stampOf(file)
		c.ways, c.setup = c.read()
		if s := c.Setup(); s == nil || s.Line != 4 || s.Before || !strings.Contains(s.What, "pth") || s.Do == "" {
			t.Fatalf("%+v", s)
		}
		comes := func(mend func()) ways.Ways {
			t.Helper()
			var leave ways.Ways
			done := make(chan struct{})
			go func() {
				defer close(done)
				leave, seen, _ = c.await(t.Context(), seen)
			}()
			time.Sleep(everyRetry + everyGlance)
			synctest.Wait()
			select {
			case <-done:
				t.Fatal("nothing was mended yet")
			default:
			}
			mend()
			<-done
			c.mu.Lock()
			c.ways, c.setup = leave, nil
			c.mu.Unlock()
			return leave
		}
		if got := comes(func() { save(good) }); got["pager"].Carrier == nil {
			t.Errorf("mended: %+v", got)
		}
		comes(func() {
			save(spoilt)
			time.Sleep(2 * everyGlance)
			synctest.Wait()
			if s := c.Setup(); s == nil || !s.Before {
				t.Errorf("what was read before stays in force: %+v", s)
			}
			save(secret)
		})
		if !strings.Contains(c.ways["chat"].Trouble, "SLACK_URL") {
			t.Errorf("%+v", c.ways["chat"])
		}
		if got := comes(func() {
			url := "https://hooks.example.com/x"
			hook.Store(&url)
		}); got["chat"].Trouble != "" {
			t.Errorf("the secret has come: %s", got["chat"].Trouble)
		}
	})
}

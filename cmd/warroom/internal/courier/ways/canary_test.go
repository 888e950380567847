package ways_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/step"
	"warroom/model"
)

const canary = "canary-7f3a"

// Every secret of every kind is a canary. It shows up in nothing that is printed, formatted, marshalled or said, also
// when the other side repeats it or the way there is broken.
func TestSecretsStaySecret(t *testing.T) {
	parrot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprintf(w, "%s %s %v %s", r.Method, r.URL, r.Header, body)
	}))
	defer parrot.Close()
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(canary+"-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for place, base := range map[string]string{"answers": parrot.URL, "nobody": "http://127.0.0.1:1", "no name": "http://no.such.host.invalid", "not allowed": "http://169.254.169.254"} {
		all, err := read(t, `channels:
  mail: {kind: mail, server: "127.0.0.1:1", tls: none, user: room, password: {env: PASSWORD}, from: a@example.org}
  slack: {kind: slack, url: {env: URL}, allow_private: yes}
  teams: {kind: teams, url: {env: URL}, allow_private: yes}
  mattermost: {kind: mattermost, url: {env: URL}, allow_private: yes}
  ntfy: {kind: ntfy, url: `+base+`, topic: x, token: {file: `+file+`}, allow_private: yes}
  telegram: {kind: telegram, url: `+base+`, chat: x, token: {env: PASSWORD}, allow_private: yes}
  matrix: {kind: matrix, url: `+base+`, room: x, token: {env: PASSWORD}, allow_private: yes}
  sms: {kind: sms-http, url: {env: URL}, headers: {Authorization: {env: PASSWORD, before: "Bearer "}}, allow_private: yes}
  hook: {kind: webhook, url: {env: URL}, secret: {env: PASSWORD}, headers: {X-Key: {file: `+file+`}}, allow_private: yes}
`, map[string]string{"PASSWORD": canary + "-password", "URL": base + "/hooks/" + canary + "-path?key=" + canary + "-query"})
		if err != nil {
			t.Fatal(err)
		}
		hidden := func(what, text string) {
			if strings.Contains(text, canary) {
				t.Errorf("%s, %s: %s", place, what, text)
			}
		}
		for id, way := range all {
			if way.Trouble != "" {
				t.Fatalf("%s: %s", id, way.Trouble)
			}
			for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
				hidden(string(id)+" "+format, fmt.Sprintf(format, way)+fmt.Sprintf(format, &way)+fmt.Sprintf(format, way.Carrier))
			}
			marshalled, _ := json.Marshal(way)
			hidden("JSON", string(marshalled))
			var log strings.Builder
			slog.New(slog.NewTextHandler(&log, nil)).Info("way", "way", way, "carrier", way.Carrier)
			hidden("log", log.String())
			ctx := step.Watch(t.Context(), func(s step.Step) { hidden("step", s.Detail) })
			load := courier.Load{ID: "k1", Address: "+491701234567", Letter: model.Letter{Subject: "x", Text: "y"}}
			if id == "mail" {
				load.Address = "a@example.org"
			}
			outcome := way.Carrier.Carry(ctx, load, func() error { return nil })
			hidden(string(id)+" outcome", outcome.Detail)
			if outcome.State.Left() || outcome.Detail == "" {
				t.Errorf("%s, %s: %+v", place, id, outcome)
			}
		}
		_ = all.Close()
	}
}

func TestSecretFormats(t *testing.T) {
	s := secret.New(canary)
	type nest struct {
		S secret.Secret
		p *secret.Secret
		m map[string]secret.Secret
	}
	n := nest{s, &s, map[string]secret.Secret{"x": s}}
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%T", "%10s"} {
		for _, value := range []any{s, &s, n, &n, []secret.Secret{s}, errors.New(s.String())} {
			if text := fmt.Sprintf(format, value); strings.Contains(text, canary) || strings.Contains(text, fmt.Sprintf("%x", canary)) {
				t.Errorf("%s of %T: %s", format, value, text)
			}
		}
	}
	if s.Reveal() != canary || s.IsZero() || !secret.New("").IsZero() {
		t.Error("the secret is not kept")
	}
	for said, value := range map[string]string{canary: canary, "x%2Fy+z%3F": "x/y z?", `say \"yes\"`: `say "yes"`, "Y2FuYXJ5LTdmM2E=": canary} {
		if got := secret.Cover("said: "+said+"!", secret.New(value)); got != "said: ***!" {
			t.Errorf("covered: %s", got)
		}
	}
}

func TestSecretsWithMoreAroundThem(t *testing.T) {
	const value = "canary/7f3a+x?"
	for _, before := range []string{"", "u", "ab", "\x00user\x00", "crisis:"} {
		for _, after := range []string{"", "\x01", "\x01\x01", " and more"} {
			for _, alphabet := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
				said := alphabet.EncodeToString([]byte(before + value + after))
				covered := secret.Cover("535 AUTH "+said, secret.New(value))
				for n := range len(said) - 7 {
					back, _ := alphabet.DecodeString(said[n/4*4 : n/4*4+8])
					if inside := strings.Contains(value, string(back)) && len(back) >= 5; inside && strings.Contains(covered, said[n/4*4:n/4*4+8]) {
						t.Fatalf("%q is left of %q", covered, before+value+after)
					}
				}
			}
		}
	}
	if got := secret.Cover("GET /canary%2f7f3a%2bx%3f", secret.New(value)); got != "GET /***" {
		t.Errorf("covered: %s", got)
	}
}

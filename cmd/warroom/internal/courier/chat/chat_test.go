package chat_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/chat"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// request is what a service got.
type request struct {
	method, path, token string
	body                map[string]any
}

// service answers every request alike and remembers the last.
func service(t *testing.T, status int, answer string) (url string, last *request) {
	t.Helper()
	last = &request{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		*last = request{method: r.Method, path: r.URL.EscapedPath(), token: r.Header.Get("Authorization")}
		if err := json.Unmarshal(text, &last.body); err != nil {
			t.Errorf("the body is no JSON: %s", text)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return server.URL, last
}

func client(t *testing.T) *httpsend.Client {
	c := httpsend.New(httpsend.Options{AllowPrivate: true, Timeout: 5 * time.Second})
	t.Cleanup(func() { _ = c.Close() })
	return c
}

var load = courier.Load{
	ID: "key/1", Incident: "FRA-7", Letter: model.Letter{Language: "en", Subject: "Portal <down>", Text: "Since 9:40 & still.\n<!channel> *now* [x](http://evil)"},
}

func carry(t *testing.T, c courier.Carrier) courier.Outcome {
	t.Helper()
	return c.Carry(t.Context(), load, func() error { return nil })
}

func TestServices(t *testing.T) {
	token := secret.New("t0ken")
	for name, c := range map[string]struct {
		make         func(url string) courier.Carrier
		status       int
		answer       string
		state        model.DeliveryState
		method, path string
		text         func(body map[string]any) string
		want         string
	}{
		"slack": {
			func(url string) courier.Carrier { return chat.Slack(client(t), secret.New(url+"/hook")) }, 200, "ok", model.Delivered,
			"POST", "/hook", func(b map[string]any) string { return b["text"].(string) },
			"*Portal &lt;down&gt;*\n\nSince 9:40 &amp; still.\n&lt;!channel&gt; *now* [x](http://evil)",
		},
		"slack refuses": {
			func(url string) courier.Carrier { return chat.Slack(client(t), secret.New(url)) }, 200, "invalid_payload", model.DeliveryFailed,
			"POST", "/", nil, "",
		},
		"mattermost": {
			func(url string) courier.Carrier { return chat.Mattermost(client(t), secret.New(url)) }, 200, "ok", model.Delivered,
			"POST", "/", func(b map[string]any) string { return b["text"].(string)[:17] }, "**Portal <down>**",
		},
		"ntfy": {
			func(url string) courier.Carrier { return chat.Ntfy(client(t), url, "crisis", token) }, 200, `{"id":"x"}`, model.HandedOver,
			"POST", "/", func(b map[string]any) string { return b["topic"].(string) + " " + b["title"].(string) }, "crisis Portal <down>",
		},
		"telegram": {
			func(url string) courier.Carrier { return chat.Telegram(client(t), url, token, "-100") }, 200, `{"ok":true}`, model.Delivered,
			"POST", "/bott0ken/sendMessage", func(b map[string]any) string { return b["chat_id"].(string) }, "-100",
		},
		"telegram refuses": {
			func(url string) courier.Carrier { return chat.Telegram(client(t), url, token, "-100") }, 400, `{"ok":false}`, model.DeliveryFailed,
			"POST", "/bott0ken/sendMessage", nil, "",
		},
		"matrix": {
			func(url string) courier.Carrier { return chat.Matrix(client(t), url, "!r:x.example", token) }, 200, `{"event_id":"$1"}`, model.Delivered,
			"PUT", "/_matrix/client/v3/rooms/%21r:x.example/send/m.room.message/key%2F1", func(b map[string]any) string { return b["msgtype"].(string) }, "m.text",
		},
		"teams": {
			func(url string) courier.Carrier { return chat.Teams(client(t), secret.New(url)) }, 202, "", model.Delivered,
			"POST", "/", func(b map[string]any) string {
				text, _ := json.Marshal(b["attachments"].([]any)[0].(map[string]any)["content"].(map[string]any)["body"].([]any)[2])
				return string(text)
			}, `\\*now\\* \\[x\\](http://evil)`,
		},
		"teams is busy": {
			func(url string) courier.Carrier { return chat.Teams(client(t), secret.New(url)) }, 200,
			"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429", model.InQueue, "POST", "/", nil, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			url, last := service(t, c.status, c.answer)
			if outcome := carry(t, c.make(url)); outcome.State != c.state {
				t.Fatalf("the outcome is %+v", outcome)
			}
			if last.method != c.method || last.path != c.path {
				t.Errorf("%s %s", last.method, last.path)
			}
			if c.text != nil && !strings.Contains(c.text(last.body), c.want) {
				t.Errorf("the text is %q", c.text(last.body))
			}
		})
	}
}

func TestTelegramAsksToWait(t *testing.T) {
	url, _ := service(t, http.StatusTooManyRequests, `{"ok":false,"error_code":429,"parameters":{"retry_after":17}}`)
	outcome := carry(t, chat.Telegram(client(t), url, secret.New("t0ken"), "1"))
	if outcome.State != model.InQueue || outcome.After != 17*time.Second {
		t.Errorf("the outcome is %+v", outcome)
	}
}

// What is longer than a service takes is cut; it still arrives.
func TestLongText(t *testing.T) {
	long := load
	long.Letter.Text = strings.Repeat("Störung ", 10_000)
	token := secret.New("t")
	for name, c := range map[string]struct {
		make func(url string) courier.Carrier
		key  string
		most int
	}{
		"telegram": {func(url string) courier.Carrier { return chat.Telegram(client(t), url, token, "1") }, "text", 4 * 4096},
		"ntfy":     {func(url string) courier.Carrier { return chat.Ntfy(client(t), url, "x", token) }, "message", 4096},
		"slack":    {func(url string) courier.Carrier { return chat.Slack(client(t), secret.New(url)) }, "text", 4 * 40_000},
	} {
		url, last := service(t, 200, "ok")
		c.make(url).Carry(t.Context(), long, func() error { return nil })
		text, _ := last.body[c.key].(string)
		if len(text) > c.most || !strings.HasSuffix(text, "…") {
			t.Errorf("%s got %d bytes", name, len(text))
		}
	}
}

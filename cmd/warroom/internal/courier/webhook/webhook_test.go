package webhook_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/webhook"
	"warroom/model"
)

type received struct {
	header http.Header
	body   []byte
}

func TestReceiverCanTrustAndTellRepeats(t *testing.T) {
	var all []received
	status := http.StatusServiceUnavailable
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		all = append(all, received{r.Header, body})
		w.WriteHeader(status)
		status = http.StatusNoContent
	}))
	defer server.Close()
	now := time.Date(2026, 11, 22, 9, 40, 0, 0, time.UTC)
	key := secret.New("hunter2")
	client := httpsend.New(httpsend.Options{AllowPrivate: true})
	defer client.Close()
	carrier := webhook.New(client, secret.New(server.URL), key, map[string]secret.Secret{"X-Team": secret.New("ops")}, func() time.Time { return now })
	load := courier.Load{ID: "k1", Incident: "FRA-7", Notice: 2, Letter: model.Letter{Language: "de", Subject: "Störung", Text: "a\r\nX-Warroom-Id: k2"}}
	first := carrier.Carry(t.Context(), load, func() error { return nil })
	now = now.Add(time.Minute)
	second := carrier.Carry(t.Context(), load, func() error { return nil })
	if first.State != model.InQueue || second.State != model.Delivered || len(all) != 2 {
		t.Fatalf("the outcomes are %+v, %+v", first, second)
	}
	for _, one := range all {
		if err := webhook.Verify(key, one.header, one.body, now); err != nil {
			t.Errorf("verify: %v", err)
		}
		if one.header.Get(webhook.HeaderID) != "k1" || len(one.header[webhook.HeaderID]) != 1 || one.header.Get("X-Team") != "ops" {
			t.Errorf("the header is %v", one.header)
		}
		var m webhook.Message
		if err := json.Unmarshal(one.body, &m); err != nil || m.ID != "k1" || m.Text != load.Letter.Text {
			t.Errorf("the body is %s", one.body)
		}
	}
	last := all[1]
	forged := last.header.Clone()
	for name, c := range map[string]struct {
		key    secret.Secret
		header http.Header
		body   []byte
		now    time.Time
	}{
		"another key":  {secret.New("other"), last.header, last.body, now},
		"another body": {key, last.header, append([]byte(" "), last.body...), now},
		"too late":     {key, last.header, last.body, now.Add(webhook.Window + time.Second)},
		"too early":    {key, last.header, last.body, now.Add(-webhook.Window - time.Second)},
		"another time": {key, with(forged, webhook.HeaderTime, "1795340461"), last.body, now},
		"no time":      {key, with(forged, webhook.HeaderTime, ""), last.body, now},
	} {
		if webhook.Verify(c.key, c.header, c.body, c.now) == nil {
			t.Errorf("%s: believed", name)
		}
	}
}

func with(header http.Header, name, value string) http.Header {
	changed := header.Clone()
	changed.Set(name, value)
	return changed
}

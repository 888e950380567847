package chat

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// Ntfy publishes to a topic of an ntfy server. The token may be zero.
func Ntfy(client *httpsend.Client, server, topic string, token secret.Secret) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client, Rules: httpsend.Rules{Arrived: model.HandedOver},
		Make: func(load courier.Load) (httpsend.Request, error) {
			const most = 4000 // bytes; a longer message becomes an attachment
			text := model.SafeLines(load.Letter.Text)
			for len(text) > most {
				text = cut(text, max(2, len([]rune(text))*most/len(text)-1))
			}
			body := map[string]any{"topic": topic, "title": cut(model.Safe(load.Letter.Subject), 200), "message": text, "priority": 4}
			return post(http.MethodPost, server, body, bearer(token))
		},
	}
}

// Telegram sends by a bot to a chat.
func Telegram(client *httpsend.Client, server string, token secret.Secret, chat string) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client,
		Rules: httpsend.Rules{
			Arrived: model.Delivered, Match: regexp.MustCompile(`"ok"\s*:\s*true`), Retry: regexp.MustCompile(`"retry_after"\s*:\s*(\d+)`),
		},
		Make: func(load courier.Load) (httpsend.Request, error) {
			address := strings.TrimSuffix(server, "/") + "/bot" + token.Reveal() + "/sendMessage"
			body := map[string]any{"chat_id": chat, "text": cut(plain(load, ""), 4096), "link_preview_options": map[string]any{"is_disabled": true}}
			return post(http.MethodPost, address, body, nil)
		},
	}
}

// Matrix sends to a room. The key of the letter is the transaction, so that a repeat is recognised by the server.
func Matrix(client *httpsend.Client, server, room string, token secret.Secret) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client,
		Rules: httpsend.Rules{
			Arrived: model.Delivered, Again: true, Match: regexp.MustCompile(`"event_id"`), Retry: regexp.MustCompile(`"errcode"\s*:\s*"M_LIMIT_EXCEEDED"`),
		},
		Make: func(load courier.Load) (httpsend.Request, error) {
			address := strings.TrimSuffix(server, "/") + "/_matrix/client/v3/rooms/" + url.PathEscape(room) +
				"/send/m.room.message/" + url.PathEscape(load.ID)
			return post(http.MethodPut, address, map[string]any{"msgtype": "m.text", "body": cut(plain(load, ""), 20_000)}, bearer(token))
		},
	}
}

func bearer(token secret.Secret) http.Header {
	header := http.Header{}
	if !token.IsZero() {
		header.Set("Authorization", "Bearer "+token.Reveal())
	}
	return header
}

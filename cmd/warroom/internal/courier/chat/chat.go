// Package chat posts letters where people talk: Slack, Teams, Mattermost, ntfy, Telegram, Matrix.
//
// Each service is a few lines over [httpsend]. A library for many services, such as shoutrrr, is not used: it answers
// with an error after ten seconds while its request may still go through, so whoever tries again says everything twice,
// and it keeps secrets in addresses that show up in its errors.
package chat

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// post is a request with a JSON body.
func post(method, url string, body any, header http.Header) (httpsend.Request, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return httpsend.Request{}, fmt.Errorf("write the message: %w", err)
	}
	if header == nil {
		header = http.Header{}
	}
	header.Set("Content-Type", "application/json; charset=utf-8")
	return httpsend.Request{Method: method, URL: url, Header: header, Body: text}, nil
}

// Slack posts to an incoming webhook.
func Slack(client *httpsend.Client, url secret.Secret) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client, Rules: httpsend.Rules{Arrived: model.Delivered, Match: regexp.MustCompile(`^ok\s*$`)},
		Make: func(load courier.Load) (httpsend.Request, error) {
			escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;") // or <!channel> would call everybody
			text := cut(escape.Replace(plain(load, "*")), 39_000)
			return post(http.MethodPost, url.Reveal(), map[string]any{"text": text, "unfurl_links": false}, nil)
		},
	}
}

// Mattermost posts to an incoming webhook.
func Mattermost(client *httpsend.Client, url secret.Secret) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client, Rules: httpsend.Rules{Arrived: model.Delivered, Match: regexp.MustCompile(`^ok\s*$`)},
		Make: func(load courier.Load) (httpsend.Request, error) {
			return post(http.MethodPost, url.Reveal(), map[string]any{"text": cut(plain(load, "**"), 16_000)}, nil)
		},
	}
}

// Teams posts an adaptive card to a workflow's webhook.
func Teams(client *httpsend.Client, url secret.Secret) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client,
		Rules: httpsend.Rules{ // the old connectors answer 200 and say in the body that it failed
			Arrived: model.Delivered, Retry: regexp.MustCompile(`(?i)HTTP error (?:429|5\d\d)`), Refuse: regexp.MustCompile(`(?i)failed with error`),
		},
		Make: func(load courier.Load) (httpsend.Request, error) {
			return post(http.MethodPost, url.Reveal(), card(load), nil)
		},
	}
}

// card is the letter as an adaptive card, one block a line: a block shows no line breaks.
func card(load courier.Load) map[string]any {
	var blocks []map[string]any
	if load.Letter.Subject != "" {
		blocks = append(blocks, map[string]any{
			"type": "TextBlock", "text": escapeCard(model.Safe(load.Letter.Subject)), "wrap": true, "weight": "Bolder", "size": "Medium",
		})
	}
	for line := range strings.SplitSeq(cut(model.SafeLines(load.Letter.Text), 20_000), "\n") {
		if line != "" {
			blocks = append(blocks, map[string]any{"type": "TextBlock", "text": escapeCard(line), "wrap": true})
		}
	}
	return map[string]any{"type": "message", "attachments": []any{map[string]any{
		"contentType": "application/vnd.microsoft.card.adaptive",
		"content": map[string]any{
			"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
			"fallbackText": cut(plain(load, ""), 1_000), "body": blocks,
		},
	}}}
}

// escapeCard keeps the little Markdown that a card knows from being read into a text.
var escapeCard = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, "`", "\\`").Replace

// plain is subject and text, the subject between marks that make it bold.
func plain(load courier.Load, bold string) string {
	text := model.SafeLines(load.Letter.Text)
	if load.Letter.Subject == "" {
		return text
	}
	return bold + model.Safe(load.Letter.Subject) + bold + "\n\n" + text
}

// cut keeps a text within what a service takes.
func cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

package ways

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/chat"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/webhook"
	"warroom/model"
)

// client reads what all channels by HTTP have in common. Ask for it last: it takes the secrets that were read.
func (r *reading) client(k *keys) *httpsend.Client {
	return httpsend.New(httpsend.Options{
		AllowPrivate: k.get("allow_private").yes(), Timeout: k.get("timeout").span(), Secrets: r.secrets,
	})
}

// address is a URL that may be written as it is, or that is a secret as a whole.
func (k *keys) address(usual string) secret.Secret {
	v := k.get("url")
	switch {
	case v.missing() && usual != "":
		return secret.New(usual)
	case v.missing():
		v.wrong("needed", "Key", "url")
		return secret.Secret{}
	case v.keysOf() != nil:
		return k.checked(v, v.secret(true, "url"))
	}
	return k.checked(v, secret.New(v.text()))
}

// hiddenAddress is a URL that is a secret: whoever knows it can post.
func (k *keys) hiddenAddress() secret.Secret {
	v := k.get("url")
	return k.checked(v, v.secret(true, "url"))
}

// checked refuses an address that is none, or that goes in clear through a network that is not one's own.
func (k *keys) checked(v node, address secret.Secret) secret.Secret {
	if address.IsZero() {
		return address
	}
	parsed, err := url.Parse(strings.NewReplacer("{", "", "}", "").Replace(address.Reveal()))
	switch {
	case err != nil || parsed.Host == "" || parsed.Scheme != "https" && parsed.Scheme != "http":
		v.wrong("url")
	case parsed.Scheme == "http" && !k.get("allow_private").yes():
		v.wrong("http")
	default: // a part of it may be said without the rest
		v.reading.secrets = append(v.reading.secrets, hiddenParts(parsed)...)
	}
	return address
}

// hiddenParts are the parts of an address that may be secret: everything but the name of the server.
func hiddenParts(address *url.URL) []secret.Secret {
	var all []secret.Secret
	for _, part := range []string{address.RequestURI(), address.User.String(), address.RawQuery} {
		if len(part) > len("/api/v1/messages") {
			all = append(all, secret.New(part))
		}
	}
	if password, set := address.User.Password(); set {
		all = append(all, secret.New(password))
	}
	return all
}

// headers are lines that go with every request; a value may be a secret.
func (k *keys) headers() map[string]secret.Secret {
	given := k.get("headers").keys()
	all := map[string]secret.Secret{}
	for _, name := range given.order {
		v := given.get(name)
		if v.keysOf() != nil {
			all[name] = v.secret(true, name)
			continue
		}
		all[name] = secret.New(v.text())
		if strings.EqualFold(name, "Authorization") {
			v.wrong("open-secret", "Key", name)
		}
	}
	return all
}

// template reads a request that the operator has written.
func (r *reading) template(k *keys, usualBody string) httpsend.Template {
	t := httpsend.Template{
		Method: k.get("method").word(http.MethodPost, http.MethodGet, http.MethodPut), Header: k.headers(), URL: k.address(""),
		Format: httpsend.Format(k.get("format").word("json", "form", "xml", "text")), Body: k.get("body").text(),
	}
	if t.Body == "" && t.Method != http.MethodGet {
		t.Body = usualBody
	}
	for _, one := range []struct{ key, template string }{{"url", t.URL.Reveal()}, {"body", t.Body}} {
		for _, word := range httpsend.Unknown(one.template) {
			k.get(one.key).wrong("placeholder", "Word", "{"+word+"}")
		}
	}
	filled := httpsend.Fill(t.Body, httpsend.Fields(courier.Load{}), httpsend.ForJSON)
	if t.Format == httpsend.JSON && t.Body != "" && !json.Valid([]byte(filled)) {
		k.get("body").wrong("json")
	}
	return t
}

// rules reads what the answers mean.
func (k *keys) rules(arrived model.DeliveryState) httpsend.Rules {
	rules := httpsend.Rules{Arrived: arrived, Match: k.pattern("success_match"), Refuse: k.pattern("failure_match"), Retry: k.pattern("retry_match")}
	success := k.get("success")
	for _, code := range success.list() {
		number, err := strconv.Atoi(code)
		if err != nil || number < 100 || number > 599 {
			success.wrong("number", "Word", strconv.Quote(code), "Least", 100, "Most", 599)
			continue
		}
		rules.Success = append(rules.Success, number)
	}
	slices.Sort(rules.Success)
	return rules
}

func (k *keys) pattern(name string) *regexp.Regexp {
	text := k.get(name).text()
	if text == "" {
		return nil
	}
	compiled, err := regexp.Compile(text)
	if err != nil {
		k.get(name).wrong("pattern", "Word", strconv.Quote(text))
	}
	return compiled
}

func (r *reading) smsHTTP(k *keys) courier.Carrier {
	template, rules := r.template(k, `{"to": "{to}", "text": "{text}"}`), k.rules(model.HandedOver)
	return &httpsend.Carrier{Make: template.Make, Rules: rules, Client: r.client(k)}
}

func (r *reading) plainHTTP(k *keys) courier.Carrier {
	template, rules := r.template(k, `{"incident": "{incident}", "subject": "{subject}", "text": "{text}"}`), k.rules(model.Delivered)
	return &httpsend.Carrier{Make: template.Make, Rules: rules, Client: r.client(k)}
}

func (r *reading) slack(k *keys) courier.Carrier {
	address := k.hiddenAddress()
	return chat.Slack(r.client(k), address)
}

func (r *reading) teams(k *keys) courier.Carrier {
	address := k.hiddenAddress()
	return chat.Teams(r.client(k), address)
}

func (r *reading) mattermost(k *keys) courier.Carrier {
	address := k.hiddenAddress()
	return chat.Mattermost(r.client(k), address)
}

func (r *reading) ntfy(k *keys) courier.Carrier {
	server, topic, token := k.address("https://ntfy.sh"), k.need("topic"), k.get("token").secret(false, "token")
	return chat.Ntfy(r.client(k), server.Reveal(), topic, token)
}

func (r *reading) telegram(k *keys) courier.Carrier {
	server, to, token := k.address("https://api.telegram.org"), k.need("chat"), k.get("token").secret(true, "token")
	return chat.Telegram(r.client(k), server.Reveal(), token, to)
}

func (r *reading) matrix(k *keys) courier.Carrier {
	server, room, token := k.address(""), k.need("room"), k.get("token").secret(true, "token")
	return chat.Matrix(r.client(k), server.Reveal(), room, token)
}

func (r *reading) webhook(k *keys) courier.Carrier {
	address, key, headers := k.address(""), k.get("secret").secret(true, "secret"), k.headers()
	return webhook.New(r.client(k), address, key, headers, time.Now)
}

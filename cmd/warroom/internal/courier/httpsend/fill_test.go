package httpsend_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// hostile are texts that try to be more than text.
var hostile = []string{
	"plain", `"}, {"to": "all`, "a\r\nBcc: x@example.com", "{to}", "{secret}", "{{.Env}}", "{{call .}}", "${HOME}", "$(id)", "%0d%0aX: y", "&to=all", "a b+c",
	"<script>alert(1)</script>", "]]><x/>", "\x00\x1b]0;x\x07", "\u202eevil", "ÄÖÜ ß € 🚨", strings.Repeat("x", 5000),
}

// What is put into a template is read back as the same text, whatever is in it, and nothing else changes.
func TestFillKeepsEveryTextInItsPlace(t *testing.T) {
	for _, text := range hostile {
		load := courier.Load{ID: "id", Address: text, Letter: model.Letter{Text: text, Subject: text}}
		want := model.SafeLines(text)
		template := httpsend.Template{Method: "POST", URL: secret.New("https://x.example/send?to={to}&key=1"), Format: httpsend.JSON, Body: `{"to": "all", "text": "{text}"}`}
		r, err := template.Make(load)
		if err != nil {
			t.Fatal(err)
		}
		var body map[string]string
		if err := json.Unmarshal(r.Body, &body); err != nil || len(body) != 2 || body["text"] != want || body["to"] != "all" {
			t.Errorf("JSON with %q is %s (%v)", text, r.Body, err)
		}
		parsed, err := url.Parse(r.URL)
		if err != nil || parsed.Query().Get("to") != text || parsed.Query().Get("key") != "1" || len(parsed.Query()) != 2 {
			t.Errorf("URL with %q is %s (%v)", text, r.URL, err)
		}
		template.Format, template.Body = httpsend.Form, "to=1&text={text}"
		r, _ = template.Make(load)
		if form, err := url.ParseQuery(string(r.Body)); err != nil || len(form) != 2 || form.Get("text") != want {
			t.Errorf("form with %q is %s (%v)", text, r.Body, err)
		}
		template.Format, template.Body = httpsend.XML, "<sms><to>1</to><text>{text}</text></sms>"
		r, _ = template.Make(load)
		var sms struct {
			Text string `xml:"text"`
		}
		if err := xml.Unmarshal(r.Body, &sms); err != nil || sms.Text != want {
			t.Errorf("XML with %q is %s (%v)", text, r.Body, err)
		}
	}
}

func TestTemplateReachesOnlyItsFields(t *testing.T) {
	if got := httpsend.Unknown("{to} {text} {customer} {Env} {a b} {{to}} {}"); len(got) != 1 || got[0] != "customer" {
		t.Errorf("unknown are %v", got)
	}
	got := httpsend.Fill("{subject}{env}", map[string]string{"subject": "{env}{subject}"}, httpsend.ForText)
	if got != "{env}{subject}{env}" {
		t.Errorf("filled again: %q", got)
	}
}

package httpsend

import (
	"net/http"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/secret"
)

// Format is how the body of a request is written, and so how what is put into it is escaped.
type Format string

// The formats.
const (
	JSON Format = "json"
	Form Format = "form"
	XML  Format = "xml"
	Text Format = "text"
)

var formats = map[Format]struct {
	content string
	escape  Escape
}{
	JSON: {"application/json; charset=utf-8", ForJSON},
	Form: {"application/x-www-form-urlencoded", ForQuery},
	XML:  {"application/xml; charset=utf-8", ForXML},
	Text: {"text/plain; charset=utf-8", ForText},
}

// Template is a request that an operator has written, with {words} in it; see [Fields].
type Template struct {
	Method string
	URL    secret.Secret
	Header map[string]secret.Secret
	Format Format
	Body   string
}

// Make writes the request for a letter.
func (t Template) Make(load courier.Load) (Request, error) {
	fields, format := Fields(load), formats[t.Format]
	r := Request{Method: t.Method, URL: Fill(t.URL.Reveal(), fields, ForQuery), Header: http.Header{}}
	if t.Body != "" {
		r.Body = []byte(Fill(t.Body, fields, format.escape))
		r.Header.Set("Content-Type", format.content)
	}
	for name, value := range t.Header {
		r.Header.Set(name, Fill(value.Reveal(), fields, ForLine))
	}
	return r, nil
}

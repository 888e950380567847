package httpsend

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// Escape makes a text safe for the place in which it is put.
type Escape func(string) string

// The ways to escape.
var (
	ForJSON  Escape = escapeJSON
	ForQuery Escape = func(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
	ForXML   Escape = escapeXML
	ForLine  Escape = model.Safe // a header
	ForText  Escape = func(text string) string { return text }
)

// Fields are all that a template can reach: these words and nothing else.
func Fields(load courier.Load) map[string]string {
	return map[string]string{
		"id": load.ID, "incident": load.Incident, "notice": strconv.Itoa(load.Notice), "to": load.Address, "name": load.Name,
		"subject": load.Letter.Subject, "text": model.SafeLines(load.Letter.Text), "short": model.SafeLines(load.Short),
		"language": string(load.Letter.Language), "exercise": strconv.FormatBool(load.Exercise), "written": load.Written.UTC().Format(time.RFC3339),
	}
}

// placeholder is {word}; braces around anything else are no placeholder, so that JSON can be written as it is.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// Unknown are the words in braces that no field has.
func Unknown(template string) []string {
	known := Fields(courier.Load{})
	var all []string
	for _, one := range placeholder.FindAllString(template, -1) {
		if _, ok := known[strings.Trim(one, "{}")]; !ok {
			all = append(all, strings.Trim(one, "{}"))
		}
	}
	return all
}

// Fill puts the fields into a template, in one pass: what is put in is never looked at again.
func Fill(template string, fields map[string]string, escape Escape) string {
	return placeholder.ReplaceAllStringFunc(template, func(found string) string {
		value, known := fields[strings.Trim(found, "{}")]
		if !known {
			return found
		}
		return escape(value)
	})
}

func escapeJSON(text string) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(out.String()), `"`), `"`)
}

func escapeXML(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text)) // a buffer does not fail
	return out.String()
}

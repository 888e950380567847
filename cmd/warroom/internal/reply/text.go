package reply

import (
	"encoding/base64"
	"errors"
	"html"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

const (
	maxDepth = 6        // of parts within parts
	maxParts = 40       // beside each other
	maxText  = 64 << 10 // of the plain text before quotes are taken out
	maxWords = 4 << 10  // of what is kept
)

// decoder reads words of headers in any character set.
type decoder struct{ mime.WordDecoder }

var words = decoder{mime.WordDecoder{CharsetReader: inUTF8}}

func (d *decoder) header(text string) string {
	if plain, err := d.DecodeHeader(text); err == nil {
		return plain
	}
	return text
}

// inUTF8 reads a character set; one that is not known is read as Windows-1252, which every byte is something in.
func inUTF8(charset string, text io.Reader) (io.Reader, error) {
	encoding, err := htmlindex.Get(charset)
	if err != nil {
		encoding, err = htmlindex.Get("windows-1252")
	}
	if err != nil {
		return nil, err
	}
	return encoding.NewDecoder().Reader(text), nil
}

// plain is the text of a mail or of a part: the first plain one, else an HTML one without its tags.
func plain(contentType, transfer string, body io.Reader, depth int) (string, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && depth < maxDepth {
		return plainOf(multipart.NewReader(body, params["boundary"]), depth)
	}
	if kind != "text/plain" && kind != "text/html" {
		return "", nil
	}
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "us-ascii") {
		if body, err = inUTF8(charset, body); err != nil {
			return "", err
		}
	}
	raw, err := io.ReadAll(io.LimitReader(body, maxText))
	if err != nil && len(raw) == 0 {
		return "", err
	}
	text := strings.ReplaceAll(strings.ToValidUTF8(string(raw), "\ufffd"), "\r\n", "\n")
	if kind == "text/html" {
		text = untagged(text)
	}
	return strings.TrimPrefix(text, "\ufeff"), nil
}

func plainOf(parts *multipart.Reader, depth int) (string, error) {
	rich := ""
	for range maxParts {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rich, nil //nolint:nilerr // what was read of a mail that is cut off is better than nothing
		}
		if part.FileName() != "" {
			continue
		}
		text, err := plain(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part, depth+1)
		if err != nil || strings.TrimSpace(text) == "" {
			continue
		}
		if kind := part.Header.Get("Content-Type"); !strings.HasPrefix(strings.ToLower(kind), "text/html") {
			return text, nil
		}
		rich = text
	}
	return rich, nil
}

var (
	unseen = regexp.MustCompile(`(?is)<(script|style|head|blockquote)\b.*?</(script|style|head|blockquote)\s*>|<!--.*?-->`)
	breaks = regexp.MustCompile(`(?i)<(br|/p|/div|/li|/tr)\b[^>]*>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
)

func untagged(text string) string {
	return html.UnescapeString(tags.ReplaceAllString(breaks.ReplaceAllString(unseen.ReplaceAllString(text, ""), "\n"), ""))
}

// quoting are lines after which a mail program quotes what is answered.
var quoting = regexp.MustCompile(`(?i)^\s*(-{2,}\s*(original message|ursprüngliche nachricht|mensagem original|original-nachricht).*|on .{5,200} wrote:|am .{5,200} schrieb.*:|em .{5,200} escreveu:|_{20,})\s*$`)

// own is what the writer wrote: not what is quoted, nor the signature.
func own(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "--" || quoting.MatchString(line) {
			break
		}
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// score is a line that is nothing but a score: "4", "Note: 4", "4/5", "4 von 5".
var score = regexp.MustCompile(`(?i)^\s*(?:score|rating|note|bewertung|nota|avaliação)?\s*[:=]?\s*([1-5])\s*(?:(?:/|of|von|out of|de)\s*5)?\s*[.!]?\s*$`)

// scored takes the first score out of a text.
func scored(text string) (int, string) {
	var kept []string
	found := 0
	for line := range strings.Lines(text) {
		if match := score.FindStringSubmatch(strings.TrimRight(line, "\n")); match != nil && found == 0 {
			found, _ = strconv.Atoi(match[1])
			continue
		}
		kept = append(kept, line)
	}
	text = strings.TrimSpace(strings.Join(kept, ""))
	if len(text) > maxWords {
		text = strings.ToValidUTF8(text[:maxWords], "") + " …"
	}
	return found, text
}

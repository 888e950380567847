package plans

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"
)

// withoutQuoted is an address book in which values that telephones still write as version 2.1 does (quoted-printable,
// with a way to be reached as a bare word) stand as versions 3.0 and 4.0 write them. All else stays as it is.
func withoutQuoted(text []byte) []byte {
	if !bytes.Contains(text, []byte("VERSION:2.1")) {
		return text
	}
	var out strings.Builder
	lines := strings.SplitAfter(string(text), "\n")
	for n := 0; n < len(lines); n++ {
		name, value, found := strings.Cut(lines[n], ":")
		if !found || strings.HasPrefix(name, " ") || !strings.Contains(name, ";") {
			out.WriteString(lines[n])
			continue
		}
		params, quoted := newParams(name)
		if quoted {
			for strings.HasSuffix(strings.TrimRight(value, "\r\n"), "=") && n+1 < len(lines) {
				n++
				value += lines[n]
			}
			value = unquoted(value) + "\n"
		}
		out.WriteString(params + ":" + value)
	}
	return []byte(out.String())
}

// newParams are the name and the parameters of a line as they are written since version 3.0, and whether its value is
// quoted-printable.
func newParams(line string) (params string, quoted bool) {
	parts := strings.Split(line, ";")
	params = parts[0]
	for _, part := range parts[1:] {
		key, value, named := strings.Cut(part, "=")
		switch {
		case strings.EqualFold(value, "QUOTED-PRINTABLE") || strings.EqualFold(part, "QUOTED-PRINTABLE"):
			quoted = true
		case strings.EqualFold(key, "CHARSET"):
		case named:
			params += ";" + part
		default:
			params += ";TYPE=" + part
		}
	}
	return params, quoted
}

// unquoted is the value of a quoted-printable line. Bytes that are not UTF-8 are read as Latin-1, which older
// telephones write.
func unquoted(value string) string {
	plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil {
		return strings.TrimRight(value, "\r\n")
	}
	text := string(plain)
	if !utf8.ValidString(text) {
		letters := make([]rune, len(plain))
		for n, b := range plain {
			letters[n] = rune(b)
		}
		text = string(letters)
	}
	return strings.NewReplacer("\r\n", `\n`, "\n", `\n`).Replace(strings.TrimRight(text, "\r\n"))
}

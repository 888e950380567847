package publish

import (
	"html/template"
	"regexp"
	"strings"
)

// address finds what a reader can follow. What ends a sentence does not belong to it.
var address = regexp.MustCompile(`https?://[^\s<>"'“”„«»]*[^\s<>"'“”„«».,;:!?)\]}]`)

// Prose is the text as HTML: a paragraph where a blank line parts them, and addresses that can be followed. It is put
// together here and not in a template because pages consist of little else.
func (s *said) Prose() template.HTML {
	var out strings.Builder
	s.prose(&out)
	return template.HTML(out.String()) //nolint:gosec // every piece of it is escaped
}

func (s *said) prose(out *strings.Builder) {
	begin := "<p>"
	if s.Foreign {
		begin = `<p lang="` + template.HTMLEscapeString(string(s.Language)) + `">`
	}
	open := false
	for line := range strings.Lines(s.Body) {
		if line = strings.TrimSpace(line); line == "" {
			if open {
				out.WriteString("</p>\n")
			}
			open = false
			continue
		}
		if open {
			out.WriteString("<br>\n")
		} else {
			out.WriteString(begin)
		}
		open = true
		follow(out, line)
	}
	if open {
		out.WriteString("</p>\n")
	}
}

// follow writes a line with its addresses as links.
func follow(out *strings.Builder, line string) {
	done := 0
	if strings.Contains(line, "://") {
		for _, at := range address.FindAllStringIndex(line, -1) {
			out.WriteString(template.HTMLEscapeString(line[done:at[0]]))
			link := template.HTMLEscapeString(line[at[0]:at[1]])
			out.WriteString(`<a href="` + link + `" rel="noreferrer">` + link + `</a>`)
			done = at[1]
		}
	}
	out.WriteString(template.HTMLEscapeString(line[done:]))
}

// HTML is the time for people and machines, with the words around it.
func (t timeView) HTML() template.HTML {
	words := template.HTMLEscapeString(t.Words)
	if t.Machine != "" {
		words = `<time datetime="` + template.HTMLEscapeString(t.Machine) + `">` + words + "</time>"
	}
	return template.HTML(template.HTMLEscapeString(t.Before) + words + template.HTMLEscapeString(t.After)) //nolint:gosec // as above
}

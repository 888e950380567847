package publish

import (
	"html/template"
	"strings"
)

// What pages consist of most is put together here and not in a template, which is many times slower: incidents with
// their updates, and lists of them.

// Story is what the incident's page, the index and the feed say about it, the newest first.
func (i incidentView) Story() template.HTML {
	var out strings.Builder
	i.story(&out)
	return template.HTML(out.String()) //nolint:gosec // every piece of it is escaped
}

func (i incidentView) story(out *strings.Builder) {
	escape := template.HTMLEscapeString
	if touched := i.View.touched(i.Components); touched != "" {
		out.WriteString("<p>" + escape(touched) + "</p>\n")
	}
	if !i.Next.IsZero() {
		out.WriteString("<p>" + string(i.View.sentence("next", i.View.at(i.Next)).HTML()) + "</p>\n")
	}
	out.WriteString(`<ol class="updates" aria-label="` + escape(i.View.T("updates")) + "\">\n")
	for n := len(i.Updates) - 1; n >= 0; n-- {
		i.update(out, &i.Updates[n])
	}
	out.WriteString("</ol>\n")
}

func (i incidentView) update(out *strings.Builder, u *Update) {
	escape, v := template.HTMLEscapeString, i.View
	out.WriteString(`<li>` + "\n" + `<p><span class="what">` + escape(v.T("status."+string(u.Status))) + "</span>, " + string(v.stamp(u.At).HTML()) + "</p>\n")
	if name := v.Said(u.Name); name.Body != "" && name.Body != i.Name[v.Language].Body { // else it is that of the incident
		out.WriteString("<p><strong>" + string(name.HTML()) + "</strong></p>\n")
	}
	v.Said(u.Body).prose(out)
	for _, change := range u.Changes {
		c, _ := v.Component(change.Component)
		out.WriteString(`<p class="soft">` + escape(v.T(
			"changed", "part", c.Name[v.Language].Body,
			"old", v.T("component."+string(change.Old)), "new", v.T("component."+string(change.New)),
		)) + "</p>\n")
	}
	out.WriteString("</li>\n")
}

// page is all that the incident's own page says about it.
func (i incidentView) page() string {
	var out strings.Builder
	out.WriteString("<h1>" + string(i.Called().HTML()) + "</h1>\n<p class=\"big\">" + template.HTMLEscapeString(i.Word()) + "</p>\n")
	i.story(&out)
	return out.String()
}

// list are incidents in a line or two each, each leading to its page; empty without any.
func (v *view) list(incidents []incidentView) template.HTML {
	if len(incidents) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString("<ul class=\"list\">\n")
	for _, i := range incidents {
		out.WriteString(`<li><a href="` + template.HTMLEscapeString(i.Link()) + `">` + string(i.Called().HTML()) + "</a><br>\n" +
			`<span class="soft">` + string(v.stamp(i.Started).HTML()) + ": " + template.HTMLEscapeString(i.Word()) + "</span></li>\n")
	}
	out.WriteString("</ul>\n")
	return template.HTML(out.String()) //nolint:gosec // as above
}

// HTML is the text on one line, in its own language.
func (s *said) HTML() template.HTML {
	body := template.HTMLEscapeString(s.Body)
	if s.Foreign {
		body = `<span lang="` + template.HTMLEscapeString(string(s.Language)) + `">` + body + "</span>"
	}
	return template.HTML(body) //nolint:gosec // as above
}

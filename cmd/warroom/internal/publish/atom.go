package publish

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"time"

	"warroom/model"
)

// The feed in Atom (RFC 4287).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Lang string `xml:"hreflang,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		Lang      string      `xml:"xml:lang,attr,omitempty"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Updated   string      `xml:"updated"`
		Published string      `xml:"published"`
		Link      atomLink    `xml:"link"`
		Content   atomContent `xml:"content"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		Body string `xml:",chardata"`
	}
)

// feed is the Atom feed in a language: the incidents of which there was news last, all that are open, and the
// maintenances that are not over.
func (s *Site) feed(language model.Language) []byte {
	words, page := wordsIn(language), s.view(language, "feed.atom", 0)
	title := s.Name[language].Body
	if s.Exercise {
		title = page.Mark() + ": " + title
	}
	feed := atomFeed{
		Lang: string(language), ID: s.tag("feed", string(language)), Title: title, Author: title, Updated: atomTime(s.Updated),
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: s.near(language, "feed.atom")},
			{Rel: "alternate", Type: "text/html", Lang: string(language), Href: s.near(language, "index.html")},
		},
	}
	for _, m := range s.Planned(Scheduled, InProgress) {
		w := workView{m, page}
		feed.Entries = append(feed.Entries, atomEntry{
			ID: s.tag(m.ID, string(language)), Title: m.Name[language].Body, Updated: atomTime(m.Updated), Published: atomTime(m.Created),
			Link:    atomLink{Rel: "alternate", Type: "text/html", Href: s.near(language, "history.html") + "#" + m.ID},
			Content: atomContent{Type: "html", Body: work(w)},
		})
	}
	for _, inc := range s.latest() {
		entry := atomEntry{
			ID: s.tag(inc.ID, string(language)), Title: inc.Name[language].Body, Updated: atomTime(inc.Updated), Published: atomTime(inc.Created),
			Link: atomLink{Rel: "alternate", Type: "text/html", Href: s.near(language, incidentPath(inc.ID))},
		}
		if own := inc.Name[language].Language; own.Base() != words.Language().Base() {
			entry.Lang = string(own)
		}
		entry.Content = atomContent{Type: "html", Body: string(incidentView{inc, page}.Story())}
		feed.Entries = append(feed.Entries, entry)
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	enc := xml.NewEncoder(&out)
	enc.Indent("", " ")
	if err := enc.Encode(feed); err != nil {
		panic(err) // cannot happen: strings in a buffer
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// latest are the incidents of which there was news last and those that are open, in the order of the page. An old one
// that is told of again comes back: a feed is read for what is new.
func (s *Site) latest() []Incident {
	times := make([]time.Time, len(s.Incidents))
	for n, inc := range s.Incidents {
		times[n] = inc.Updated
	}
	slices.SortFunc(times, func(x, y time.Time) int { return y.Compare(x) })
	since := time.Time{}
	if len(times) > newest {
		since = times[newest-1]
	}
	return slices.DeleteFunc(slices.Clone(s.Incidents), func(inc Incident) bool { return inc.Status.Over() && inc.Updated.Before(since) })
}

// work is what a page says about a maintenance.
func work(w workView) string {
	var out bytes.Buffer
	if err := look().pages["incident"].ExecuteTemplate(&out, "work", w); err != nil {
		panic(err) // cannot happen: the pages are made of the same parts
	}
	return out.String()
}

// tag is the permanent id of a thing in a feed (RFC 4151): the same whoever publishes, as long as the page keeps its
// host name.
func (s *Site) tag(thing ...string) string {
	host := "status.invalid"
	if at, err := url.Parse(s.URL); err == nil && at.Hostname() != "" {
		host = at.Hostname()
	}
	return "tag:" + host + ",2026:" + strings.Join(append([]string{s.ID}, thing...), "/")
}

func atomTime(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05Z") }

package main

import "regexp"

// whys are the sentences in which the audit says what is wrong with a chain or with the file.
var whys = []struct {
	said *regexp.Regexp
	id   string // with the placeholders A and B for what the sentence names
}{
	{regexp.MustCompile(`^(\d+) events are missing before number (\d+)$`), "audit.missing"},
	{regexp.MustCompile(`^the event does not fit its hash$`), "audit.changed"},
	{regexp.MustCompile(`^the event of (\S+) stands in its place$`), "audit.other"},
	{regexp.MustCompile(`^the event was moved to another incident$`), "audit.moved"},
	{regexp.MustCompile(`^the event does not follow the one before it$`), "audit.loose"},
	{regexp.MustCompile(`^another event stood here once$`), "audit.replaced"},
	{regexp.MustCompile(`^the chain once went on to number (\d+)$`), "audit.cut"},
	{regexp.MustCompile(`^the index of incidents does not fit the events$`), "audit.index"},
	{regexp.MustCompile(`^the index of chains does not fit the events$`), "audit.index"},
}

// why puts what the audit says into the reader's language. What SQLite itself says stays as it is.
func (p *program) why(said string) string {
	for _, w := range whys {
		if found := w.said.FindStringSubmatch(said); found != nil {
			found = append(found, "", "")
			return p.t(w.id, "A", found[1], "B", found[2])
		}
	}
	return said
}

package publish

import (
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// What is put into a sentence is not looked through for places to put something in.
func TestWordsPutInAreNotFilledAgain(t *testing.T) {
	got := wordsIn("en").T("changed", "part", "{new}{old}{part}", "old", "{new}", "new", "well")
	if !strings.Contains(got, "{new}{old}{part}") || strings.Count(got, "well") != 1 {
		t.Errorf("it says %q", got)
	}
}

// Only an address of the web stands on the page: any other would run in the reader's browser.
func TestAddressOfThePage(t *testing.T) {
	for given, want := range map[string]string{
		"https://status.example.com/": "https://status.example.com", "http://status.example.com/a/b": "http://status.example.com/a/b",
		"javascript:alert(1)": "", "javascript://status.example.com/%0aalert(1)": "", "data:text/html,x": "", "//status.example.com": "", "status.example.com": "",
		"https://": "", "https://a:b@status.example.com": "", "https://status.example.com/?x=1": "", "https://status.example.com\n": "", "": "",
	} {
		plan := &model.Plan{Language: "en", Page: &model.Page{ID: "p", Title: map[model.Language]string{"en": "Status"}, URL: given}}
		if site := Build(nil, plan, noon, Options{}); site.URL != want {
			t.Errorf("%q became %q, want %q", given, site.URL, want)
		}
	}
}

// A feed of a page with many incidents has those of which there was news last, however long ago they began.
func TestFeedHasTheLatestNews(t *testing.T) {
	s := &Site{}
	for n := range 200 { // the one that began last first
		at := noon.Add(-time.Duration(n) * time.Hour)
		s.Incidents = append(s.Incidents, Incident{ID: string(rune('A' + n)), Status: Resolved, Updated: at})
	}
	s.Incidents[150].Status = Investigating
	s.Incidents[199].Updated = noon.Add(time.Hour) // a follow-up to an old one
	latest := s.latest()
	has := func(n int) bool {
		return slices.ContainsFunc(latest, func(inc Incident) bool { return inc.ID == s.Incidents[n].ID })
	}
	if len(latest) != newest+1 || !has(0) || !has(48) || has(49) || !has(150) || !has(199) {
		t.Errorf("%d incidents", len(latest))
	}
	if few := (&Site{Incidents: s.Incidents[:3]}).latest(); len(few) != 3 {
		t.Errorf("%d of 3", len(few))
	}
}

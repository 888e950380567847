package publish

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"warroom/model"
)

// building is a site in the making.
type building struct {
	Options
	site *Site
	plan *model.Plan
	page model.Page
	now  time.Time
}

// Build makes the site from incidents, each with its own plan, and the plan whose page it is. Notices that wait to be
// put on the page are on it already, as of now: see [Handover] for what comes after.
func Build(cases []Case, plan *model.Plan, now time.Time, options Options) *Site {
	b := &building{Options: options.complete(plan, now), plan: plan, page: pageOf(plan), now: now.UTC().Truncate(time.Millisecond)}
	b.site = &Site{
		ID: identify(b.page.ID), URL: webAddress(b.page.URL), Exercise: b.Exercise, Languages: b.Languages, Zone: b.Zone,
		Name: textsOf(b.page.Title, b.Languages, plan.Language), AsOf: b.now.Truncate(time.Second), Renewed: b.Renewed,
	}
	var shown []Case
	for _, c := range cases {
		if b.shows(c.Incident) {
			shown = append(shown, c)
		}
	}
	if !b.Exercise {
		b.maintenances()
	}
	b.components(shown)
	for _, c := range shown {
		if inc, told := b.incident(c); told {
			b.site.Incidents = append(b.site.Incidents, inc)
		}
	}
	slices.SortFunc(b.site.Incidents, func(x, y Incident) int {
		return cmp.Or(y.Started.At.Compare(x.Started.At), cmp.Compare(x.ID, y.ID))
	})
	b.whole()
	return b.site
}

// pageOf is what the plan says about its page; without that, a page that only bears the name of the product.
func pageOf(plan *model.Plan) model.Page {
	if plan.Page != nil {
		return *plan.Page
	}
	return model.Page{ID: "page", Title: map[model.Language]string{plan.Language: cmp.Or(plan.Product, plan.Name)}}
}

// webAddress is where readers find the page, without a slash at the end; empty if it is no address of the web, which
// would do other things in a reader's browser than lead there.
func webAddress(given string) string {
	at, err := url.Parse(given)
	if err != nil || at.Scheme != "https" && at.Scheme != "http" || at.Host == "" || at.User != nil || at.RawQuery != "" || at.Fragment != "" {
		return ""
	}
	return strings.TrimRight(at.String(), "/")
}

// id is the stable id of a thing of this page.
func (b *building) id(thing ...string) string { return identify(b.page.ID, thing...) }

// whole says how the whole is doing and when anything changed last.
func (b *building) whole() {
	site := b.site
	site.State, site.Updated = None, b.Since
	for _, c := range site.Components {
		site.State = worse(site.State, hurts(c.State))
		site.Updated = later(site.Updated, c.Since)
	}
	for _, m := range site.Maintenances {
		if m.Status == InProgress {
			site.State = worse(site.State, Maintained)
		}
		site.Updated = later(site.Updated, m.Updated)
	}
	for _, inc := range site.Incidents {
		if !inc.Status.Over() {
			site.State = worse(site.State, inc.Impact)
		}
		site.Updated = later(site.Updated, inc.Updated)
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func sooner(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

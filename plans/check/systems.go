package check

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"warroom/plans"
	"warroom/plans/weak"
)

// systems finds what has nothing to fall back on, returns too late, or cannot carry what lands on it.
func (c *checker) systems() {
	if len(c.folder.Systems) == 0 {
		c.in("plan.yaml", 0, 0, plans.Info, "system.none")
		return
	}
	title := map[string]string{}
	for _, s := range c.folder.Systems {
		title[s.ID] = cmp.Or(s.Title, s.ID)
		about := func(absent bool, level plans.Level, code string, with ...string) {
			if absent {
				c.at("system", s.ID, level, code, append([]string{"system", title[s.ID]}, with...)...)
			}
		}
		about(s.Kind == plans.Process && s.Fallback == "", plans.Warning, "system.no-fallback")
		about(s.RTO > 0 && s.MTPD > 0 && s.RTO >= s.MTPD, plans.Warning, "system.rto", "rto", span(s.RTO), "mtpd", span(s.MTPD))
		about(s.Kind == plans.Process && s.Overflow != "" && (s.Volume == 0 || s.Capacity == 0), plans.Info, "open.volume")
	}
	analysis := weak.Analyse(c.folder.Systems)
	for _, circle := range analysis.Circles {
		c.at("system", circle[0], plans.Error, "system.circle", "systems", strings.Join(circle, ", "))
	}
	for _, r := range analysis.Recovery {
		if r.Late() {
			c.at("system", r.ID, plans.Warning, "system.late", "system", title[r.ID], "target", span(r.Target), "earliest", span(r.Earliest), "needs", title[r.WaitsFor])
		}
		for _, needed := range r.Before {
			c.at("system", r.ID, plans.Warning, "system.order", "system", title[r.ID], "needs", title[needed])
		}
	}
	said := map[string]bool{} // one overload is the same whatever else falls with it
	for _, load := range analysis.Loads {
		key := load.On + " " + strings.Join(load.From, " ")
		if load.Over() <= 0 || said[key] {
			continue
		}
		said[key] = true
		c.at("system", load.On, plans.Warning, "system.overload", "system", title[load.On], "cause", title[load.Cause],
			"load", strconv.Itoa(load.Own+load.Added), "capacity", strconv.Itoa(load.Capacity))
	}
}

// span is a time as it is written in a plan: 90m, 4h, 3d.
func span(d time.Duration) string {
	switch {
	case d >= 24*time.Hour && d%(24*time.Hour) == 0:
		return strconv.Itoa(int(d/(24*time.Hour))) + "d"
	case d%time.Hour == 0:
		return strconv.Itoa(int(d/time.Hour)) + "h"
	}
	return strconv.Itoa(int(d/time.Minute)) + "m"
}

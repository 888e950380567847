package pane

import (
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// log shows what happened, the newest first, in the order in which it happened. Lines are made when they are seen, so
// that a long incident costs no more than a short one.
type log struct {
	base
	filter filter
	index  []row    // one row per entry that is shown, with pins and day separators; none of it is blank
	wide   []row    // the index with the entry under the cursor unfolded
	keys   []string // of each entry
	words  []string // of each entry as a filter reads them, once there is one
	name   int      // the width of the longest name
	of     logView
}

// logView is what the index was made of.
type logView struct {
	incident *model.Incident
	locale   *locale.Locale
	plan     *model.Plan
	zone     *time.Location
	day      int
	filter   string
}

// The widths of the log's columns: the time, and who at least.
const (
	logTime = 7
	logWho  = 5
)

func (p *log) content() []row {
	s := p.state
	if s.Incident == nil {
		p.filter.reset()
		return s.empty()
	}
	view := logView{s.Incident, s.Locale, s.Plan, s.Zone, s.day(s.Now), p.filter.text}
	if view != p.of {
		before := p.of
		if before.filter = view.filter; before != view {
			p.keys, p.words = keysOf(s.Incident), make([]string, len(s.Incident.Log))
		}
		p.of = view
		p.index = p.list()
	}
	if len(p.index) == 0 {
		if p.filter.active() {
			return []row{text(s.t("filter.none", "Text", p.filter.text), &s.Theme.Faint)}
		}
		return []row{text(s.t("log.none"), &s.Theme.Faint)}
	}
	return p.unfold()
}

// list indexes the entries: pinned ones first, then all by the time at which they happened, with a line between days.
func (p *log) list() []row {
	s, all := p.state, p.state.Incident.Log
	p.filter.reset()
	p.name = p.longestName()
	var pinned []row
	order := p.order()
	rows := make([]row, 0, len(order)+len(order)/16)
	today := p.of.day
	for _, n := range order {
		e := &all[n]
		if !p.filter.active() {
			p.filter.keeps()
		} else if !p.filter.found(p.wordsOf(n)) {
			continue
		}
		key := p.keys[n]
		if day := s.day(e.When().At); day != today && e.When().Precision != model.Unknown {
			today = day
			rows = append(rows, row{line: line{{"── " + s.Locale.Day(e.When().At, s.Zone, s.Now) + " ──", &s.Theme.Faint}}})
		}
		if e.Pinned && e.Struck == nil {
			pinned = append(pinned, row{key: "pin/" + key, entry: n + 1})
		}
		rows = append(rows, row{key: key, entry: n + 1})
	}
	if len(pinned) == 0 {
		return rows
	}
	if len(rows) > 0 && rows[0].key != "" {
		pinned = append(pinned, row{line: line{{"──", &s.Theme.Faint}}})
	}
	return append(pinned, rows...)
}

// keysOf are the names of all entries.
func keysOf(inc *model.Incident) []string {
	keys := make([]string, len(inc.Log))
	for n := range inc.Log {
		keys[n] = inc.Log[n].Ref().String()
	}
	return keys
}

// wordsOf is what a filter looks at in an entry; it is worded once, not again for each letter that is typed.
func (p *log) wordsOf(n int) string {
	s := p.state
	if p.words[n] == "" {
		e := &s.Incident.Log[n]
		kind, said := s.Locale.EntryIn(e, s.scene())
		p.words[n] = folded(kind + " " + said + " " + s.person(e.Actor.Person))
	}
	return p.words[n]
}

func (s State) scene() locale.Scene {
	return locale.Scene{Incident: s.Incident, Plan: s.Plan, Zone: s.Zone, Now: s.Now, Number: s.number}
}

func (p *log) longestName() int {
	s, longest, seen := p.state, 0, map[model.PersonID]bool{}
	for n := range s.Incident.Log {
		if id := s.Incident.Log[n].Actor.Person; !seen[id] {
			seen[id] = true
			longest = max(longest, width(s.Locale.FirstName(id, s.Plan)))
		}
	}
	return longest
}

// who is the width of the column that says who: as wide as the names, within what the pane can spare.
func (p *log) who() int {
	inner, _ := p.inner()
	most := 8
	if inner >= 60 {
		most = max(12, inner/8)
	}
	return max(min(p.name, most), logWho) + 1
}

// order is the newest entry first. Entries whose time is not known stay where the log has them.
func (p *log) order() []int {
	all := p.state.Incident.Log
	order := make([]int, len(all))
	sorted := true
	for n := range all {
		order[n] = len(all) - 1 - n
		sorted = sorted && (n == 0 || !all[n].HappenedAt.At.Before(all[n-1].HappenedAt.At)) && all[n].Corrected == nil
	}
	if !sorted {
		slices.SortStableFunc(order, func(a, b int) int { return all[b].When().At.Compare(all[a].When().At) })
	}
	return order
}

// unfold puts the whole text of the entry under the cursor below it.
func (p *log) unfold() []row {
	at := slices.IndexFunc(p.index, func(r row) bool { return r.key != "" && r.key == p.key })
	if at < 0 || !p.touched {
		return p.index
	}
	inner, h := p.inner()
	indent := p.column()
	room := inner - indent
	if room < 10 {
		return p.index
	}
	wrapped := strings.Split(ansi.Wrap(p.text1(p.index[at]), room, ""), "\n")
	p.wide = append(p.wide[:0], p.index[:at+1]...)
	for _, rest := range wrapped[1:min(len(wrapped), max(h, 1))] {
		p.wide = append(p.wide, row{line: line{{strings.Repeat(" ", indent) + strings.TrimLeft(rest, " "), &p.state.Theme.Focus}}})
	}
	p.wide = append(p.wide, p.index[at+1:]...)
	return p.wide
}

// kindWidth is the width of the column that says the kind.
func (p *log) kindWidth() int {
	if inner, _ := p.inner(); inner < 60 {
		return 0
	}
	return 12
}

// column is where the text begins.
func (p *log) column() int { return logTime + 2 + p.who() + p.kindWidth() }

// text1 is the text of an entry with what became of it.
func (p *log) text1(r row) string {
	s, e := p.state, &p.state.Incident.Log[r.entry-1]
	_, said := s.Locale.EntryIn(e, s.scene())
	switch {
	case e.Struck != nil:
		said += " (" + join(": ", s.t("log.struck", "Person", s.Locale.FirstName(e.Struck.By.Person, s.Plan)), model.Safe(e.Struck.Reason)) + ")"
	case e.Corrected != nil:
		said += " (" + s.t("log.corrected") + ")"
	}
	return said
}

func (p *log) entryLine(r row) line {
	s, t, e := p.state, p.state.Theme, &p.state.Incident.Log[r.entry-1]
	kind, _ := s.Locale.EntryIn(e, s.scene())
	pinned := strings.HasPrefix(r.key, "pin/")
	mark, look, quiet := "  ", &t.Normal, &t.Faint
	switch {
	case e.Struck != nil:
		mark, look, quiet = theme.Failed+" ", &t.Struck, &t.Struck
	case pinned:
		mark, look = theme.Pinned+" ", &t.Bold
	}
	when := s.logTime(e.When())
	if pinned && s.day(e.When().At) != p.of.day {
		when = s.Locale.Date(e.When().At, s.Zone, s.Now)
	}
	l := line{
		{fit(when, logTime-1) + " ", quiet},
		{mark, look},
		{fit(s.Locale.FirstName(e.Actor.Person, s.Plan), p.who()-1) + " ", look},
	}
	if w := p.kindWidth(); w > 0 {
		l = l.add(fit(kind, w-1)+" ", quiet)
	}
	return l.add(p.text1(r), look)
}

// logTime is the time of day: "11:38", "~11:40" if only about, "--:--" if not known. The day stands above.
func (s State) logTime(stamp model.Stamp) string {
	switch {
	case stamp.IsZero() || stamp.Precision == model.Unknown:
		return "--:--"
	case stamp.Precision == model.Approximate:
		return "~" + s.local(stamp.At).Format("15:04")
	}
	return s.local(stamp.At).Format("15:04")
}

func (s State) local(t time.Time) time.Time {
	if s.Zone == nil {
		return t.UTC()
	}
	return t.In(s.Zone)
}

// day is a calendar day in the viewer's zone as a number that can be compared: 20261120.
func (s State) day(t time.Time) int {
	year, month, day := s.local(t).Date()
	return year*10000 + int(month)*100 + day
}

// Selection is the entry under the cursor.
func (p *log) Selection() Selection {
	if p.at < 0 || p.at >= len(p.rows) || p.rows[p.at].entry == 0 {
		return Selection{}
	}
	r := p.rows[p.at]
	return Selection{Entry: p.state.Incident.Log[r.entry-1].Ref(), Text: p.text1(r)}
}

// Filter hides the entries in which the words do not occur.
func (p *log) Filter(text string) { p.filter = newFilter(text); p.rebuild() }

// Filtering is the filter in force, empty if none.
func (p *log) Filtering() string { return p.filter.text }

// said is the match count, or how many entries there are.
func (p *log) said() (string, bool) {
	if p.filter.active() {
		return p.filter.said(p.state), true
	}
	if p.state.Incident == nil {
		return "", false
	}
	return p.state.n("log.entries", len(p.state.Incident.Log)), false
}

// Badge says nothing: an entry asks for nobody.
func (p *log) Badge() (int, bool) { return 0, false }

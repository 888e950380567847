package pane

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/plans/paper"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// reader is the pane in which the plan is read: a list of its pages, and the page under the cursor. Where both fit
// they stand side by side, and enter moves from the list into the page; else one of them is seen.
type reader struct {
	base
	filter  filter
	reading bool // the keys move in the page, not in the list
	guest   bool // it was opened from elsewhere: esc leaves instead of going to the list
	ref     string
	spot    string // words that lead to a passage of the page; empty: it begins on top
	leaf    leaf
}

// sideBySide is from which width list and page are seen at once.
const sideBySide = 120

func (p *reader) split() bool { return p.w >= sideBySide }

// listWidth is the width of the list within the pane.
func (p *reader) listWidth() int {
	inner, _ := p.inner()
	if !p.split() {
		return inner
	}
	return min(max(inner/3, 36), 56)
}

// pageWidth is the width of the page, with the column of marks at its left.
func (p *reader) pageWidth() int {
	inner, _ := p.inner()
	if !p.split() {
		return inner
	}
	return inner - p.listWidth() - 3
}

// Show takes over what is true now, and a book that was read meanwhile.
func (p *reader) Show(s State) {
	same := p.made > 0 && showingOf(s) == showingOf(p.state)
	p.state = s
	if !same {
		p.base.Show(s)
	}
	p.settlePage()
}

// showing is what the list hangs on; the rest of a state only turns the clock.
type showing struct {
	book     *Book
	plan     *model.Plan
	scenario string
	fault    string
	locale   *locale.Locale
	theme    *theme.Theme
}

func showingOf(s State) showing {
	of := showing{book: s.Book, plan: s.Plan, fault: s.BookFault, locale: s.Locale, theme: s.Theme}
	if s.Incident != nil {
		of.scenario = s.Incident.Scenario
	}
	return of
}

// SetSize gives the pane its size.
func (p *reader) SetSize(w, h int) {
	p.base.SetSize(w, h)
	p.settlePage()
}

// content lists the pages by kind, those of the incident's scenario first.
func (p *reader) content() []row {
	s := p.state
	p.filter.reset()
	if s.Book == nil {
		return p.missing()
	}
	var rows []row
	listed := map[string]bool{}
	for _, ref := range p.forCase() {
		rows = p.entry(rows, ref, "case", s.t("plan.case"))
		listed[ref.Kind+"/"+ref.ID] = p.filter.active()
	}
	for n := range s.Book.pages {
		if one := &s.Book.pages[n]; !listed[one.key()] {
			rows = p.entry(rows, one.Ref, one.Kind, s.Locale.T("cli.kind."+one.Kind))
		}
	}
	if len(rows) == 0 {
		rows = p.sentence(s.t("filter.none", "Text", p.filter.text), &s.Theme.Faint)
	}
	return rows
}

// missing says why there is nothing to read.
func (p *reader) missing() []row {
	s := p.state
	switch {
	case s.BookFault != "":
		return append([]row{text(s.t("plan.none"), &s.Theme.Bold)}, p.sentence(model.Safe(s.BookFault), &s.Theme.Faint)...)
	case s.Plan == nil || s.Plan.Digest == "":
		return append([]row{text(s.t("plan.none"), &s.Theme.Bold)}, p.sentence(s.t("plan.none.help"), &s.Theme.Faint)...)
	}
	return []row{text(s.t("plan.reading"), &s.Theme.Faint)}
}

// sentence is a text over as many rows as it needs.
func (p *reader) sentence(words string, look *lipgloss.Style) []row {
	var rows []row
	for _, l := range wrapped(p.state.Theme, paper.Text{{Text: words}}, look, p.listWidth()) {
		rows = append(rows, row{line: l})
	}
	return rows
}

// entry adds a page to the list, below the heading of its group.
func (p *reader) entry(rows []row, ref paper.Ref, group, heading string) []row {
	s := p.state
	one := &s.Book.pages[s.Book.at[ref.Kind+"/"+ref.ID]]
	if !p.filter.found(one.hay) {
		return rows
	}
	key := group + "/" + one.key()
	if n := len(rows); n == 0 || !strings.HasPrefix(rows[n-1].key, group+"/") {
		if n > 0 {
			rows = append(rows, row{})
		}
		rows = append(rows, text(heading, &s.Theme.Bold))
	}
	return append(rows, row{key: key, draw: func() line { return line{{"  " + one.Title, nil}} }})
}

// forCase is what the plan has for the scenario of the incident.
func (p *reader) forCase() []paper.Ref {
	if p.state.Incident == nil || p.state.Book == nil {
		return nil
	}
	return p.state.Book.cases[p.state.Incident.Scenario]
}

// Open puts a page in front, at the passage that words lead to. What was looked for is forgotten: it would hide where
// one is.
func (p *reader) Open(s Spot) {
	p.filter, p.reading, p.guest = filter{}, true, true
	p.ref, p.spot = s.Kind+"/"+s.ID, s.Words
	p.leaf = leaf{}
	p.key, p.touched = s.Kind+"/"+p.ref, true
	if slices.ContainsFunc(p.forCase(), func(r paper.Ref) bool { return r.Kind == s.Kind && r.ID == s.ID }) {
		p.key = "case/" + p.ref
	}
	p.rebuild()
	p.reveal()
	p.settlePage()
}

// follow shows the page under the cursor of the list.
func (p *reader) follow() {
	_, ref, found := strings.Cut(p.key, "/")
	if found && ref != p.ref {
		p.ref, p.spot, p.leaf = ref, "", leaf{}
	}
	p.settlePage()
}

// settlePage sets the page that is shown, if that has not been done.
func (p *reader) settlePage() {
	s := p.state
	if s.Book == nil || s.Theme == nil || s.Locale == nil {
		p.leaf = leaf{}
		return
	}
	if _, known := s.Book.at[p.ref]; !known {
		_, p.ref, _ = strings.Cut(p.key, "/")
		p.reading = false
	}
	n, known := s.Book.at[p.ref]
	if !known {
		p.leaf = leaf{}
		return
	}
	of := leafOf{&s.Book.pages[n], max(p.pageWidth()-gutter, 1), s.Theme.Mode, p.filter.text}
	if of != p.leaf.of {
		_, h := p.inner()
		p.leaf.set(s.Theme, of, &p.filter, p.spot, h)
	}
}

// Filter looks for words in the titles and texts of all pages.
func (p *reader) Filter(text string) {
	if text == p.filter.text {
		return
	}
	p.filter = newFilter(text)
	p.rebuild()
	if !p.reading {
		p.toTitle()
		p.follow()
	}
	p.settlePage()
}

// toTitle puts the cursor on the first page whose title says what is looked for: it is meant more often than one that
// only mentions it.
func (p *reader) toTitle() {
	if !p.filter.active() || p.filter.invert || p.state.Book == nil {
		return
	}
	titled := func(r row) bool {
		_, ref, found := strings.Cut(r.key, "/")
		return found && p.filter.matches(p.state.Book.pages[p.state.Book.at[ref]].title)
	}
	if at := slices.IndexFunc(p.rows, titled); at >= 0 && (p.at < 0 || !titled(p.rows[p.at])) {
		p.put(at)
	}
}

// Filtering is what is looked for, empty if nothing is.
func (p *reader) Filtering() string { return p.filter.text }

// Selection is the page in front.
func (p *reader) Selection() Selection {
	if p.leaf.of.page == nil {
		return Selection{}
	}
	return Selection{Text: p.leaf.of.page.text}
}

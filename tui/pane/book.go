package pane

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/paper"
)

// Book is a plan folder as the room reads it: every page set and ready to be searched. It is immutable. To make one
// takes some time, so a command does it, never a view.
type Book struct {
	Folder *plans.Folder
	pages  []page
	at     map[string]int         // "kind/id" → place among the pages
	serves map[string]string      // checklist → the workflow that names it
	cases  map[string][]paper.Ref // scenario → what belongs to it
}

// page is one page of a book.
type page struct {
	paper.Ref
	doc   paper.Document
	text  string // without looks, as it is copied
	title string // folded
	hay   string // folded, with the title
}

func (p *page) key() string { return p.Kind + "/" + p.ID }

// NewBook sets every page of a folder. Numbers that are marked as private are left out: a screen is seen by everybody
// in the room. now is when it is read, in the zone of the reader.
func NewBook(folder *plans.Folder, now time.Time) *Book {
	b := &Book{Folder: folder, at: map[string]int{}, serves: map[string]string{}, cases: map[string][]paper.Ref{}}
	refs, docs := paper.PagesOf(folder, paper.Options{Now: now})
	for n, ref := range refs {
		ref.Title = model.Safe(ref.Title)
		one := page{Ref: ref, doc: docs[n], text: plainText(docs[n])}
		one.title = folded(ref.Title + " " + ref.ID)
		one.hay = one.title + "\n" + folded(one.text)
		b.at[one.key()] = len(b.pages)
		b.pages = append(b.pages, one)
	}
	for _, s := range folder.Plan.Scenarios {
		b.cases[s.ID] = paper.PagesFor(s, refs)
	}
	for _, w := range folder.Workflows {
		for _, id := range w.Checklists {
			list, _ := folder.Plan.Checklist(id)
			if b.serves[id] == "" || list.Area == w.Area {
				b.serves[id] = w.ID
			}
		}
	}
	return b
}

// Digest names the plan of the book.
func (b *Book) Digest() string { return b.Folder.Plan.Digest }

// Spot is a place in the book: a page, and words that lead to the passage on it.
type Spot struct {
	Kind, ID string
	Words    string
}

// Has tells whether the book has the page.
func (b *Book) Has(s Spot) bool {
	_, ok := b.at[s.Kind+"/"+s.ID]
	return ok
}

// Serving is where the book tells how a step of a checklist is worked: the passage of the workflow that names its list,
// or else the list itself. words are those of the step.
func (b *Book) Serving(list, words string) (Spot, bool) {
	if workflow, ok := b.serves[list]; ok {
		return Spot{"workflow", workflow, words}, true
	}
	s := Spot{"checklist", list, words}
	return s, b.Has(s)
}

// Best is the page that fits words best: by its name, else by what it says.
func (b *Book) Best(words string) (Spot, bool) {
	f := newFilter(words)
	best, rank := -1, 4
	for n := range b.pages {
		one := &b.pages[n]
		switch {
		case rank > 0 && strings.EqualFold(strings.TrimSpace(words), one.ID):
			best, rank = n, 0
		case rank > 1 && f.active() && strings.HasPrefix(one.title, f.words[0][0]) && f.matches(one.title):
			best, rank = n, 1
		case rank > 2 && f.active() && f.matches(one.title):
			best, rank = n, 2
		case rank > 3 && f.active() && f.matches(one.hay):
			best, rank = n, 3
		}
	}
	if best < 0 {
		return Spot{}, false
	}
	s := Spot{Kind: b.pages[best].Kind, ID: b.pages[best].ID}
	if rank == 3 {
		s.Words = words
	}
	return s, true
}

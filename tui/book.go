package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/pane"
)

// books are the plans that were read to be shown, by digest. A plan never changes, so none is read twice.
type books struct {
	read    map[string]*pane.Book
	faults  map[string]string // why one could not be read, already worded
	reading string            // the digest of the one being read; one at a time
	asked   func(*pane.Book) (pane.Spot, bool)
}

// of is the book of a plan, or why there is none.
func (b *books) of(digest string) (*pane.Book, string) { return b.read[digest], b.faults[digest] }

// bookMsg brings a book, or why there is none.
type bookMsg struct {
	digest string
	book   *pane.Book
	err    error
}

// fetchBook reads the plan in force while somebody looks at the plan. again tells to try once more where that failed.
func (r *Room) fetchBook(again bool) tea.Cmd {
	digest := r.planInForce().Digest
	book, fault := r.books.of(digest)
	if r.focus != pane.Plan || digest == "" || book != nil || fault != "" && !again || r.books.reading == digest {
		return nil
	}
	r.books.reading = digest
	read, offer, ctx, now := r.opts.Folder, r.offer, r.ctx, r.now.In(r.opts.Zone)
	return func() tea.Msg {
		var folder *plans.Folder
		var err error
		if offer.Plan != nil && offer.Plan.Digest == digest && len(offer.Archive) > 0 {
			folder, err = plans.ParseFolder(offer.Archive) // not kept until an incident runs on it
		} else {
			folder, err = read(ctx, digest)
		}
		if folder == nil {
			return bookMsg{digest: digest, err: cmp.Or(err, notHere(digest))}
		}
		return bookMsg{digest: digest, book: pane.NewBook(folder, now)} // findings do not keep anybody from reading
	}
}

// takeBook shows a book that was read, on the page that somebody asked for meanwhile.
func (r *Room) takeBook(msg bookMsg) tea.Cmd {
	b := &r.books
	if b.read == nil {
		b.read, b.faults = map[string]*pane.Book{}, map[string]string{}
	}
	if b.reading == msg.digest {
		b.reading = ""
	}
	delete(b.faults, msg.digest)
	if msg.book == nil {
		what, hint := r.explain(msg.err)
		if hint != "" {
			what += ". " + hint
		}
		b.faults[msg.digest] = what
	} else {
		b.read[msg.digest] = msg.book
	}
	r.show()
	if b.asked == nil {
		return nil
	}
	return r.turnTo(b.asked)
}

// turnTo puts the plan in front, on the page that find answers, once the plan has been read.
func (r *Room) turnTo(find func(*pane.Book) (pane.Spot, bool)) tea.Cmd {
	fetch := tea.Cmd(nil)
	book, fault := r.books.of(r.planInForce().Digest)
	r.books.asked = nil
	if book == nil && fault == "" {
		r.books.asked = find
	}
	if book != nil {
		spot, known := find(book)
		if !known || !book.Has(spot) {
			return r.refuse("room.plan.no-page")
		}
		defer r.leaf(spot)
	}
	if r.focus != pane.Plan {
		fetch = r.goTo(pane.Plan)
	}
	return fetch
}

// leaf opens a page of the plan.
func (r *Room) leaf(spot pane.Spot) {
	if p, ok := r.panes[pane.Plan].(interface{ Open(pane.Spot) }); ok {
		r.show()
		p.Open(spot)
	}
}

// readAbout shows what the plan says about what the cursor stands on: how a step is worked, what a role does, what an
// audience is told, and otherwise the case.
func (r *Room) readAbout(sel pane.Selection) tea.Cmd {
	scenario := ""
	if r.data.inc != nil {
		scenario = r.data.inc.Scenario
	}
	return r.turnTo(func(b *pane.Book) (pane.Spot, bool) {
		switch {
		case sel.Checklist != "":
			if sel.Item == "" {
				sel.Text = ""
			}
			return b.Serving(sel.Checklist, sel.Text)
		case sel.Role != "":
			return pane.Spot{Kind: "role", ID: string(sel.Role)}, true
		case sel.Audience != "":
			return pane.Spot{Kind: "audience", ID: string(sel.Audience)}, true
		case scenario != "":
			return pane.Spot{Kind: "scenario", ID: scenario}, true
		}
		return pane.Spot{Kind: "severity", ID: "all"}, true
	})
}

// readOf shows the page that fits words best.
func (r *Room) readOf(words string) tea.Cmd {
	return r.turnTo(func(b *pane.Book) (pane.Spot, bool) { return b.Best(words) })
}

// shipped answers the folder that the program ships.
func shipped(lang model.Language) func(context.Context, string) (*plans.Folder, error) {
	return func(_ context.Context, digest string) (*plans.Folder, error) {
		folder := plans.DefaultFolder(lang)
		if folder.Plan.Digest != digest {
			return nil, notHere(digest)
		}
		return folder, nil
	}
}

func notHere(digest string) error {
	return &model.Error{
		Code: model.CodeNotFound, Message: "the plan " + digest + " is not in this file",
		Hint: "open the room with the plan folder that the incident was declared with", Args: map[string]string{"digest": digest},
	}
}

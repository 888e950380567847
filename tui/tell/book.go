package tell

import (
	tea "charm.land/bubbletea/v2"

	"warroom/model"
)

// Asking makes the command that looks up how to reach a recipient; its message is a [Found]. Nil: there is no book.
type Asking func(model.RecipientID) tea.Cmd

// Found brings the numbers and addresses of a recipient, the best first. They are for the eyes of whoever asked.
type Found struct {
	To       model.RecipientID
	Contacts []model.Contact
	Err      error
}

// book keeps what was looked up while the screen is open, and asks for each recipient once.
type book struct {
	ask   Asking
	found map[model.RecipientID]Found
	asked map[model.RecipientID]bool
}

func newBook(ask Asking) book {
	return book{ask: ask, found: map[model.RecipientID]Found{}, asked: map[model.RecipientID]bool{}}
}

// look asks for a recipient who was not asked for yet.
func (b *book) look(to model.RecipientID) tea.Cmd {
	if b.ask == nil || to == "" || b.asked[to] {
		return nil
	}
	b.asked[to] = true
	return b.ask(to)
}

// by are the contacts of a recipient that fit one of the ways.
func (b *book) by(to model.RecipientID, ways ...string) []model.Contact {
	var all []model.Contact
	for _, way := range ways {
		for _, contact := range b.found[to].Contacts {
			if contact.Way == way {
				all = append(all, contact)
			}
		}
	}
	return all
}

// known tells whether the answer has come.
func (b *book) known(to model.RecipientID) bool {
	_, is := b.found[to]
	return is
}

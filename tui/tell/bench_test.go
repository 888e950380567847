package tell

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

// crowd is a notice that went to 10,000 customers, and what became of it.
func crowd(b *testing.B) *script {
	s := story(b, model.Real)
	for part := range 20 {
		hit := model.HitCustomers{}
		for n := range 500 {
			id := part*500 + n
			hit.Customers = append(hit.Customers, model.Customer{ID: model.CustomerID(fmt.Sprintf("k%05d", id)), Name: fmt.Sprintf("Customer %d", id), Ways: []string{"mail", "mobile"}})
		}
		s.does(0, "nora", hit)
	}
	s.drafted()
	return s
}

// BenchmarkKey: from a key press to the screen, with 10,000 recipients.
func BenchmarkKey(b *testing.B) {
	s := crowd(b)
	draft := s.context("en")
	s.let()
	left := s.context("en")
	a, _ := action.Find("compose")
	asking := func(model.RecipientID) tea.Cmd { return nil }
	for _, one := range []struct {
		name string
		d    dialog.Dialog
		keys []string
	}{
		{"compose", NewCompose(a, draft, action.Values{"stage": "identified"}, style(draft)), []string{"x", "y", "backspace"}},
		{"letter", NewNotice(1, draft, style(draft)), []string{"right", "down"}},
		{"receipts", NewNotice(1, left, style(left)), []string{"down", "down", "up"}},
		{"ways", NewWays(1, left, nil, asking, style(left)), []string{"down", "up"}},
		{"voice", NewWays(1, left, nil, asking, style(left)), []string{"3", "down", "up"}},
	} {
		b.Run(one.name, func(b *testing.B) {
			if one.name == "compose" {
				press(one.d, "ctrl+t")
			}
			if w, is := one.d.(*Ways); is {
				for _, to := range w.to[:2] {
					w.Hear(Found{To: to.Recipient, Contacts: []model.Contact{{Way: "mobile", Value: "+49 170 555 0101"}}})
				}
			}
			for n := 0; b.Loop(); n++ {
				press(one.d, one.keys[n%len(one.keys)])
				one.d.View(200, 58)
			}
		})
	}
}

// BenchmarkSecond: what a second costs while such a screen is open: everything is looked at again.
func BenchmarkSecond(b *testing.B) {
	s := crowd(b)
	draft := s.context("en")
	a, _ := action.Find("compose")
	d := NewCompose(a, draft, action.Values{"stage": "identified"}, style(draft))
	for b.Loop() {
		d.Refresh(draft)
		d.View(200, 58)
	}
}

// BenchmarkOpen: what opening a notice to so many costs; they are counted meanwhile.
func BenchmarkOpen(b *testing.B) {
	s := crowd(b)
	c := s.context("en")
	for b.Loop() {
		NewNotice(1, c, style(c)).View(200, 58)
	}
}

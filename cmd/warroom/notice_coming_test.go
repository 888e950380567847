package main

import (
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
)

// Of a letter that was tried, the list of a notice says how often, why it waits, and when it is tried again.
func TestWaitingLettersSayWhyAndWhenNext(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage", "--severity", "SEV1")
	m.must("customer", "import", m.file("c.csv", "id,name,mail\nacme,Acme,a@acme.example\n"))
	m.must("customer", "hit", "acme")
	m.must("notice", "draft", "customers", "We know of it.", "--channels", "mail", "--status", "investigating")
	m.must("notice", "send", "1", "--anyway")
	m.look(func(r *room) {
		mark := storage.ParcelMark{ID: 1, State: model.InQueue, Tries: 2, Next: m.now.Add(5 * time.Minute), Detail: "451 later", At: m.now}
		if err := r.log.MarkParcels(t.Context(), []storage.ParcelMark{mark}); err != nil {
			t.Fatal(err)
		}
	})
	if out := m.must("notice", "show", "1"); !strings.Contains(out, "Acme  Mail  waits  12:00  2 tries  next try 12:05  451 later\n") {
		t.Errorf("notice show prints\n%s", out)
	}
	out := m.must("notice", "receipts", "1", "--json")
	for _, said := range []string{`"tries": 2`, `"next_try": "2026-11-22T11:05:00Z"`, `"why": "451 later"`} {
		if !strings.Contains(out, said) {
			t.Errorf("the receipts do not hold %s:\n%s", said, out)
		}
	}
}

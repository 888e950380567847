package main

import (
	"strings"
	"testing"

	"warroom/model"
	"warroom/storage"
)

// A letter that was dropped has not failed: letting all failed ones go once more does not bring it back.
func TestDroppedLettersStayDropped(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage", "--severity", "SEV1")
	m.must("customer", "import", m.file("c.csv", "id,name,mail\nacme,Acme,a@acme.example\nbolt,Bolt,b@bolt.example\n"))
	m.must("customer", "hit", "--all")
	m.must("notice", "draft", "customers", "We know of it.", "--channels", "mail", "--status", "investigating")
	m.look(func(r *room) {
		send := model.QueueNotice{Number: 1, Anyway: true, AsIs: "a test"}
		if _, err := r.log.Do(t.Context(), model.Command{Incident: r.inc.ID, Actor: model.Actor{Person: "anna"}, Intent: send}); err != nil {
			t.Fatal(err)
		}
	})
	m.must("outbox", "drop", "1", "they", "were", "called")
	again := m.must("outbox", "retry", "--failed")
	m.look(func(r *room) {
		rows, err := r.log.Outbox(t.Context(), storage.OutboxFilter{})
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d letters, %v, after %q", len(rows), err, again)
		}
		if rows[0].State != model.Superseded || rows[0].Detail != "they were called" || rows[1].State != model.InQueue {
			t.Errorf("the outbox holds %+v", rows)
		}
	})
	if all := m.must("outbox", "--all"); !strings.Contains(all, "they were called") {
		t.Errorf("the reason is not to be seen in:\n%s", all)
	}
}

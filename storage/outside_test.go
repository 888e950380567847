package storage

import (
	"path/filepath"
	"testing"

	"warroom/model"
)

func TestWhatIsNoEventIsHeardOfWithoutRinging(t *testing.T) {
	here := newLog(t, Options{})
	there := openLog(t, here.Path(), Options{NoBell: true})
	declare(t, here, "payments down")
	here.bell.flush()
	here.bell.mu.Lock()
	rung := here.bell.rung
	here.bell.mu.Unlock()
	for name, l := range map[string]*Log{"this process": here, "another one": there} {
		ring := l.Watch(t.Context())
		for len(ring) > 0 {
			<-ring
		}
		if err := here.SetLink(t.Context(), model.Link{Channel: "mail", State: model.LinkOffline, Detail: name}); err != nil {
			t.Fatal(err)
		}
		heard(t, ring)
	}
	here.bell.mu.Lock()
	defer here.bell.mu.Unlock()
	if here.bell.rung != rung || here.bell.waiting != nil {
		t.Error("the bell was rung for what is no event")
	}
	cursor := Cursor(0)
	for want := 1; want >= 0; want-- {
		events, next, err := there.Since(t.Context(), cursor)
		if err != nil || len(events) != want {
			t.Fatalf("%d events since %d, %v: want %d", len(events), cursor, err, want)
		}
		cursor = next
	}
}

func TestABackupHasWhatStandsBesideTheLog(t *testing.T) {
	l, id := newDesk(t, 2, Options{})
	send(t, l, id)
	keep(t, l, named("acme", "Acme", ""))
	if err := l.KeepMapping(t.Context(), "Nr", map[string]string{"Nr": "id"}); err != nil {
		t.Fatal(err)
	}
	if err := l.CountSymptom(t.Context(), SymptomCall{Symptom: "login"}); err != nil {
		t.Fatal(err)
	}
	lease(t, l, "courier", l.options.Clock())
	backup, path := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "log.db")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), backup, path); err != nil {
		t.Fatal(err)
	}
	there := openLog(t, path, Options{})
	if len(outbox(t, there, OutboxFilter{})) != 2 {
		t.Error("the outbox is not there")
	}
	if _, ok, err := there.Customer(t.Context(), "acme"); !ok || err != nil {
		t.Errorf("customer: %v, %v", ok, err)
	}
	if columns, err := there.Mapping(t.Context(), "Nr"); len(columns) != 1 || err != nil {
		t.Errorf("mapping: %v, %v", columns, err)
	}
	if calls, err := there.Symptoms(t.Context(), l.options.Clock().AddDate(-1, 0, 0)); len(calls) != 1 || err != nil {
		t.Errorf("symptoms: %v, %v", calls, err)
	}
	if !lease(t, there, "other", l.options.Clock()) {
		t.Error("the lease of another file holds")
	}
	if h := there.Health(t.Context()); h.Waiting != 0 || h.Uncertain != 2 || h.Sender != "other" {
		t.Errorf("%+v", h)
	}
}

func TestOnlyStatesThatThereAreCanBeMarked(t *testing.T) {
	l, id := newDesk(t, 1, Options{})
	send(t, l, id)
	p := outbox(t, l, OutboxFilter{})[0]
	for _, m := range []ParcelMark{{ID: p.ID}, {ID: p.ID, State: "sent"}, {ID: p.ID, State: model.HandedOver, Ending: true}} {
		if err := l.MarkParcels(t.Context(), []ParcelMark{m}); err == nil {
			t.Errorf("%+v was taken", m)
		}
	}
	if after := outbox(t, l, OutboxFilter{})[0]; after != p {
		t.Errorf("%+v, want %+v", after, p)
	}
	readOnly := openLog(t, l.Path(), Options{ReadOnly: true})
	if _, err := readOnly.Lease(t.Context(), "x", p.At, p.At); model.CodeOf(err) != model.CodeReadOnly {
		t.Errorf("%v, want code %s", err, model.CodeReadOnly)
	}
}

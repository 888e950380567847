package storage

import (
	"testing"
	"time"

	"warroom/model"
)

// Marks that are given together say no more and no less than each by itself: all of them or none.
func TestLettersAboutToLeaveTogether(t *testing.T) {
	l, id := newDesk(t, 6, Options{})
	send(t, l, id)
	lease(t, l, "courier", time.Now())
	all := outbox(t, l, OutboxFilter{})
	ending := func(n, tries int) ParcelMark {
		return ParcelMark{ID: all[n].ID, State: model.InQueue, Ending: true, Tries: tries}
	}

	mark(t, l, ending(0, 1), ending(1, 3), ParcelMark{ID: all[2].ID, State: model.DeliveryFailed, Detail: "550 no"}, ending(3, 1))
	after := outbox(t, l, OutboxFilter{})
	for n, want := range []Parcel{{Ending: true, Tries: 1}, {Ending: true, Tries: 3}, {}, {Ending: true, Tries: 1}, {}, {}} {
		if after[n].Ending != want.Ending || after[n].Tries != want.Tries {
			t.Errorf("letter %d: leaves %t at try %d, want %+v", n, after[n].Ending, after[n].Tries, want)
		}
	}

	for name, marks := range map[string][]ParcelMark{
		"one leaves already":      {ending(4, 1), ending(0, 2)},
		"one failed":              {ending(4, 1), ending(2, 2)},
		"one twice":               {ending(4, 1), ending(4, 1)},
		"one is not there":        {ending(4, 1), {ID: 999, State: model.InQueue, Ending: true}},
		"another is not there":    {ending(4, 1), ending(5, 1), {ID: 999, State: model.DeliveryFailed}},
		"one leaves and is there": {ending(4, 1), ending(5, 1), {ID: all[5].ID, State: model.HandedOver}, ending(5, 1), ending(5, 1)},
	} {
		if err := l.MarkParcels(t.Context(), marks); model.CodeOf(err) != model.CodeChanged {
			t.Errorf("%s: %v, want code %s", name, err, model.CodeChanged)
		}
		if after := outbox(t, l, OutboxFilter{}); after[4].Ending || after[5].Ending {
			t.Errorf("%s: some of the marks were written", name)
		}
	}
	lease(t, l, "courier", time.Now())
	wholeAudit(t, l)
}

// Whoever has lost the lease gets no permission, for one letter or for many.
func TestNobodyLeavesTogetherWithoutTheLease(t *testing.T) {
	l, id := newDesk(t, 3, Options{})
	send(t, l, id)
	now := time.Now()
	lease(t, l, "courier", now)
	if _, err := l.writer.conn.ExecContext(t.Context(), `UPDATE lease SET holder = 'another', term = term + 1`); err != nil {
		t.Fatal(err)
	}
	var marks []ParcelMark
	for _, p := range outbox(t, l, OutboxFilter{}) {
		marks = append(marks, ParcelMark{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1})
	}
	if err := l.MarkParcels(t.Context(), marks); model.CodeOf(err) != CodeNoLease {
		t.Errorf("%v, want code %s", err, CodeNoLease)
	}
	for _, p := range outbox(t, l, OutboxFilter{}) {
		if p.Ending {
			t.Error("a letter leaves all the same")
		}
	}
}

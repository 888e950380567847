package storage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestBlockingIsWhatOthersWaitBehind(t *testing.T) {
	now := time.Now()
	l, id := newDesk(t, 3, Options{Clock: func() time.Time { return now }})
	send(t, l, id)
	all := outbox(t, l, OutboxFilter{})
	later := now.Add(time.Hour)
	for _, p := range all[:2] {
		mark(t, l, ParcelMark{ID: p.ID, State: model.InQueue, Next: later})
	}
	blocked := func() []Parcel {
		t.Helper()
		parcels, err := l.BlockingIn(t.Context(), Line{Channel: "mail"}, now, 10)
		if err != nil {
			t.Fatal(err)
		}
		return parcels
	}
	if got := blocked(); len(got) != 0 {
		t.Errorf("nothing waits behind them: %v", ids(got))
	}
	send(t, l, id)
	if got := blocked(); fmt.Sprint(ids(got)) != fmt.Sprint(ids(all[:2])) {
		t.Errorf("blocking are %v, want %v: the third may leave now", ids(got), ids(all[:2]))
	}
	mark(t, l, ParcelMark{ID: all[0].ID, State: model.Superseded})
	if got := blocked(); len(got) != 1 || got[0].ID != all[1].ID {
		t.Errorf("blocking are %v", ids(got))
	}
}

func TestBlockingIsReadFromAnIndex(t *testing.T) {
	l := newLog(t, Options{})
	rows, err := l.readers.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+blocking)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(detail + "\n")
	}
	if rows.Err() != nil || !strings.Contains(plan.String(), "parcel_behind") || strings.Contains(plan.String(), "SCAN f") {
		t.Errorf("the plan is\n%s", plan.String())
	}
}

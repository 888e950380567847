package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"warroom/model"
)

// MethodCourier is the [model.Actor.Method] of what a courier tells the log. A mark made in any other way is a person's.
const MethodCourier = "courier"

// The kinds of events that the outbox follows.
var (
	queueing    = model.NoticeQueued{}.Kind()
	marking     = model.DeliveriesMarked{}.Kind()
	withdrawing = model.NoticeWithdrawn{}.Kind()
)

// post carries over to the outbox what events, which are stored and folded, say about it. What another site queued is
// that site's to send.
func (t *turn) post(events []model.Event, ours bool) error {
	for _, event := range events {
		if event.Kind != queueing && event.Kind != marking && event.Kind != withdrawing {
			continue
		}
		fact, err := event.Decode()
		if err != nil {
			continue // the fold passes over it too
		}
		f, err := t.fold(event.Incident)
		if err != nil {
			return err
		}
		switch body := fact.(type) {
		case model.NoticeQueued:
			if ours {
				err = t.queue(event, f)
			}
		case model.DeliveriesMarked:
			err = t.marked(event, body, f, ours)
		case model.NoticeWithdrawn:
			err = t.withdraw(f, body)
		}
		if err != nil {
			return fmt.Errorf("keep the outbox: %w", t.lose(err))
		}
	}
	return nil
}

// noticeOf finds the notice that an event is about, and the dispatch if it is one.
func noticeOf(inc *model.Incident, about func(model.Notice) bool) (model.Notice, bool) {
	for _, n := range inc.Notices {
		if about(n) {
			return n, true
		}
	}
	return model.Notice{}, false
}

func dispatchOf(inc *model.Incident, ref model.Ref) (n model.Notice, d model.Dispatch, ok bool) {
	for _, n := range inc.Notices {
		for _, d := range n.Dispatches {
			if d.Ref == ref {
				return n, d, true
			}
		}
	}
	return n, d, false
}

const insertParcel = `INSERT INTO parcel (site, seq, delivery, incident, notice, number, kind, audience, recipient, name, channel, language, key, queued, at, first)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// queue puts a row into the outbox for everybody whom a dispatch is meant for.
func (t *turn) queue(event model.Event, f fold) error {
	notice, dispatch, ok := dispatchOf(f.inc, event.Ref())
	if !ok {
		return nil // it was withdrawn meanwhile, or its draft has not arrived
	}
	for n, d := range dispatch.Deliveries {
		if err := t.enqueue(f, notice, event.Seq, n, d); err != nil {
			return err
		}
	}
	return nil
}

// enqueue puts a row for one delivery of a dispatch of this incarnation at the end of its line.
func (t *turn) enqueue(f fold, notice model.Notice, seq uint64, n int, d model.Delivery) error {
	var waiting bool
	err := t.row(`SELECT EXISTS (SELECT 1 FROM parcel WHERE state = 'queued' AND incident = ? AND recipient = ? AND channel = ?)`,
		[]any{f.key, string(d.Recipient), string(d.Channel)}, &waiting)
	if err != nil {
		return err
	}
	at := t.now.UnixMilli()
	_, err = t.exec(insertParcel, t.home.key, int64(seq), n, f.key, notice.Ref.String(), notice.Number, string(f.inc.Kind), string(notice.Audience), //nolint:gosec // a chain never gets that long
		string(d.Recipient), d.Name, string(d.Channel), string(d.Language), keyOf(f.inc.ID, notice.Ref, d.Recipient, d.Channel), at, at, !waiting)
	return err
}

// marked takes over what an event says of deliveries that this file has in its outbox. What a person marked is so, and
// what the log knows need not be told to it again.
func (t *turn) marked(event model.Event, body model.DeliveriesMarked, f fold, ours bool) error {
	var site int64
	err := t.row(`SELECT s.k FROM site s WHERE s.id = ? AND (s.k = ? OR EXISTS (SELECT 1 FROM parcel WHERE site = s.k AND seq = ?))`,
		[]any{string(body.Dispatch.Site), t.home.key, int64(body.Dispatch.Seq)}, &site) //nolint:gosec // compared only
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	notice, dispatch, ok := dispatchOf(f.inc, body.Dispatch)
	if !ok {
		return nil
	}
	if event.Actor.Method == MethodCourier && ours {
		return t.told(site, body)
	}
	for _, receipt := range body.Receipts {
		if receipt.Delivery < 0 || receipt.Delivery >= len(dispatch.Deliveries) {
			continue
		}
		was, there, err := t.found(`site = ? AND seq = ? AND delivery = ?`, site, int64(body.Dispatch.Seq), receipt.Delivery) //nolint:gosec // as above
		if err != nil {
			return err
		}
		if !there {
			if ours && receipt.State == model.InQueue && site == t.home.key { // its row was cleared, see ClearParcels
				err = t.enqueue(f, notice, body.Dispatch.Seq, receipt.Delivery, dispatch.Deliveries[receipt.Delivery])
			}
			if err != nil {
				return err
			}
			continue
		}
		now := was
		if ours {
			now = was.markedBy(receipt.State, receipt.Detail, t.home.key)
		} else if was.told { // else the log will hear of something newer than this
			d := dispatch.Deliveries[receipt.Delivery]
			now = was.markedBy(d.State, d.Detail, t.home.key)
		}
		if err := t.restand(was, now); err != nil {
			return err
		}
	}
	return nil
}

// told settles the rows whose state the log has from the courier: those that are still in that state.
func (t *turn) told(site int64, body model.DeliveriesMarked) error {
	said := map[model.DeliveryState][]int64{}
	for _, receipt := range body.Receipts {
		said[receipt.State] = append(said[receipt.State], int64(receipt.Delivery))
	}
	for state, deliveries := range said {
		_, err := t.exec(`UPDATE parcel SET told = 1 WHERE site = ? AND seq = ? AND told = 0 AND state = ? AND delivery IN (SELECT value FROM json_each(?))`,
			site, int64(body.Dispatch.Seq), string(state), list(deliveries)) //nolint:gosec // compared only
		if err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes what waits for a notice out of the line, if the log says that the notice was withdrawn.
func (t *turn) withdraw(f fold, body model.NoticeWithdrawn) error {
	notice, ok := noticeOf(f.inc, func(n model.Notice) bool {
		return n.State == model.Withdrawn && (body.Notice.IsZero() && n.Number == body.Number || n.Ref == body.Notice)
	})
	if !ok {
		return nil
	}
	for {
		was, there, err := t.found(`state = 'queued' AND incident = ? AND notice = ? LIMIT 1`, f.key, notice.Ref.String())
		if err != nil || !there {
			return err
		}
		now := was
		now.state, now.detail, now.said, now.told = model.Superseded, DetailWithdrawn, true, false
		if err := t.restand(was, now); err != nil {
			return err
		}
	}
}

package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"warroom/model"
)

// Parcel is one letter of a notice on its way to one recipient by one channel: a row of the outbox. It is made in the
// transaction that records that the notice was let go, and only at the site that recorded it.
type Parcel struct {
	ID        int64              `json:"id"` // in the order of arrival
	Incident  model.IncidentID   `json:"incident"`
	Notice    model.Ref          `json:"notice"`
	Number    int                `json:"number"`   // of the notice
	Dispatch  model.Ref          `json:"dispatch"` // the event that let it go
	Delivery  int                `json:"delivery"` // its number in the dispatch, from 0
	Audience  model.AudienceID   `json:"audience,omitempty"`
	Recipient model.RecipientID  `json:"recipient,omitempty"`
	Name      string             `json:"name,omitempty"`
	Channel   model.ChannelID    `json:"channel"`
	Language  model.Language     `json:"language,omitempty"`
	Kind      model.IncidentKind `json:"kind"`

	// Key is the same for every letter of this notice to this recipient by this channel, also when it is sent again:
	// a Message-ID without its domain, an idempotency key. 40 hex digits.
	Key string `json:"key"`

	Queued time.Time           `json:"queued"`
	State  model.DeliveryState `json:"state"`
	Tries  int                 `json:"tries"`
	Next   time.Time           `json:"next,omitzero"` // not to be tried before; zero: at once
	Ending bool                `json:"ending"`        // it may be leaving at this moment
	Detail string              `json:"detail,omitempty"`
	At     time.Time           `json:"at"` // since when it is as it is
}

// What stands in [Parcel.Detail] where the outbox itself has said why. Everything else there is what a carrier or a
// person said.
const (
	// DetailEarlier: it was queued before the file was copied or restored. Only the file that it was queued in can know
	// whether it left.
	DetailEarlier = "earlier-incarnation"
	// DetailInterrupted: whoever sent it ended in the midst of sending.
	DetailInterrupted = "interrupted"
	// DetailWithdrawn: its notice was withdrawn before it left.
	DetailWithdrawn = "withdrawn"
)

// keySize is how much of the hash makes a key.
const keySize = 20

// keyOf names a letter by what it says to whom.
func keyOf(incident model.IncidentID, notice model.Ref, to model.RecipientID, by model.ChannelID) []byte {
	sum := sha256.Sum256([]byte(string(incident) + "\x00" + notice.String() + "\x00" + string(to) + "\x00" + string(by)))
	return sum[:keySize]
}

const parcelColumns = `p.id, i.id, p.notice, p.number, s.id, p.seq, p.delivery, p.audience, p.recipient, p.name, p.channel, p.language, p.kind,
  p.key, p.queued, p.state, p.tries, p.next, p.ending, p.detail, p.at`

// selectParcels reads rows of the outbox as p; a WHERE clause follows.
const selectParcels = `SELECT ` + parcelColumns + ` FROM parcel p CROSS JOIN incident i ON i.k = p.incident CROSS JOIN site s ON s.k = p.site `

// eachParcel hands out rows. It refuses one that is not what was written: a letter must not go to somebody else because
// a bit flipped.
func eachParcel(ctx context.Context, q querier, take func(Parcel), query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	for rows.Next() {
		var p Parcel
		var notice, key []byte
		var queued, next, at int64
		if err := rows.Scan(&p.ID, &p.Incident, &notice, &p.Number, &p.Dispatch.Site, &p.Dispatch.Seq, &p.Delivery, &p.Audience, &p.Recipient,
			&p.Name, &p.Channel, &p.Language, &p.Kind, &key, &queued, &p.State, &p.Tries, &next, &p.Ending, &p.Detail, &at); err != nil {
			return err
		}
		err := p.Notice.UnmarshalText(notice)
		if err != nil || !bytes.Equal(key, keyOf(p.Incident, p.Notice, p.Recipient, p.Channel)) || !slices.Contains(model.DeliveryStates, p.State) {
			return damaged("the outbox")
		}
		p.Key = hex.EncodeToString(key)
		p.Queued, p.Next, p.At = timeOf(queued), timeOf(next), timeOf(at)
		take(p)
	}
	return rows.Err()
}

func readParcels(ctx context.Context, q querier, query string, args ...any) (all []Parcel, err error) {
	err = eachParcel(ctx, q, func(p Parcel) { all = append(all, p) }, query, args...)
	return all, err
}

// milli is a time as it is kept; none is 0.
func milli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// timeOf is the inverse of milli.
func timeOf(milli int64) time.Time {
	if milli == 0 {
		return time.Time{}
	}
	return time.UnixMilli(milli).UTC()
}

package courier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
)

// desk is a log with an incident whose audience "customers" are some addresses.
type desk struct {
	t    testing.TB
	path string
	log  *storage.Log
	plan *model.Plan
	inc  model.IncidentID
}

// deskPlan knows an audience of addresses by mail, one of a chat room, and one by telephone.
func deskPlan(recipients int) *model.Plan {
	plan := &model.Plan{
		Name: "test", Product: "Shop", Language: "en",
		Channels: []model.Channel{{ID: "mail", Kind: "mail"}, {ID: "sms", Kind: "sms"}, {ID: "room", Kind: "chat"}, {ID: "tree", Kind: "phone-tree"}, {ID: "page", Kind: "page"}},
		Audiences: []model.Audience{
			{ID: "customers", Title: "Customers", Channels: []model.ChannelID{"mail"}},
			{ID: "staff", Title: "Staff", Channels: []model.ChannelID{"room"}},
			{ID: "board", Title: "Board", Channels: []model.ChannelID{"tree"}, To: model.Members{Addresses: []string{"+49301234567"}}},
		},
		Roles: []model.RoleRule{{ID: "commander", Title: "Commander"}},
	}
	for n := range recipients {
		plan.Audiences[0].To.Addresses = append(plan.Audiences[0].To.Addresses, fmt.Sprintf("c%04d@example.com", n))
	}
	return plan
}

func newDesk(t testing.TB, recipients int) *desk {
	t.Helper()
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "warroom.db"), plan: deskPlan(recipients)}
	d.open()
	archive, err := json.Marshal(d.plan)
	d.check(err)
	d.check(d.log.KeepPlan(t.Context(), digestOf(archive), archive))
	d.inc = d.declare(model.Real)
	return d
}

func openLog(path string) (*storage.Log, error) {
	return storage.Open(context.Background(), path, storage.Options{Site: "FRA", Plans: func(archive []byte) (*model.Plan, error) {
		plan := &model.Plan{}
		err := json.Unmarshal(archive, plan)
		plan.Digest = digestOf(archive)
		return plan, err
	}})
}

func digestOf(archive []byte) string {
	sum := sha256.Sum256(archive)
	return hex.EncodeToString(sum[:])
}

func (d *desk) open() {
	d.t.Helper()
	log, err := openLog(d.path)
	d.check(err)
	d.log = log
	d.t.Cleanup(func() { _ = log.Close() })
}

func (d *desk) check(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) do(inc model.IncidentID, intent model.Intent) []model.Event {
	d.t.Helper()
	events, err := d.log.Do(context.Background(), model.Command{Incident: inc, Actor: model.Actor{Person: "anna", Method: "flag"}, Intent: intent})
	d.check(err)
	return events
}

func (d *desk) declare(kind model.IncidentKind) model.IncidentID {
	d.t.Helper()
	return d.do("", model.Declare{Title: "Shop is down", Kind: kind, Severity: 2})[0].Incident
}

// queue writes a notice and lets it go. It answers its number.
func (d *desk) queue(inc model.IncidentID, draft model.DraftNotice) int {
	d.t.Helper()
	d.do(inc, draft)
	notices := d.incident(inc).Notices
	number := notices[len(notices)-1].Number
	d.do(inc, model.QueueNotice{Number: number, Anyway: true})
	return number
}

func (d *desk) tell(text string) int {
	d.t.Helper()
	return d.tellAs(text, text)
}

func (d *desk) tellAs(subject, text string) int {
	d.t.Helper()
	return d.queue(d.inc, model.DraftNotice{Audience: "customers", Subject: subject, Text: text})
}

func (d *desk) incident(id model.IncidentID) *model.Incident {
	d.t.Helper()
	inc, err := d.log.Incident(context.Background(), id)
	d.check(err)
	return inc
}

func (d *desk) outbox() []Parcel {
	d.t.Helper()
	rows, err := d.log.Outbox(context.Background(), storage.OutboxFilter{})
	d.check(err)
	return rows
}

// once carries what can be carried now.
func (d *desk) once(change ...func(*Options)) {
	d.t.Helper()
	options := Options{Store: d.log, Book: addresses{}, Once: true, Holder: "test"}
	for _, one := range change {
		one(&options)
	}
	d.check(Run(d.t.Context(), options))
}

// by makes options with one carrier for a channel.
func by(channel model.ChannelID, carrier Carrier, pace ...Pace) func(*Options) {
	return func(o *Options) {
		if o.Carriers == nil {
			o.Carriers, o.Paces = map[model.ChannelID]Carrier{}, map[model.ChannelID]Pace{}
		}
		o.Carriers[channel] = carrier
		for _, p := range pace {
			o.Paces[channel] = p
		}
	}
}

// addresses is a book in which a recipient's name is the address.
type addresses struct{}

func (addresses) Contacts(_ context.Context, _ *model.Incident, _ *model.Plan, to model.RecipientID) ([]model.Contact, error) {
	_, address := to.Split()
	return []model.Contact{{Way: "mail", Value: address}, {Way: "mobile", Value: address}}, nil
}

// recorder is a carrier that remembers what it carried.
type recorder struct {
	mu     sync.Mutex
	loads  []Load
	times  []time.Time
	answer func(Load) Outcome // nil: all is handed over
}

func (r *recorder) Carry(_ context.Context, load Load, ending func() error) Outcome {
	outcome := Outcome{State: model.HandedOver, Detail: "250 ok"}
	if r.answer != nil {
		outcome = r.answer(load)
	}
	if outcome.State.Left() || outcome.State == model.Uncertain {
		if err := ending(); err != nil {
			return Outcome{State: model.InQueue, Detail: err.Error()}
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.loads, r.times = append(r.loads, load), append(r.times, time.Now())
	return outcome
}

func (r *recorder) carried() []Load {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Load(nil), r.loads...)
}

// when are the times at which it carried.
func (r *recorder) when() []time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]time.Time(nil), r.times...)
}

// states counts rows by state.
func states(rows []Parcel) map[model.DeliveryState]int {
	count := map[model.DeliveryState]int{}
	for _, row := range rows {
		count[row.State]++
	}
	return count
}

// delivered counts what the log says of a notice.
func (d *desk) delivered(inc model.IncidentID, number int) map[model.DeliveryState]int {
	d.t.Helper()
	count := map[model.DeliveryState]int{}
	for _, n := range d.incident(inc).Notices {
		if n.Number == number {
			for _, delivery := range n.Deliveries() {
				count[delivery.State]++
			}
		}
	}
	return count
}

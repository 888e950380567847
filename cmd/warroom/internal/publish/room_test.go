package publish

import (
	"fmt"
	"testing"
	"time"

	"warroom/model"
)

// room is a tiny site in memory: it decides, seals and folds, with a clock that the test moves.
type room struct {
	t     testing.TB
	plan  *model.Plan
	now   time.Time
	here  model.IncidentID
	logs  map[model.IncidentID][]model.Event
	all   []model.IncidentID
	extra []Case

	seq  uint64
	hlc  model.HLC
	prev model.Hash
}

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func newRoom(t testing.TB) *room {
	return &room{t: t, plan: testPlan(), now: noon, logs: map[model.IncidentID][]model.Event{}}
}

// testPlan has a public audience and two that are not, and a page with four components, two of them in a group.
func testPlan() *model.Plan {
	in := func(en, de, pt string) map[model.Language]string {
		return map[model.Language]string{"en": en, "de": de, "pt-BR": pt}
	}
	return &model.Plan{
		Digest: "d1", Name: "Lighthouse", Product: "Lighthouse", Language: "en",
		Roles: []model.RoleRule{{ID: model.CommanderRole, Title: "Commander"}},
		Channels: []model.Channel{
			{ID: "page", Title: "Status page", Kind: "page"}, {ID: "mail", Title: "Mail", Kind: "mail"}, {ID: "chat", Title: "Chat", Kind: "chat"},
		},
		Audiences: []model.Audience{
			{ID: "customers", Title: "Customers", Public: true, Channels: []model.ChannelID{"page", "chat"}, Owner: model.CommanderRole},
			{ID: "staff", Title: "Staff", Channels: []model.ChannelID{"chat"}, Owner: model.CommanderRole},
		},
		Page: &model.Page{
			ID: "main", Title: in("Lighthouse status", "Leuchtturm: Status", "Status do Farol"), URL: "https://status.example.com",
			Components: []model.Component{
				{ID: "api", Title: in("Interface", "Schnittstelle", "Interface"), Group: "Core"},
				{ID: "web", Title: in("Website", "Website", "Site"), Detail: in("What you see in a browser", "Was man im Browser sieht", "O que se vê no navegador"), Group: "Core"},
				{ID: "mail", Title: in("Mail", "Mail", "E-mail")},
				{ID: "phone", Title: in("Support by phone", "Support am Telefon", "Suporte por telefone")},
			},
			Maintenances: []model.Maintenance{{
				ID: "db", Title: in("New database", "Neue Datenbank", "Novo banco de dados"), Components: []string{"api"},
				Text: in("Short breaks are possible.", "Kurze Unterbrechungen sind möglich.", "Pode haver pequenas interrupções."),
				From: noon.Add(48 * time.Hour), Until: noon.Add(50 * time.Hour),
			}},
		},
	}
}

func (r *room) wait(d time.Duration) *room { r.now = r.now.Add(d); return r }

// do decides and records; a declaration becomes the incident that later acts go to.
func (r *room) do(intents ...model.Intent) *room {
	r.t.Helper()
	for _, intent := range intents {
		r.at(time.Time{}, intent)
	}
	return r
}

// at does something that happened at another time than now.
func (r *room) at(at time.Time, intent model.Intent) *room {
	r.t.Helper()
	cmd := model.Command{Incident: r.here, Intent: intent, Actor: model.Actor{Person: "olga"}}
	if !at.IsZero() {
		cmd.At = model.StampAt(at, "UTC")
	}
	r.give(cmd)
	return r
}

func (r *room) give(cmd model.Command) {
	r.t.Helper()
	set := model.Setting{
		Now: r.now, Zone: "UTC", Plan: r.plan,
		NextNumber: func(kind model.IncidentKind, year int) string { return fmt.Sprintf("%d-%s-%d", year, kind, len(r.all)) },
		NewID:      func() model.IncidentID { return model.IncidentID(fmt.Sprintf("i%d", len(r.all)+1)) },
	}
	if _, declaring := cmd.Intent.(model.Declare); declaring {
		cmd.Incident = ""
	} else {
		set.Incident = model.Fold(r.logs[cmd.Incident])
	}
	drafts, err := model.Decide(set, cmd)
	if err != nil {
		r.t.Fatalf("%T: %v", cmd.Intent, err)
	}
	for _, draft := range drafts {
		r.seq, r.hlc = r.seq+1, r.hlc.Next(r.now)
		event, err := draft.Seal("FRA-00000001", r.seq, r.hlc, r.now, r.prev)
		if err != nil {
			r.t.Fatal(err)
		}
		r.prev = event.Hash()
		if _, known := r.logs[event.Incident]; !known {
			r.all = append(r.all, event.Incident)
		}
		r.logs[event.Incident] = append(r.logs[event.Incident], event)
	}
	r.here = drafts[0].Incident
}

func (r *room) declare(title string, level model.Severity) *room {
	r.t.Helper()
	return r.do(model.Declare{Title: title, Severity: level})
}

// tell lets a notice to customers go by the page and the chat, in three languages.
func (r *room) tell(status model.PublicStatus, subject, text string) *room {
	r.t.Helper()
	r.do(model.DraftNotice{
		Audience: "customers", Status: status, Subject: subject, Text: text, Language: "en", Next: 30 * time.Minute,
		Variants: []model.Wording{{Language: "de", Subject: "DE " + subject, Text: "DE " + text}},
	})
	inc := r.incident()
	if last := inc.Notices[len(inc.Notices)-1]; last.Stale(inc) {
		r.do(model.CarryOver{Number: last.Number, Reason: "it began again"})
	}
	return r.do(model.QueueNotice{Number: len(inc.Notices)})
}

func (r *room) incident() *model.Incident { return model.Fold(r.logs[r.here]) }

func (r *room) cases() []Case {
	var all []Case
	for _, id := range r.all {
		all = append(all, Case{Incident: model.Fold(r.logs[id]), Plan: r.plan})
	}
	return all
}

// publish builds the site and records what that hands over.
func (r *room) publish(options Options) *Site {
	r.t.Helper()
	site := Build(r.cases(), r.plan, r.now, options)
	for _, cmd := range Handover(r.cases(), r.now, "UTC", options) {
		cmd.Actor = Reporter("test")
		r.give(cmd)
	}
	return site
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

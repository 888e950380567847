package tell

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/locale"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

var now = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

// plan speaks English and German to customers, and reaches them by every sort of channel.
func plan() *model.Plan {
	body := "At the moment nobody can reach our hotline: {{situation}}\n\nSince: {{started}}\n\nYou will hear from us again by {{next_update}}, even if there is nothing new to say.\n\nLatest news: {{follow}}"
	german := "Unsere Hotline ist zurzeit nicht zu erreichen: {{situation}}\n\nSeit: {{started}}\n\nSie hören bis {{next_update}} wieder von uns, auch wenn es nichts Neues gibt.\n\nNeues unter {{follow}}"
	return &model.Plan{
		Digest: "d1", Name: "Crisis plan", Product: "the hotline", Language: "en", Languages: []model.Language{"en", "de"}, Follow: "status.example.com",
		Roles: []model.RoleRule{
			{ID: "commander", Title: "Commander", Holders: []model.PersonID{"anna"}},
			{ID: "liaison", Title: "Liaison", Holders: []model.PersonID{"nora"}},
		},
		People: []model.Person{
			{ID: "anna", Name: "Anna Weber", Team: "lead", Contacts: []model.Contact{{Way: "mobile", Value: "+49 170 555 0101"}}},
			{ID: "nora", Name: "Nora Lima", Team: "desk"},
			{ID: "rolf", Name: "Rolf Haas", Team: "partners", Contacts: []model.Contact{{Way: "phone", Value: "+49 30 555 0199"}}},
			{ID: "ines", Name: "Ines Prado", Team: "partners", Contacts: []model.Contact{{Way: "mobile", Value: "+351 91 555 0144"}}},
		},
		Channels: []model.Channel{
			{ID: "mail", Title: "Mail", Kind: "mail"},
			{ID: "sms", Title: "SMS", Kind: "sms"},
			{ID: "page", Title: "Status page", Kind: "page"},
			{ID: "chat", Title: "Chat", Kind: "chat"},
			{ID: "tree", Title: "Phone tree", Kind: "phone-tree", Manual: true},
			{ID: "announcement", Title: "Announcement", Kind: "announcement", Manual: true},
		},
		Audiences: []model.Audience{
			{ID: "customers", Title: "Customers", Channels: []model.ChannelID{"page", "mail", "sms"}, Owner: "liaison", Approval: []model.RoleID{"commander"}, Public: true, To: model.Members{Customers: true}},
			{ID: "partners", Title: "Partners", Channels: []model.ChannelID{"tree"}, Owner: "liaison", To: model.Members{Teams: []string{"partners"}}},
			{ID: "internal", Title: "Internal", Channels: []model.ChannelID{"chat"}, Owner: "liaison"},
		},
		Cadences: []model.Cadence{
			{Severity: model.SEV1, Audience: "customers", First: 15 * time.Minute, Every: 20 * time.Minute},
			{Severity: model.SEV1, Audience: "partners", First: 30 * time.Minute, Every: 30 * time.Minute},
			{Severity: model.SEV1, Audience: "internal", First: 15 * time.Minute, Every: 30 * time.Minute},
		},
		HeadNumbers: []model.HeadNumber{{Number: "+49 69 5550", Title: "Hotline", Contact: "rolf", Text: "Our hotline is out of order. We are working on it."}},
		Scenarios: []model.Scenario{{
			ID: "cut-off", Title: "Site cut off", Says: map[model.Stage]string{"identified": "a fibre near our site was cut"},
			Translations: map[model.Language]model.Telling{"de": {Says: map[model.Stage]string{"identified": "bei unserem Standort wurde ein Glasfaserkabel durchtrennt"}}},
		}},
		Templates: []model.NoticeTemplate{
			{ID: "c-inv", Title: "Customers, investigating", Audience: "customers", Stage: "investigating", Status: "investigating", Subject: "Hotline not reachable", Short: "Our hotline is down. Next news by {{next_update}}: {{follow}}", Body: body},
			{ID: "c-say-id", Title: "Announcement, identified", Audience: "customers", Stage: "identified", Channel: "announcement", Body: "Our hotline is down: {{situation}}. We are putting it right. You will hear news here by {{next_update}}."},
			{ID: "c-id", Title: "Customers, identified", Audience: "customers", Stage: "identified", Status: "identified", Subject: "Hotline: we know the cause", Short: "Hotline down: {{situation}}. Next news by {{next_update}}: {{follow}}", Body: body},
			{ID: "c-id-de", Title: "Kunden, Ursache gefunden", Audience: "customers", Stage: "identified", Status: "identified", Language: "de", Subject: "Hotline: Ursache gefunden", Short: "Hotline gestört. Neues bis {{next_update}}: {{follow}}", Body: german},
		},
	}
}

// script writes the events of one incident.
type script struct {
	t      testing.TB
	plan   *model.Plan
	events []model.Event
}

func (s *script) does(ago time.Duration, who model.PersonID, intent model.Intent) {
	s.t.Helper()
	at := now.Add(-ago)
	set := model.Setting{
		Now: at, Zone: "UTC", Plan: s.plan, Incident: model.Fold(s.events), Look: func(model.IncidentID) *model.Incident { return nil },
		NextNumber: func(model.IncidentKind, int) string { return "2026-017" }, NewID: func() model.IncidentID { return "inc" },
	}
	drafts, err := model.Decide(set, model.Command{Incident: "inc", Actor: model.Actor{Person: who}, Intent: intent})
	if err != nil {
		s.t.Fatalf("%T: %v", intent, err)
	}
	for _, d := range drafts {
		n := len(s.events) + 1
		e, err := d.Seal("FRA-3f9a2c71", uint64(n), model.HLC(n), at, model.Hash{})
		if err != nil {
			s.t.Fatal(err)
		}
		s.events = append(s.events, e)
	}
}

// story is an incident in its second hour, with customers of two languages; kind is real or an exercise.
func story(t testing.TB, kind model.IncidentKind) *script {
	s := &script{t: t, plan: plan()}
	s.does(72*time.Minute, "anna", model.Declare{Title: "Hotline unreachable", Scope: model.AllCustomers, Urgency: model.Now, Severity: model.SEV1, Scenario: "cut-off", Kind: kind})
	s.does(68*time.Minute, "nora", model.AcceptRole{Role: "liaison"})
	s.does(60*time.Minute, "nora", model.HitCustomers{Customers: []model.Customer{
		{ID: "acme", Name: "Acme GmbH", Language: "de", Ways: []string{"mail", "mobile"}},
		{ID: "bolt", Name: "Bolt Ltd", Language: "en", Ways: []string{"mail"}},
		{ID: "cora", Name: "Cora SA", Language: "fr", Ways: []string{"mail"}},
		{ID: "dune", Name: "Dune AG", Language: "de", Ways: []string{"mobile"}},
		{ID: "echo", Name: "Echo KG"},
		{ID: "fern", Name: "Fern Inc", Ways: []string{"mail"}, NoContact: true},
	}})
	return s
}

// context is what the liaison sees.
func (s *script) context(lang model.Language) action.Context {
	inc := model.Fold(s.events)
	return action.Context{
		Incident: inc, Plan: s.plan, Now: now, Zone: time.UTC, Locale: locale.New(lang), Actor: model.Actor{Person: "nora"},
		Owed: model.Obligations(inc, s.plan, now), Selection: pane.Selection{Audience: "customers"},
	}
}

func style(c action.Context) dialog.Style {
	return dialog.Style{Theme: theme.New(theme.Plain), Locale: c.Locale}
}

// press presses keys; anything that is not the name of one is typed letter by letter.
func press(d dialog.Dialog, keys ...string) (last dialog.Result) {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "right": tea.KeyRight,
		"left": tea.KeyLeft, "backspace": tea.KeyBackspace, "space": tea.KeySpace, "end": tea.KeyEnd,
	}
	for _, key := range keys {
		if code, named := codes[key]; named {
			last, _ = d.Update(tea.KeyPressMsg{Code: code})
			continue
		}
		if len(key) == 6 && key[:5] == "ctrl+" {
			last, _ = d.Update(tea.KeyPressMsg{Code: rune(key[5]), Mod: tea.ModCtrl})
			continue
		}
		for _, r := range key {
			last, _ = d.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return last
}

// drafted is the notice that most scenes are about: in two languages, with a promise.
func (s *script) drafted() {
	c := s.context("en")
	a := action.Composing(c)
	v := action.Complete(c, a, action.Values{"audience": "customers", "stage": "identified"})
	intent, err := a.Build(c, v)
	if err != nil {
		s.t.Fatal(err)
	}
	s.does(6*time.Minute, "nora", intent)
}

// let lets the notice go and reports what became of it.
func (s *script) let() {
	s.does(5*time.Minute, "anna", model.ApproveNotice{Number: 1})
	s.does(4*time.Minute+10*time.Second, "nora", model.QueueNotice{Number: 1})
}

func (s *script) became() {
	inc := model.Fold(s.events)
	n := inc.Notices[0]
	s.does(3*time.Minute, "courier", model.MarkReceipts{Number: 1, Notice: n.Ref, Dispatch: n.Dispatches[0].Ref, Receipts: []model.Receipt{
		{Delivery: 0, State: model.Delivered},
		{Delivery: 1, State: model.HandedOver},
		{Delivery: 2, State: model.DeliveryFailed, Detail: "550 no such user"},
		{Delivery: 3, State: model.Uncertain, Detail: "line fell after the text was sent"},
	}})
}

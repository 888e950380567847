package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
	"warroom/tui"
	"warroom/tui/locale"
)

var (
	_ tui.Directory = directory{}
	_ tui.Symptoms  = &callers{}
)

// file writes a file beside the machine's log.
func (m *machine) file(name, text string) string {
	m.t.Helper()
	path := filepath.Join(filepath.Dir(m.db), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		m.t.Fatal(err)
	}
	return path
}

// look opens the machine's log and works on the incident that is open.
func (m *machine) look(work func(*room)) {
	m.t.Helper()
	p := newProgram(strings.NewReader(""), &strings.Builder{}, &strings.Builder{}, func(name string) string { return m.env[name] }, func() time.Time { return m.now })
	p.words, p.flags.db = locale.New(locale.English), m.db
	if err := p.inRoom(m.t.Context(), func(r *room) error { work(r); return nil }); err != nil {
		m.t.Fatal(err)
	}
}

// The mail program of a customer answers to the id of our mail, from whatever address and with whatever subject.
func TestAReplyIsKnownByTheMailThatItAnswers(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage", "--severity", "SEV1")
	m.must("customer", "import", m.file("c.csv", "id,name,mail\nacme,Acme,a@acme.example\nbolt,Bolt,b@bolt.example\n"))
	m.must("customer", "hit", "--all")
	m.must("notice", "draft", "customers", "We know of it.", "--channels", "mail", "--status", "investigating")
	var key string
	m.look(func(r *room) {
		mine := model.Actor{Person: "anna"}
		if _, err := r.log.Do(t.Context(), model.Command{Incident: r.inc.ID, Actor: mine, Intent: model.QueueNotice{Number: 1, Anyway: true, AsIs: "a test"}}); err != nil {
			t.Fatal(err)
		}
		sent, err := r.log.Outbox(t.Context(), storage.OutboxFilter{Recipient: model.CustomerRecipient("bolt")})
		if err != nil || len(sent) != 1 {
			t.Fatalf("%d letters, %v", len(sent), err)
		}
		key = sent[0].Key
	})
	out := m.must("feedback", "reply", m.file("r.eml", "From: boss@elsewhere.example\r\nMessage-ID: <1@e>\r\nSubject: thanks\r\nIn-Reply-To: <"+key+"@warroom.example>\r\n\r\n4\r\ngood\r\n"))
	if !strings.Contains(out, "Bolt: 4 of 5") || !strings.Contains(out, "good") {
		t.Errorf("recorded as %q", out)
	}
	var kept struct {
		Feedback []feedbackLine `json:"feedback"`
	}
	if err := json.Unmarshal([]byte(m.must("feedback", "--json", "--notice", "1")), &kept); err != nil || len(kept.Feedback) != 1 {
		t.Errorf("about the notice: %+v, %v", kept, err)
	}
	if log := m.must("export", "--format", "jsonl"); strings.Contains(log, "elsewhere") || strings.Contains(log, "acme.example") {
		t.Error("an address stands in the log")
	}
}

// What the directory learns later reaches the ledger: who must not be contacted, and by which ways the others can be.
func TestTheLedgerFollowsTheDirectory(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage", "--severity", "SEV1")
	m.must("customer", "import", m.file("c.csv", "id,name,mail\nacme,Acme,\nbolt,Bolt,b@bolt.example\n"))
	m.must("customer", "hit", "--all")
	m.must("customer", "import", m.file("d.csv", "id,name,mail\nacme,Acme,a@acme.example\nbolt,Bolt,b@bolt.example\n"))
	m.must("customer", "do-not-contact", "bolt", "on")
	m.look(func(r *room) {
		if acme := r.inc.Customers["acme"]; strings.Join(acme.Ways, ",") != "mail" {
			t.Errorf("acme can be reached by %v", acme.Ways)
		}
		if bolt := r.inc.Customers["bolt"]; !bolt.NoContact || !bolt.Hit() {
			t.Errorf("bolt: %+v", bolt)
		}
	})
	m.must("customer", "do-not-contact", "bolt", "off")
	m.look(func(r *room) {
		if r.inc.Customers["bolt"].NoContact {
			t.Error("bolt stays locked")
		}
	})
}

func TestCallersAreCountedByTheirTime(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage", "--severity", "SEV1")
	m.look(func(r *room) {
		calls := &callers{r.session, &model.Plan{Symptoms: []model.Symptom{{ID: "slow", Count: 2, Within: time.Minute}, {ID: "gone", Count: 5, Within: time.Hour}}}}
		for _, symptom := range []string{"slow", "slow", "gone"} {
			if err := calls.CountSymptom(t.Context(), symptom, "anna"); err != nil {
				t.Fatal(err)
			}
		}
		counts := func() string {
			all, err := calls.SymptomCounts(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(all[0].Count, all[0].Over(), all[1].Count, all[1].Over())
		}
		if got := counts(); got != "2 true 1 false" {
			t.Errorf("now: %s", got)
		}
		m.now = m.now.Add(2 * time.Minute)
		if got := counts(); got != "0 false 1 false" {
			t.Errorf("later: %s", got)
		}
	})
}

// A deadline is read as people say it, and lies ahead.
func TestDeadlines(t *testing.T) {
	m := newMachine(t) // it is 12:00 in Berlin
	p := newProgram(strings.NewReader(""), &strings.Builder{}, &strings.Builder{}, func(name string) string { return m.env[name] }, func() time.Time { return m.now })
	for text, want := range map[string]string{
		"2h": "2026-11-22T13:00:00Z", "17:00": "2026-11-22T16:00:00Z", "11:59": "2026-11-23T10:59:00Z", "2026-11-24 09:30": "2026-11-24T08:30:00Z",
		"24.11.2026 09:30": "2026-11-24T08:30:00Z", "24/11/2026": "2026-11-24T22:59:00Z", "2026-11-24T09:30:00Z": "2026-11-24T09:30:00Z",
	} {
		if due, err := p.deadline(text); err != nil || due.At.UTC().Format(time.RFC3339) != want {
			t.Errorf("%q is %s, %v; want %s", text, due.At, err, want)
		}
	}
	for _, text := range []string{"", "soon", "25:00", "2026-13-01", "-2h"} {
		if due, err := p.deadline(text); err == nil {
			t.Errorf("%q is %s", text, due.At)
		}
	}
}

func BenchmarkImport20000Customers(b *testing.B) {
	var text strings.Builder
	text.WriteString("id;name;tier;language;contact;phone;mail;sla;fee;currency;churn;Niederlassung\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "K%05d;\"Bäckerei Müller %d\";gold;de;Ana Sá;+49 69 %05d;post%d@example.org;premium;1.234,50;EUR;hoch;Nord\n", i, i, i, i)
	}
	dir := b.TempDir()
	list := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(list, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		var out, errs strings.Builder
		p := newProgram(strings.NewReader(""), &out, &errs, func(string) string { return "" }, time.Now)
		if code := p.execute(b.Context(), []string{"customer", "import", list, "--db", filepath.Join(dir, fmt.Sprintf("%d.db", n))}); code != 0 || !strings.Contains(out.String(), "20,000 new") {
			b.Fatal(code, out.String(), errs.String())
		}
	}
}

package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const partnersPlan = `name: Small plan
product: Portal
version: 1.0
language: en
severities:
  SEV1: {title: All down, acknowledge: 5m}
roles:
  commander: {title: Commander, holders: [ana], fill_within: 5m}
channels:
  mail: {title: Mail}
audiences:
  partners:
    title: Partners
    channels: [mail]
    owner: commander
    to: {addresses: [a@partner.example, b@partner.example, c@partner.example]}
cadence:
  SEV1:
    partners: {first: 10m, every: 20m}
`

// killPoints are where the sender is killed: a point of the conversation and the letter that is on its way. After the
// text of a letter has begun to arrive its end may be in the wire already.
var killPoints = []struct {
	point  string
	letter int
	twice  bool // whether a letter may arrive twice
}{
	{"connected", 0, false},
	{"greeted", 0, false},
	{"EHLO", 0, false},
	{"EHLO answered", 0, false},
	{"MAIL", 1, false},
	{"MAIL answered", 1, false},
	{"RCPT", 1, false},
	{"RCPT answered", 1, false},
	{"DATA", 1, false},
	{"DATA answered", 1, true},
	{"head", 1, true},
	{"text", 1, true},
	{"dot", 1, true},
	{"taken", 1, true},
	{"MAIL", 2, true}, // what became of the first letter is on the disk
	{"DATA", 2, true}, // only before the end of the second is announced
	{"dot", 2, true},
	{"taken", 2, true},
	{"dot", 3, true},
	{"taken", 3, true},
}

// Case 23: the sender is killed at each point of the conversation with a mail server. After a restart, and after a
// person has let go once more what nobody can know, every message was delivered; only a letter whose end was on its
// way may be there twice, with the same Message-ID, and it was shown as uncertain before.
func TestSenderKilledAtEveryPoint(t *testing.T) {
	var group sync.WaitGroup
	free := make(chan struct{}, 10) // most of the time each waits for the lease of the dead one
	for _, kill := range killPoints {
		group.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			name := fmt.Sprintf("%s %d", kill.point, kill.letter)
			uncertain, kept, err := killSender(t, kill.point, kill.letter)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return
			}
			count, id := map[string]int{}, map[string]string{}
			for _, m := range kept {
				if count[m.to]++; id[m.to] == "" {
					id[m.to] = m.id
				}
				if m.id != id[m.to] || m.id == "" {
					t.Errorf("%s: %s has the Message-IDs %q and %q", name, m.to, id[m.to], m.id)
				}
			}
			again := 0
			for _, to := range []string{"a@partner.example", "b@partner.example", "c@partner.example"} {
				if count[to] == 0 {
					t.Errorf("%s: %s got nothing", name, to)
				}
				again += max(0, count[to]-1)
			}
			if len(count) != 3 || again > uncertain || uncertain > 1 {
				t.Errorf("%s: %d came twice, %d were uncertain: %v", name, again, uncertain, count)
			}
			if !kill.twice && (again > 0 || uncertain > 0) {
				t.Errorf("%s: before the end of a letter %d came twice and %d were uncertain", name, again, uncertain)
			}
			t.Logf("%s: %d uncertain, %d twice", name, uncertain, again)
		})
	}
	group.Wait()
}

// killSender lets a notice go to three recipients, kills the sender at a point, and sends the rest with another process.
func killSender(t *testing.T, point string, letter int) (uncertain int, _ []mailed, _ error) {
	d, box := newDesk(t), openMailbox(t)
	host, port, _ := strings.Cut(box.address, ":")
	for name, text := range map[string]string{
		"plan/plan.yaml": partnersPlan, "plan/people.yaml": "ana:\n  name: Ana Souza\n",
		"data/channels.yaml": "channels:\n  mail: {kind: mail, server: \"" + host + ":" + port + "\", tls: none, from: room@example.org, parallel: 1}\n",
	} {
		path := filepath.Join(d.dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return 0, nil, err
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return 0, nil, err
		}
	}
	for _, args := range [][]string{
		{"declare", "Down", "--severity", "SEV1", "--plan", filepath.Join(d.dir, "plan")},
		{"notice", "draft", "partners", strings.Repeat("We know of it and are working on it.\n", 200)},
		{"notice", "send", "1"},
	} {
		if _, errs, code := d.run(args...); code != 0 {
			return 0, nil, fmt.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	sender := d.command(ctx, "outbox", "run", "--once")
	started, dead := make(chan struct{}), make(chan struct{})
	var killed sync.Once
	box.at(func(now string, which int) {
		if now == point && which == letter {
			killed.Do(func() {
				<-started
				_ = sender.Process.Kill()
				<-dead
			})
		}
	})
	if err := sender.Start(); err != nil {
		return 0, nil, err
	}
	close(started)
	ended := sender.Wait()
	close(dead)
	if ended == nil {
		return 0, nil, errors.New("the sender ended though it was to be killed")
	}
	box.at(nil)
	if err := d.sendRest(ctx); err != nil {
		return 0, nil, err
	}
	for _, row := range d.outbox() {
		if row.State == "uncertain" {
			uncertain++
			d.must("outbox", "retry", fmt.Sprint(row.ID))
		}
	}
	if uncertain > 0 {
		if err := d.sendRest(ctx); err != nil {
			return 0, nil, err
		}
	}
	return uncertain, box.messages(), nil
}

type outboxRow struct {
	ID    int64  `json:"id"`
	State string `json:"state"`
}

// outbox are the letters that are not through.
func (d *desk) outbox() []outboxRow {
	out, errs, code := d.run("outbox", "--json")
	var listed struct {
		Letters []outboxRow `json:"letters"`
	}
	if err := json.Unmarshal([]byte(out), &listed); err != nil || code != 0 {
		d.t.Errorf("outbox: exit %d, %v: %s", code, err, errs)
	}
	return listed.Letters
}

// sendRest sends until nothing waits.
func (d *desk) sendRest(ctx context.Context) error {
	sender := d.command(ctx, "outbox", "run")
	if err := sender.Start(); err != nil {
		return err
	}
	defer func() {
		_ = sender.Process.Signal(os.Interrupt)
		_ = sender.Wait()
	}()
	look := time.NewTicker(time.Second)
	defer look.Stop()
	for {
		waits := 0
		for _, row := range d.outbox() {
			if row.State == "queued" {
				waits++
			}
		}
		if waits == 0 {
			return nil
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return fmt.Errorf("%d letters still wait: %w", waits, ctx.Err())
		}
	}
}

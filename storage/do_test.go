package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/model"
)

func TestOneRefusalDoesNotHurtItsNeighbours(t *testing.T) {
	l := newLog(t, Options{})
	id := declare(t, l, "payments down")
	l.writer.token <- struct{}{} // somebody is committing: all that follow will share a turn
	var all sync.WaitGroup
	errs := make([]error, 40)
	for n := range errs {
		all.Go(func() {
			title := "first"
			if n%2 == 0 {
				title = fmt.Sprint("title ", n)
			}
			_, errs[n] = l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Rename{Title: title}, Subject: ""})
			if n%4 == 1 {
				_, errs[n] = l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Rename{}})
			}
		})
	}
	<-l.writer.token
	all.Wait()
	for n, err := range errs {
		if code := model.CodeOf(err); n%4 == 1 && code != model.CodeEmpty || n%2 == 0 && err != nil {
			t.Errorf("command %d: %v", n, err)
		}
	}
	wholeAudit(t, l)
}

func TestNumbersAreGivenOnce(t *testing.T) {
	clock := &wallClock{}
	clock.set(time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC))
	l := newLog(t, Options{Site: "FRA", Clock: clock.now})
	var all sync.WaitGroup
	for n := range 30 {
		all.Go(func() {
			_, err := l.Do(t.Context(), model.Command{Actor: ana, Intent: model.Declare{Title: "x", Kind: model.IncidentKinds[n%3]}})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	board, err := l.Board(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range board {
		got = append(got, s.Number)
		for _, name := range []string{s.Number, strings.ToLower(s.Number), s.Number + "/fra", string(s.ID), string(s.ID)[:12], s.Number[len("2026-"):]} {
			if id, err := l.Find(t.Context(), name); err != nil || id != s.ID {
				t.Errorf("find %s: %s, %v", name, id, err)
			}
		}
	}
	slices.Sort(got)
	var want []string
	for n := range 10 {
		want = append(want, fmt.Sprintf("2026-%03d", n+1), fmt.Sprintf("2026-X%02d", n+1), fmt.Sprintf("2026-B%02d", n+1))
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("numbers %v, want %v", got, want)
	}
	if _, err := l.Find(t.Context(), "2026-X"); model.CodeOf(err) != CodeAmbiguous {
		t.Errorf("%v, want code %s", err, CodeAmbiguous)
	}
	if _, err := l.Find(t.Context(), "2031-001"); model.CodeOf(err) != model.CodeNoIncident {
		t.Errorf("%v, want code %s", err, model.CodeNoIncident)
	}
}

func TestClosedIncidentsStandBelowOpenOnes(t *testing.T) {
	clock := &wallClock{}
	l := newLog(t, Options{Clock: clock.now})
	var ids []model.IncidentID
	for n := range 70 {
		clock.set(time.Date(2026, 3, 10, 14, n, 0, 0, time.UTC))
		ids = append(ids, declare(t, l, fmt.Sprint("incident ", n)))
	}
	for _, id := range ids[5:] {
		do(t, l, id, model.Close{Anyway: true})
	}
	do(t, l, ids[40], model.Reopen{Reason: "it came back"})
	do(t, l, ids[41], model.Note{Text: "written later"})
	board, err := l.Board(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []model.IncidentID{ids[40], ids[4], ids[3], ids[2], ids[1], ids[0], ids[69]}
	for n, id := range want {
		if board[n].ID != id {
			t.Errorf("line %d is %s, want incident %d", n, board[n].Title, slices.Index(ids, id))
		}
	}
	if len(board) != len(ids) {
		t.Errorf("%d lines, want %d", len(board), len(ids))
	}
	for _, s := range board {
		inc, err := openLog(t, l.Path(), Options{ReadOnly: true}).Incident(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if want := model.Summarize(inc); !reflect.DeepEqual(s, want) {
			t.Errorf("board has %+v, the incident %+v", s, want)
		}
		if s.ID == ids[42] {
			break
		}
	}
}

func TestALineHoldsEverythingOfASummary(t *testing.T) {
	seconds := 12.5
	at := time.Date(2026, 3, 10, 14, 0, 0, 5e6, time.UTC)
	full := model.Summary{
		ID: "id", Number: "2026-001", Site: "FRA-1", Kind: "real", Title: "täglich\x00\n", Severity: 2, Phase: "assess", Public: "monitoring",
		Commander: "ana", Plan: "digest", Declared: at, Closed: at.Add(time.Hour), Resolve: &seconds, Events: 300,
	}
	fields := reflect.ValueOf(full)
	for n := range fields.NumField() {
		if fields.Field(n).IsZero() {
			t.Errorf("%s is not tried", fields.Type().Field(n).Name)
		}
	}
	for _, s := range []model.Summary{full, {Declared: time.Time{}, Closed: time.Time{}}} {
		if got, ok := readLine(lineOf(s)); !ok || !reflect.DeepEqual(got, s) {
			t.Errorf("read back %+v, want %+v", got, s)
		}
	}
	line := lineOf(full)
	for n := range line {
		if _, ok := readLine(line[:n]); ok {
			t.Errorf("%d bytes of %d are a line", n, len(line))
		}
	}
}

func TestAPlanIsKeptByItsDigest(t *testing.T) {
	parse := func(archive []byte) (*model.Plan, error) {
		return &model.Plan{Name: string(archive), Digest: digestOf(archive)}, nil
	}
	l := newLog(t, Options{Plans: parse})
	archive := []byte("the plan")
	if err := l.KeepPlan(t.Context(), digestOf([]byte("another")), archive); err == nil {
		t.Error("a plan was kept under a digest that is not its own")
	}
	for range 2 {
		if err := l.KeepPlan(t.Context(), digestOf(archive), archive); err != nil {
			t.Fatal(err)
		}
	}
	id := declare(t, l, "payments down")
	inc, err := openLog(t, l.Path(), Options{}).Incident(t.Context(), id)
	if err != nil || inc.Plan.Name != "the plan" {
		t.Fatalf("declared with %+v, %v", inc.Plan, err)
	}
	plan, err := l.Plan(t.Context(), inc.Plan.Digest)
	if err != nil || plan.Name != "the plan" {
		t.Errorf("%+v, %v", plan, err)
	}
	if plan, err := l.Plan(t.Context(), digestOf(nil)); model.CodeOf(err) != model.CodeNotFound || plan != model.EmptyPlan {
		t.Errorf("%+v, %v: want the empty plan and code %s", plan, err, model.CodeNotFound)
	}
}

func digestOf(archive []byte) string {
	sum := sha256.Sum256(archive)
	return hex.EncodeToString(sum[:])
}

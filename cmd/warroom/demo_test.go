package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/demo"
	"warroom/model"
	"warroom/plans"
	"warroom/storage"
	"warroom/tui/locale"
)

// Whatever another process kept in the file meanwhile, the room of a demonstration declares with the demonstration's plan.
func TestTheRoomOfADemonstrationDeclaresWithItsPlan(t *testing.T) {
	ctx := context.Background()
	p := newProgram(os.Stdin, io.Discard, io.Discard, func(string) string { return "" }, time.Now)
	p.words, p.demo = locale.New(locale.German), true
	p.flags.db = filepath.Join(t.TempDir(), "demo.db")
	id, err := p.stage(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p.flags.incident = string(id)
	other, err := storage.Open(ctx, p.flags.db, p.storageOptions())
	if err != nil {
		t.Fatal(err)
	}
	english, archive := plans.Default(locale.English)
	if err := other.KeepPlan(ctx, english.Digest, archive); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	want, _, err := demo.Plan(locale.German)
	if err != nil {
		t.Fatal(err)
	}
	err = p.open(ctx, func(s *session) error {
		if _, err := s.roomPlan(ctx); err != nil {
			return err
		}
		events, err := s.log.Do(ctx, model.Command{
			Actor: model.Actor{Person: "anna"}, Intent: model.Declare{Title: "Noch einer", Severity: model.SEV2},
		})
		if err != nil {
			return err
		}
		inc, err := s.log.Incident(ctx, events[0].Incident)
		if err == nil && inc.Plan.Digest != want.Digest {
			t.Errorf("declared with %s %s, want the demonstration's", inc.Plan.Name, inc.Plan.Version)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

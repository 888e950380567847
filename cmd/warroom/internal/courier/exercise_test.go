package courier

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warroom/model"
)

// forbidden is a carrier that must not be asked.
type forbidden struct{ t *testing.T }

func (f forbidden) Carry(_ context.Context, load Load, _ func() error) Outcome {
	f.t.Errorf("a letter of an exercise reached a carrier: %+v", load)
	return Outcome{State: model.HandedOver}
}

func TestExercisesReachNobody(t *testing.T) {
	d := newDesk(t, 5)
	drill := d.declare(model.Exercise)
	number := d.queue(drill, model.DraftNotice{Audience: "customers", Subject: "Down", Text: "We are looking into it."})
	d.queue(drill, model.DraftNotice{Audience: "staff", Text: "Come in."})
	tree := d.queue(drill, model.DraftNotice{Audience: "board", Text: "Call me."})
	outbox := filepath.Join(t.TempDir(), "exercise-outbox")
	nobody := forbidden{t}
	d.once(by("mail", nobody), by("room", nobody), func(o *Options) { o.Exercise = outbox })
	if got := d.delivered(drill, number); got[model.Delivered] != 5 {
		t.Errorf("the log says %v", got)
	}
	if got := d.delivered(drill, tree); got[model.InQueue] != 1 {
		t.Errorf("people practise the telephone themselves; the log says %v", got)
	}
	files, err := filepath.Glob(filepath.Join(outbox, strings.ToLower(d.incident(drill).Number), "*.txt"))
	if err != nil || len(files) != 6 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(text), "EXERCISE") < 2 {
			t.Errorf("%s is not marked:\n%s", file, text)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info.Mode(), err)
		}
	}
	if info, err := os.Stat(outbox); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
}

// An incident that is treated like an exercise, such as a demonstration, reaches nobody either.
func TestRehearsalsReachNobody(t *testing.T) {
	d := newDesk(t, 2)
	d.tell("We are looking into it.")
	d.once(by("mail", forbidden{t}), func(o *Options) {
		o.Exercise, o.Rehearse = t.TempDir(), func(*model.Incident) bool { return true }
	})
	if got := states(d.outbox()); got[model.Delivered] != 2 {
		t.Errorf("outbox: %v", got)
	}
}

func TestNamesNeverLeadOutOfTheFolder(t *testing.T) {
	base := t.TempDir()
	outbox := filepath.Join(base, "outbox")
	carrier := folder{outbox, "../../mail"}
	outcome := carrier.Carry(t.Context(), Load{
		ID: "a/../../b", Incident: "../../etc/passwd\x00", Recipient: "address/../../../x\n", Name: "x\x1b]0;y\a", Letter: model.Letter{Text: "t\x1b[2Jx"},
	}, func() error { return nil })
	if outcome.State != model.Delivered {
		t.Fatal(outcome)
	}
	files, _ := filepath.Glob(filepath.Join(outbox, "*", "*"))
	if all, _ := os.ReadDir(base); len(all) != 1 || len(files) != 1 {
		t.Fatalf("%v, %v", all, files)
	}
	if text, _ := os.ReadFile(files[0]); strings.ContainsAny(string(text), "\x1b\x00\a") {
		t.Errorf("%q", text)
	}
}

// A name that is a link must not lead out either.
func TestLinksNeverLeadOutOfTheFolder(t *testing.T) {
	outbox, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(outbox, "2026-x01")); err != nil {
		t.Skip(err)
	}
	outcome := folder{outbox, "mail"}.Carry(t.Context(), Load{ID: "1", Incident: "2026-X01"}, func() error { return nil })
	if all, _ := os.ReadDir(elsewhere); len(all) != 0 || outcome.State != model.InQueue {
		t.Errorf("%v, %v", outcome, all)
	}
}

package publish

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
)

// many are the events of a number of incidents, each with four notices in two languages on the page.
func many(t testing.TB, incidents int) (*model.Plan, []model.Event) {
	t.Helper()
	r := newRoom(t)
	r.now = noon.Add(-time.Duration(incidents) * 6 * time.Hour)
	var events []model.Event
	for n := range incidents {
		r.wait(2*time.Hour).declare("x", model.Severity(1+n%4)).do(model.SetComponent{Component: "web", State: model.Degraded})
		for _, status := range model.PublicStatuses {
			r.wait(time.Hour).tell(status, "We are looking into a problem with the website", "Pages load slowly.\n\nWe know why, and are mending it: https://status.example.com.")
			for _, cmd := range Handover([]Case{{Incident: r.incident(), Plan: r.plan}}, r.now, "UTC", Options{}) {
				cmd.Actor = Reporter("test")
				r.give(cmd)
			}
		}
		r.do(model.Close{Reason: "over", Anyway: true})
		events = append(events, r.logs[r.here]...)
	}
	return r.plan, events
}

// BenchmarkPublish opens the log of 1,000 incidents with 4,000 updates, makes the whole page in three languages and
// puts it into a folder: a new one, which is the worst case, or the one that holds the page before.
func BenchmarkPublish(b *testing.B) {
	ctx, plan, path := b.Context(), (*model.Plan)(nil), filepath.Join(b.TempDir(), "warroom.db")
	plan, events := many(b, 1000)
	log := openLog(b, ctx, path)
	if _, _, err := log.Append(ctx, events); err != nil {
		b.Fatal(err)
	}
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"new", "again"} {
		b.Run(name, func(b *testing.B) {
			dir, files := b.TempDir(), 0
			before := spent()
			for n := 0; b.Loop(); n++ {
				if name == "new" {
					dir = b.TempDir()
				}
				files = publishOnce(b, path, dir, plan, noon.Add(time.Duration(n)*time.Minute))
			}
			b.ReportMetric(float64(files), "files")
			b.ReportMetric(float64((spent()-before).Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

func openLog(b *testing.B, ctx context.Context, path string) *storage.Log {
	b.Helper()
	log, err := storage.Open(ctx, path, storage.Options{
		Site: "HQ", Clock: time.Now, Zone: "UTC", Plans: func([]byte) (*model.Plan, error) { return model.EmptyPlan, nil }, Report: func(error) {},
	})
	if err != nil {
		b.Fatal(err)
	}
	return log
}

// publishOnce does what the verb does.
func publishOnce(b *testing.B, path, dir string, plan *model.Plan, now time.Time) int {
	b.Helper()
	ctx := b.Context()
	log := openLog(b, ctx, path)
	defer log.Close()
	board, err := log.Board(ctx)
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]model.IncidentID, len(board))
	for n, line := range board {
		ids[n] = line.ID
	}
	cases, err := Gather(ids, func(id model.IncidentID) (Case, error) {
		inc, err := log.Incident(ctx, id)
		return Case{Incident: inc, Plan: plan}, err
	})
	if err != nil {
		b.Fatal(err)
	}
	site := Build(cases, plan, now, always)
	if len(site.Incidents) != 1000 {
		b.Fatalf("%d incidents on the page", len(site.Incidents))
	}
	files, err := Render(site)
	if err != nil {
		b.Fatal(err)
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer folder.Close()
	if _, err := folder.Write(site.ID, noon, files); err != nil {
		b.Fatal(err)
	}
	return len(files)
}

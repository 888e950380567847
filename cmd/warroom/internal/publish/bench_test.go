package publish

import (
	"testing"
	"time"

	"warroom/model"
)

// many is a page with a number of incidents, each with four notices in two languages.
func many(t testing.TB, incidents int) []Case {
	t.Helper()
	r := newRoom(t)
	r.now = noon.Add(-time.Duration(incidents) * 6 * time.Hour)
	var cases []Case
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
		cases = append(cases, Case{Incident: r.incident(), Plan: r.plan})
	}
	return cases
}

// BenchmarkPublish makes the whole page of 1,000 incidents with 4,000 updates in three languages and writes it to a
// new folder: the worst case, since later only what changed is written.
func BenchmarkPublish(b *testing.B) {
	cases, plan := many(b, 1000), testPlan()
	for _, name := range []string{"new", "again"} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			var count int
			for n := 0; b.Loop(); n++ {
				if name == "new" {
					dir = b.TempDir()
				}
				files, err := Render(Build(cases, plan, noon.Add(time.Duration(n)*time.Minute), always))
				if err != nil {
					b.Fatal(err)
				}
				folder, err := OpenFolder(dir)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := folder.Write("p", noon, files); err != nil {
					b.Fatal(err)
				}
				count = len(files)
				folder.Close()
			}
			b.ReportMetric(float64(count), "files")
		})
	}
}

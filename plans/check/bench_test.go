package check

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warroom/plans"
	"warroom/plans/weak"
)

// BenchmarkLibrary reads everything in the shipped folder and checks it.
func BenchmarkLibrary(b *testing.B) {
	for _, lang := range languages {
		b.Run(lang, func(b *testing.B) {
			dir := filepath.Join("..", "library", lang)
			for b.Loop() {
				folder, err := plans.OpenFolder(dir)
				if err != nil {
					b.Fatal(err)
				}
				Folder(folder, today, "en")
			}
		})
	}
}

// BenchmarkLargePlan reads and checks the plan of a large company: 2,000 people, 20,000 customers, 500 systems and 200
// checklists.
func BenchmarkLargePlan(b *testing.B) {
	dir := largePlan(b)
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			folder, err := plans.OpenFolder(dir)
			if err != nil {
				b.Fatal(err)
			}
			if len(folder.Plan.People) != 2000+14 || len(folder.Customers) != 20000 || len(folder.Systems) < 500 {
				b.Fatalf("%d people, %d customers, %d systems", len(folder.Plan.People), len(folder.Customers), len(folder.Systems))
			}
			Folder(folder, today, "en")
		}
	})
	b.Run("weak", func(b *testing.B) {
		folder, err := plans.OpenFolder(dir)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			weak.Analyse(folder.Systems)
		}
	})
}

// largePlan writes the shipped plan with much more in it, and answers its folder.
func largePlan(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "plan")
	if err := plans.DefaultFolder("en").Archive.Extract(dir); err != nil {
		b.Fatal(err)
	}
	write := func(name string, line func(n int) string, count int) {
		var text strings.Builder
		for n := range count {
			text.WriteString(line(n))
		}
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err == nil {
			_, err = f.WriteString(text.String())
			_ = f.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	write("people.csv", func(n int) string {
		if n == 0 {
			return "id,name,roles,mobile,landline\n"
		}
		return fmt.Sprintf("p%d,Person %d,scribe,+49 170 %d,+49 69 %d\n", n, n, n, n)
	}, 2001)
	write("customers.csv", func(n int) string {
		if n == 0 {
			return "id;name;tier;language;mail\n"
		}
		return fmt.Sprintf("c%d;Customer %d;gold;de;c%d@example.com\n", n, n, n)
	}, 20001)
	if err := os.WriteFile(filepath.Join(dir, "systems.yaml"), []byte("systems:\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	write("systems.yaml", func(n int) string {
		needs := "power"
		if n > 0 {
			needs = fmt.Sprintf("s%d, [s%d, s%d]", n/2, n/3, n/5)
		}
		if n == 0 {
			return "  power: {title: Power}\n  s0: {title: S0, needs: [power]}\n"
		}
		return fmt.Sprintf("  s%d: {title: S%d, needs: [%s], fallback: paper, rto: 1h, mtpd: 1d}\n", n, n, needs)
	}, 500)
	for n := range 200 {
		write(fmt.Sprintf("checklists/own-%d.md", n), func(n int) string {
			if n == 0 {
				return "---\ntitle: Own list\nphase: respond\narea: solve\non_demand: yes\n---\n\n"
			}
			return fmt.Sprintf("- [ ] Do the step number %d and say so {id: step-%d, within: %dm}\n", n, n, n)
		}, 13)
	}
	return dir
}

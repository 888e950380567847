package paper

import (
	"fmt"
	"strings"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// Every sheet of the shipped forms ends with its page: a report fits on one, and nothing is carried over for a line or two.
func TestSheetsEndWithTheirPages(t *testing.T) {
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		folder := plans.DefaultFolder(lang)
		for size, sheet := range map[string]Sheet{"A4": A4, "letter": Letter} {
			for _, form := range folder.Forms {
				doc, _, err := Forms(folder, FormOptions{Options: Options{Now: printedAt(t)}, Names: []string{form.ID}})
				if err != nil {
					t.Fatal(err)
				}
				all := pages(t, pdfOf(t, doc, sheet))
				where := fmt.Sprintf("%s %s on %s", lang, form.ID, size)
				if most := 1 + min(form.Rows, 1); len(all) > most {
					t.Errorf("%s has %d pages, want at most %d", where, len(all), most)
				}
				last := 0
				for line := range strings.SplitSeq(strings.Join(all, "\n"), "\n") {
					if n := 0; strings.TrimSpace(line) == fmt.Sprint(last+1) {
						_, _ = fmt.Sscan(line, &n)
						last = n
					}
				}
				if last < form.Rows {
					t.Errorf("%s has %d lines, %d were asked for", where, last, form.Rows)
				}
			}
		}
	}
}

func TestLinesFillWhatIsLeftOfAPage(t *testing.T) {
	for left := 40.0; left < 260; left += 3.7 {
		for wanted := 1; wanted < 40; wanted++ {
			rows, height := linesIn(left, wanted)
			if over := left - float64(rows)*height; over < 0 || over > 1 || height < lineLeast || height > lineMost+lineUsual {
				t.Errorf("%d lines in %.1f mm: %d of %.1f mm", wanted, left, rows, height)
			}
		}
	}
}

// Nobody may take a page of an exercise for a real one, even if it lies there alone.
func TestEveryPageOfAnExerciseSaysSo(t *testing.T) {
	folder := plans.DefaultFolder("de")
	o := Options{Now: printedAt(t)}
	for _, kind := range []model.IncidentKind{model.Exercise, model.Real} {
		c := darkness(t, folder.Plan)
		c.Incident.Kind = kind
		for name, doc := range map[string]Document{"log": Log(c, o), "incident": Incident(c, o), "roster": Roster(folder, c.Incident, 0, o)} {
			for n, page := range pages(t, pdfOf(t, doc, A4)) {
				if got := strings.Contains(page, "ÜBUNG"); got != (kind == model.Exercise) {
					t.Errorf("%s of kind %q: page %d is marked: %v", name, kind, n+1, got)
				}
			}
			if got := strings.Contains(textOf(t, doc), "ÜBUNG"); got != (kind == model.Exercise) {
				t.Errorf("%s of kind %q as text is marked: %v", name, kind, got)
			}
		}
	}
}

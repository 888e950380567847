package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warroom/model"
)

// The figures that were worked out by hand from two published timelines. A state other than ok has no number.
var published = map[string]map[string]any{
	"gitlab.csv": {
		"impact-to-first-notice": 98.0, "time-to-resolve": 1127 * 60.0, "notice-gap-1": 4537.0, "page-to-cause": 87 * 60.0,
		"time-to-detect": model.FigureInvalid, "time-to-acknowledge": model.FigureMissing, "time-to-declare": model.FigureMissing,
		"time-to-mitigate": model.FigureMissing, "impact-duration": model.FigureMissing,
	},
	"search.csv": {
		"time-to-detect": 60.0, "time-to-acknowledge": 240.0, "time-to-declare": 420.0, "time-to-mitigate": 2520.0,
		"impact-duration": 3960.0, "declared-to-resolved": 5340.0, "time-to-resolve": 5760.0,
		"page-to-cause": model.FigureMissing, "impact-to-first-notice": model.FigureMissing,
	},
}

func TestImportGivesThePublishedFigures(t *testing.T) {
	m := newMachine(t)
	for file, want := range published {
		t.Run(file, func(t *testing.T) {
			var got status
			if err := json.Unmarshal([]byte(m.must("import", "--json", filepath.Join("testdata", "timelines", file))), &got); err != nil {
				t.Fatal(err)
			}
			checkFigures(t, got.Figures, want)
			var again status
			if err := json.Unmarshal([]byte(m.must("status", "--json", "--incident", got.Number)), &again); err != nil {
				t.Fatal(err)
			}
			checkFigures(t, again.Figures, want)
			if again.Kind != model.Backfilled || again.Closed == nil {
				t.Errorf("kind %s, closed %v", again.Kind, again.Closed)
			}
		})
	}
}

func checkFigures(t *testing.T, figures []model.Figure, want map[string]any) {
	t.Helper()
	found := map[string]model.Figure{}
	for _, f := range figures {
		found[f.ID] = f
	}
	for id, value := range want {
		f, known := found[id]
		switch value := value.(type) {
		case float64:
			if !known || f.State != model.FigureOK || f.Seconds == nil || *f.Seconds != value {
				t.Errorf("%s is %+v, want %v", id, f, value)
			}
		case model.FigureState:
			if !known || f.State != value || f.Seconds != nil {
				t.Errorf("%s is %+v, want %s", id, f, value)
			}
		}
	}
}

func TestImportKeepsEachRowsTimePrecisionAndActor(t *testing.T) {
	m := newMachine(t)
	path := filepath.Join("testdata", "timelines", "gitlab.csv")
	m.must("import", path)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := m.must("export", "--format", "csv", "--incident", "2017-B01")
	words := map[string]string{"approx": "approximate"}
	for n, row := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		cells := strings.SplitN(row, ",", 5)
		precision := cells[1]
		if word, other := words[precision]; other {
			precision = word
		}
		found := false
		for line := range strings.Lines(out) {
			found = found || strings.HasPrefix(line, cells[0]+","+precision+",") && strings.Contains(line, ","+cells[3]+",")
		}
		if !found {
			t.Errorf("line %d is not in the log at its own time: %s", n+2, row)
		}
	}
	events := m.must("export", "--format", "jsonl", "--incident", "2017-B01")
	if !strings.Contains(events, `"source":"blog"`) || !strings.Contains(events, `"method":"import"`) {
		t.Error("source or method is lost")
	}
}

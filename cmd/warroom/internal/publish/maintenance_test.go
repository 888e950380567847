package publish

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// As on Statuspage: all planned work, the past too, is in one list; what is to come and what is under way in lists of
// their own, and only these in the summary.
func TestPlannedWorkStandsInItsLists(t *testing.T) {
	work := func(id string, from time.Duration) model.Maintenance {
		at := noon.Add(from)
		return model.Maintenance{ID: id, Title: map[model.Language]string{"en": id}, From: at, Until: at.Add(2 * time.Hour)}
	}
	plan := &model.Plan{Language: "en", Page: &model.Page{
		ID: "p", Title: map[model.Language]string{"en": "Status"},
		Maintenances: []model.Maintenance{work("past", -48*time.Hour), work("over", -2*time.Hour), work("now", -time.Hour), work("next", time.Hour), work("later", 48*time.Hour)},
	}}
	files, err := Render(Build(nil, plan, noon, Options{Since: noon.AddDate(-1, 0, 0)}))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"scheduled-maintenances": "later:scheduled next:scheduled now:in_progress over:completed past:completed", "scheduled-maintenances/upcoming": "next:scheduled later:scheduled",
		"scheduled-maintenances/active": "now:in_progress", "summary": "now:in_progress next:scheduled later:scheduled",
	}
	for name, names := range want {
		var read struct {
			Maintenances []struct {
				Name, Status string
				Resolved     *time.Time `json:"resolved_at"`
				Until        time.Time  `json:"scheduled_until"`
				Updates      []struct {
					Status  string
					Display time.Time `json:"display_at"`
				} `json:"incident_updates"`
			} `json:"scheduled_maintenances"`
		}
		for _, file := range files {
			if file.Path == "api/v2/"+name+".json" {
				if err := json.Unmarshal(file.Content, &read); err != nil {
					t.Fatal(err)
				}
			}
		}
		var got []string
		for _, m := range read.Maintenances {
			got = append(got, m.Name+":"+m.Status)
			if done := m.Status == "completed"; done != (m.Resolved != nil) || done && (!m.Resolved.Equal(m.Until) || !m.Updates[0].Display.Equal(m.Until)) {
				t.Errorf("%s: %+v", name, m)
			}
			if m.Updates[0].Status != m.Status {
				t.Errorf("%s: the newest update of %s says %s", name, m.Name, m.Updates[0].Status)
			}
		}
		if strings.Join(got, " ") != names {
			t.Errorf("%s holds %q, want %q", name, strings.Join(got, " "), names)
		}
	}
}

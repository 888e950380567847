package model

import (
	"testing"
	"time"
)

// Readers of another language never get what was typed in the plan's: they get what the plan says in theirs, or the
// writer is asked for it.
func TestFactsInAnotherLanguage(t *testing.T) {
	plan := &Plan{
		Language: "de", Product: "unser Dienst", Products: map[Language]string{"de": "unser Dienst", "en": "our service"},
		Follow: "status.example.com",
		Scenarios: []Scenario{{
			ID: "dark", Says: map[Stage]string{StageResolved: "Alles läuft wieder.", StageIdentified: "Ein Kabel ist ab."}, Advice: "Rufen Sie an.",
			Translations: map[Language]Telling{
				"en":    {Says: map[Stage]string{StageResolved: "All is well again.", StageIdentified: "[TODO: what broke]"}, Advice: "Please call."},
				"pt-BR": {Says: map[Stage]string{StageResolved: "Tudo voltou."}},
			},
		}},
	}
	customers := 412
	inc := &Incident{
		Scenario: "dark", Title: "Kabel ab", Impact: Impact{Customers: &customers, Statement: "Nichts [gar nichts]\ngeht"},
		Workarounds: []Workaround{{Text: "Bitte anrufen"}},
	}
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	clock := func(at time.Time) string { return at.Format("15:04 MST") }
	for _, test := range []struct {
		lang  Language
		stage Stage
		want  map[string]string
	}{
		{"de-AT", StageResolved, map[string]string{
			"product": "unser Dienst", "situation": "Alles läuft wieder.", "advice": "Rufen Sie an.", "workaround": "Bitte anrufen",
		}},
		{"", StageResolved, map[string]string{"product": "unser Dienst", "situation": "Alles läuft wieder."}},
		{"en-GB", StageResolved, map[string]string{
			"product": "our service", "situation": "All is well again.", "advice": "Please call.", "workaround": "[TODO: übersetzen: Bitte anrufen]",
			"what_happens": "[TODO: übersetzen: Nichts (gar nichts) geht]", "customers": "412", "now": "10:00 UTC", "next_update": "10:30 UTC",
			"follow": "status.example.com", "title": "Kabel ab",
		}},
		{"en", StageIdentified, map[string]string{"situation": "[TODO: übersetzen: Ein Kabel ist ab.]"}},
		{"en", StageFollowUp, map[string]string{"situation": ""}},
		{"pt", StageResolved, map[string]string{"product": "unser Dienst", "situation": "Tudo voltou.", "advice": "[TODO: übersetzen: Rufen Sie an.]"}},
		{"fr", StageResolved, map[string]string{"situation": "[TODO: übersetzen: Alles läuft wieder.]"}},
	} {
		got := FactsIn(test.lang, inc, plan, test.stage, now, now.Add(30*time.Minute), clock)
		for name, want := range test.want {
			if got[name] != want {
				t.Errorf("%s in %q, %s: %q, want %q", name, test.lang, test.stage, got[name], want)
			}
		}
		for name, fact := range got {
			if gaps := Gaps(fact); len(gaps) > 1 || len(gaps) == 1 && gaps[0] != fact {
				t.Errorf("%s in %q: %q is not one gap", name, test.lang, fact)
			}
		}
	}
}

func TestOriginalsAreWhatThePlanSaysInItsOwnLanguage(t *testing.T) {
	plan := &Plan{Language: "de", Templates: []NoticeTemplate{
		{ID: "a.en", Audience: "customers", Stage: StageResolved, Language: "en"},
		{ID: "a", Audience: "customers", Stage: StageResolved, Language: "de"},
		{ID: "a2", Audience: "customers", Stage: StageResolved},
		{ID: "b.pt", Audience: "press", Language: "pt-BR"},
		{ID: "b.en", Audience: "press", Language: "en"},
	}}
	var got []string
	for _, one := range plan.Originals() {
		got = append(got, one.ID)
	}
	if len(got) != 3 || got[0] != "a" || got[1] != "a2" || got[2] != "b.pt" {
		t.Errorf("the originals are %q, want a, a2 and the first that there is for the press", got)
	}
}

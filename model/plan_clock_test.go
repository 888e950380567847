package model_test

import (
	"encoding/json"
	"testing"
	"time"
	_ "time/tzdata" // the program carries the zones, so its tests do

	"warroom/model"
)

func TestReadersSeeTheirClock(t *testing.T) {
	zone := func(name string) model.Zone {
		var z model.Zone
		if err := z.UnmarshalText([]byte(name)); err != nil {
			t.Fatal(err)
		}
		return z
	}
	winter, summer := time.Date(2026, 11, 22, 13, 30, 0, 0, time.UTC), time.Date(2026, 7, 1, 13, 30, 0, 0, time.UTC)
	for _, test := range []struct {
		zone     string
		site     *time.Location
		language model.Language
		at, now  time.Time
		want     string
	}{
		{"Europe/Berlin", time.UTC, "de", winter, winter, "14:30 MEZ"},
		{"Europe/Berlin", time.UTC, "de", summer, summer, "15:30 MESZ"},
		{"Europe/Berlin", time.UTC, "en", winter, winter, "14:30 CET"},
		{"Europe/Berlin", time.UTC, "", winter, winter, "14:30 MEZ"},
		{"America/Sao_Paulo", time.UTC, "pt-BR", winter, winter, "10:30 BRT"},
		{"America/Manaus", time.UTC, "pt-BR", winter, winter, "09:30 AMT"},
		{"Asia/Dubai", time.UTC, "en", winter, winter, "17:30 UTC+04:00"},
		{"", zone("Europe/Lisbon").Location, "pt", winter, winter, "13:30 WET"},
		{"Not/There", nil, "de", winter, winter, "13:30 UTC"},
		{"Europe/Berlin", nil, "de", winter.Add(12 * time.Hour), winter, "23.11. 02:30 MEZ"},
		{"Europe/Berlin", nil, "en", winter.Add(12 * time.Hour), winter, "23 Nov 02:30 CET"},
		{"Europe/Berlin", nil, "pt-BR", winter.Add(12 * time.Hour), winter, "23/11 02:30 CET"},
		{"Europe/Berlin", nil, "de", winter.Add(10 * time.Hour), winter.Add(11 * time.Hour), "00:30 MEZ"},
	} {
		plan := &model.Plan{Language: "de", Zone: zone(test.zone)}
		if got := plan.Clock(test.language, test.now, test.site)(test.at); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.zone, test.language, got, test.want)
		}
	}
}

func TestAPlanKeepsItsZone(t *testing.T) {
	var plan model.Plan
	if err := json.Unmarshal([]byte(`{"zone":"Europe/Berlin"}`), &plan); err != nil || plan.Zone.String() != "Europe/Berlin" {
		t.Fatalf("%v, %v", plan.Zone, err)
	}
	raw, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	var again model.Plan
	if err := json.Unmarshal(raw, &again); err != nil || again.Zone.String() != "Europe/Berlin" {
		t.Fatalf("%s: %v, %v", raw, again.Zone, err)
	}
}

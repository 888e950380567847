package plans

import "testing"

func TestLettersTellTheTimeOfTheStandby(t *testing.T) {
	for text, want := range map[string]string{
		"zone: Europe/Lisbon\n": "Europe/Lisbon", "zone: Middle/Earth\n": "", "zone: Local\n": "", "rotations: {}\n": "", ": :\n": "", "zone: UTC\n": "UTC",
	} {
		got := ""
		if zone := zoneOf(file{"standby.yaml", []byte(text)}); !zone.IsZero() {
			got = zone.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if plan, _ := Default("de"); plan.Zone.String() != "Europe/Berlin" {
		t.Errorf("the German plan says the time of %s", plan.Zone)
	}
}

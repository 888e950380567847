package plans

import (
	"testing"
	"testing/fstest"
	"time"

	"warroom/model"
)

func TestOverlaySaysOnlyWhatIsDifferent(t *testing.T) {
	for _, lang := range shippedIn {
		below, base := Default(lang)
		plan, _, err := Overlay(base, fstest.MapFS{"plan.yaml": {Data: []byte(`
product: Portal
roles:
  liaison: {holders: [scribe-a]}
  scribe: {holders: []}
cadence:
  SEV1:
    customers: {first: 15m}
bridges:
  - pin: "0815"
`)}})
		if err != nil {
			t.Fatal(err)
		}
		liaison, _ := plan.Role("liaison")
		was, _ := below.Role("liaison")
		if plan.Product != "Portal" || len(liaison.Holders) != 1 || liaison.Holders[0] != "scribe-a" || liaison.Title != was.Title {
			t.Errorf("%s: product %q, liaison %+v", lang, plan.Product, liaison)
		}
		if scribe, _ := plan.Role("scribe"); len(scribe.Holders) != 0 {
			t.Errorf("%s: scribe %+v", lang, scribe)
		}
		cadence, _ := plan.Cadence(model.SEV1, "customers")
		if cadence.First != 15*time.Minute || cadence.Every != 20*time.Minute {
			t.Errorf("%s: cadence %+v", lang, cadence)
		}
		if len(plan.Bridges) != 2 || plan.Bridges[0].PIN != "0815" || plan.Bridges[0].Title != below.Bridges[0].Title {
			t.Errorf("%s: bridges %+v", lang, plan.Bridges)
		}
		if channel, _ := plan.Channel("paper"); plan.Version != below.Version || !channel.Manual || len(plan.Roles) != len(below.Roles) || plan.Roles[0].ID != below.Roles[0].ID {
			t.Errorf("%s: what was not named is not as before: version %q, channel %+v, %d roles", lang, plan.Version, channel, len(plan.Roles))
		}
	}
}

func TestOverlayOfNoYAMLIsAnError(t *testing.T) {
	_, base := Default("en")
	for _, text := range []string{"roles: [", "- a\n- b\n", "just text"} {
		if plan, _, err := Overlay(base, fstest.MapFS{"plan.yaml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%q was laid over: %s", text, plan.Name)
		}
	}
}

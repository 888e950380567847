package ways_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
)

// setting is a line of the example that sets something up, behind its sign.
var setting = regexp.MustCompile(`(?m)^#(  +[a-z#])`)

// The example sets nothing up, and everything in it can be switched on as it stands; its languages set up the same.
func TestExample(t *testing.T) {
	var kinds []string
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		text := string(ways.Example(lang))
		if all, err := read(t, text, nil); err != nil || len(all) != 0 {
			t.Errorf("%s as it is: %d channels, %v", lang, len(all), err)
		}
		all, err := read(t, setting.ReplaceAllString(text, "$1"), map[string]string{
			"WARROOM_MAIL_PASSWORD": "secret", "WARROOM_SMS_TOKEN": "secret", "WARROOM_CHAT_URL": "https://chat.example.org/secret",
			"WARROOM_TELEGRAM_TOKEN": "secret", "WARROOM_MATRIX_TOKEN": "secret", "WARROOM_WEBHOOK_SECRET": "secret",
		})
		if err != nil {
			t.Fatalf("%s switched on: %v", lang, err)
		}
		var set []string
		for _, way := range all.Sorted() {
			set = append(set, string(way.Kind))
			if (way.Trouble == "") == (way.Kind == ways.Ntfy) { // its token is in a file that is not there
				t.Errorf("%s: %s is in trouble: %q", lang, way.Channel, way.Trouble)
			}
		}
		if kinds == nil {
			kinds = set
		}
		if !slices.Equal(set, kinds) || len(set) != 10 {
			t.Errorf("%s sets up %v, not %v", lang, set, kinds)
		}
		for _, kind := range ways.Kinds() {
			if !strings.Contains(text, string(kind)) {
				t.Errorf("%s does not name %s", lang, kind)
			}
		}
	}
	if string(ways.Example("fr")) != string(ways.Example("en")) {
		t.Error("what is not spoken is not English")
	}
}

package demo

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"warroom/model"
)

// No language lacks a sentence, leaves one in English, or has other figures; only the last attempt is without a finding.
func TestStoryIsToldInEveryLanguage(t *testing.T) {
	english := sentences(t, "en")
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		for id, text := range sentences(t, lang) {
			if (text == "") != (id == "Attempts.Trunk.Finding") {
				t.Errorf("%s: %s is %q", lang, id, text)
			}
			if lang != "en" && text != "" && text == english[id] {
				t.Errorf("%s: %s is English: %s", lang, id, text)
			}
			if got, want := figures(text), figures(english[id]); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %s has the figures %v, want %v", lang, id, got, want)
			}
		}
	}
}

// Every sentence is said by somebody, in the language of the plan.
func TestPlaySaysEverySentence(t *testing.T) {
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		plan, _, err := Plan(lang)
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		stage := Stage{
			Set: func(time.Time) {},
			Do: func(_ context.Context, cmd model.Command) ([]model.Event, error) {
				fmt.Fprintf(&said, "%+v\n", cmd.Intent)
				return []model.Event{{}}, nil
			},
		}
		if _, err := Play(t.Context(), stage, plan, time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		for id, text := range sentences(t, lang) {
			if !strings.Contains(said.String(), text) {
				t.Errorf("%s: nobody says %s: %s", lang, id, text)
			}
		}
	}
}

// sentences are the texts of a story, each under where it stands in [story].
func sentences(t *testing.T, lang model.Language) map[string]string {
	t.Helper()
	told, err := storyIn(lang)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	gather(reflect.ValueOf(*told), "", texts)
	return texts
}

func gather(v reflect.Value, id string, texts map[string]string) {
	if v.Kind() == reflect.String {
		texts[id] = v.String()
		return
	}
	for n := range v.NumField() {
		gather(v.Field(n), strings.TrimPrefix(id+"."+v.Type().Field(n).Name, "."), texts)
	}
}

// figures are the numbers in a text, in their order.
func figures(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
}

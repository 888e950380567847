package locale

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

// area is the messages of one area in one language: id to text, plural forms joined.
func readAreas(t *testing.T) map[string]map[model.Language]map[string]string {
	t.Helper()
	entries, err := messages.ReadDir("messages")
	if err != nil {
		t.Fatal(err)
	}
	areas := map[string]map[model.Language]map[string]string{}
	for _, entry := range entries {
		raw, err := messages.ReadFile("messages/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		var file map[string]any
		if err := yaml.Unmarshal(raw, &file); err != nil {
			t.Fatalf("%s: %v", entry.Name(), err)
		}
		area, _, _ := strings.Cut(entry.Name(), ".")
		lang := languageOf(entry.Name())
		if areas[area] == nil {
			areas[area] = map[model.Language]map[string]string{}
		}
		if areas[area][lang] == nil {
			areas[area][lang] = map[string]string{}
		}
		flatten(areas[area][lang], "", file)
	}
	return areas
}

func flatten(into map[string]string, prefix string, from map[string]any) {
	for key, value := range from {
		switch value := value.(type) {
		case string:
			into[prefix+key] = value
		case map[string]any:
			if _, plural := value["other"]; !plural {
				flatten(into, prefix+key+".", value)
				continue
			}
			var forms []string
			for _, form := range slices.Sorted(maps.Keys(value)) {
				text, _ := value[form].(string)
				forms = append(forms, text)
			}
			into[prefix+key] = strings.Join(forms, "\n")
		}
	}
}

func TestEveryLanguageHasTheSameMessages(t *testing.T) {
	areas := readAreas(t)
	if len(areas) < 5 {
		t.Fatalf("only %d areas were read", len(areas))
	}
	for area, languages := range areas {
		english := languages[English]
		if len(english) == 0 {
			t.Errorf("%s: no English messages", area)
		}
		for _, lang := range Languages() {
			own := languages[lang]
			for id, text := range english {
				if _, ok := own[id]; !ok {
					t.Errorf("%s.%s lacks %s", area, lang, id)
					continue
				}
				if want, got := named(text), named(own[id]); !slices.Equal(want, got) {
					t.Errorf("%s.%s %s has placeholders %v, English has %v", area, lang, id, got, want)
				}
			}
			for id := range own {
				if _, ok := english[id]; !ok {
					t.Errorf("%s.%s has %s, which English lacks", area, lang, id)
				}
			}
		}
	}
}

func named(text string) []string {
	var names []string
	for _, match := range placeholders.FindAllStringSubmatch(text, -1) {
		names = append(names, match[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestNoMessageIsInTwoAreas(t *testing.T) {
	owner := map[string]string{}
	for area, languages := range readAreas(t) {
		for id := range languages[English] {
			if other, taken := owner[id]; taken && other != area {
				t.Errorf("%s is in %s and in %s", id, area, other)
			}
			owner[id] = area
		}
	}
}

func TestReadSaysWhichFileIsBroken(t *testing.T) {
	_, err := read(fstest.MapFS{"messages/pane.de.yaml": {Data: []byte("a: [")}}, German)
	if err == nil || !strings.Contains(err.Error(), "pane.de.yaml") {
		t.Errorf("got %v", err)
	}
}

func TestUnknownMessageIsSeen(t *testing.T) {
	for _, lang := range Languages() {
		if got := New(lang).T("no.such.message"); got != "no.such.message" {
			t.Errorf("%s: got %q", lang, got)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want model.Language
	}{
		{map[string]string{"LANG": "de_DE.UTF-8"}, German},
		{map[string]string{"LANG": "pt_PT.UTF-8"}, Portuguese},
		{map[string]string{"LANG": "pt_BR"}, Portuguese},
		{map[string]string{"LANG": "en_GB.UTF-8"}, English},
		{map[string]string{"LANG": "C"}, English},
		{map[string]string{"LC_ALL": "C.UTF-8", "LANG": "de_DE"}, English},
		{map[string]string{"LC_MESSAGES": "de_AT", "LANG": "pt_BR"}, German},
		{map[string]string{"LC_ALL": "de", "LC_MESSAGES": "pt_BR"}, German},
		{nil, English},
	} {
		if got := Detect(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: got %s, want %s", c.env, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		lang model.Language
		n    int
		want string
	}{
		{English, 48000, "48,000"},
		{German, 48000, "48.000"},
		{Portuguese, 1234567, "1.234.567"},
		{English, 999, "999"},
		{English, 0, "0"},
		{German, -1500, "-1.500"},
	} {
		if got := New(c.lang).Number(c.n); got != c.want {
			t.Errorf("%s %d: got %s, want %s", c.lang, c.n, got, c.want)
		}
	}
}

func TestPlural(t *testing.T) {
	l := New(English)
	if one, two := l.N("pane.log.entries", 1), l.N("pane.log.entries", 2000); one != "1 entry" || two != "2,000 entries" {
		t.Errorf("got %q and %q", one, two)
	}
}

package locale

import (
	"io/fs"
	"reflect"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestLinesSayWhatTheParserSays holds the quick reader to the full one, over every file that there is to read.
func TestLinesSayWhatTheParserSays(t *testing.T) {
	names, err := fs.Glob(messages, "messages/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	left := 0 // files that need the full parser
	for _, name := range names {
		raw, err := fs.ReadFile(messages, name)
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if err := yaml.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		got, plain := lines(string(raw))
		if !plain {
			left++
			continue
		}
		full, ok := want.(map[string]any)
		if !ok {
			t.Fatalf("%s is no mapping", name)
		}
		for key, value := range full {
			if !reflect.DeepEqual(got[key], value) {
				t.Errorf("%s: %q: got %#v, want %#v", name, key, got[key], value)
			}
		}
		if len(got) != len(full) {
			t.Errorf("%s: %d messages, want %d", name, len(got), len(full))
		}
	}
	if left > len(names)/4 {
		t.Errorf("%d of %d files need the full parser", left, len(names))
	}
}

func TestOtherTextsAreLeftToTheParser(t *testing.T) {
	for _, text := range []string{"a", "a: 'b'", "a: [b]", "a: >-\n  b", "a: b # c", "a: b: c", "  a: b", "a:\n  b:\n    c: d", "a: \"b\" c", "a: ~", "- a: b"} {
		var want any
		wrong := yaml.Unmarshal([]byte(text), &want)
		var got any
		if err := unmarshal([]byte(text), &got); (err == nil) != (wrong == nil) || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %#v, %v, want %#v, %v", text, got, err, want, wrong)
		}
	}
}

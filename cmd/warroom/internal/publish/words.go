package publish

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// Words are the words that the page adds to what is published, in one language.
type Words struct {
	language model.Language
	texts    map[string]string
}

// books holds the words of each language that the page speaks; read once, never changed.
var books = sync.OnceValue(func() map[string]*Words {
	all := map[string]*Words{}
	for _, language := range spoken {
		w := &Words{language: language}
		raw, err := wordFiles.ReadFile("words/" + language.Base() + ".yaml")
		if err == nil {
			err = yaml.Unmarshal(raw, &w.texts)
		}
		if err != nil {
			panic(fmt.Sprintf("read embedded words: %v", err)) // cannot happen: a test reads them
		}
		all[language.Base()] = w
	}
	return all
})

// wordsIn are the words in a language, or else in English.
func wordsIn(language model.Language) *Words {
	if w, known := books()[language.Base()]; known {
		return w
	}
	return books()["en"]
}

// Language is the language that the words are really in.
func (w *Words) Language() model.Language { return w.language }

// T is the text of an id, with {name} replaced by what follows its name in args.
func (w *Words) T(id string, args ...string) string {
	text, known := w.texts[id]
	if !known {
		return "‹" + id + "›"
	}
	if len(args) == 0 {
		return text
	}
	pairs := make([]string, 0, len(args))
	for n := 0; n+1 < len(args); n += 2 {
		pairs = append(pairs, "{"+args[n]+"}", args[n+1])
	}
	return strings.NewReplacer(pairs...).Replace(text) // in one go: what is put in is not looked through again
}

// Count is the text of an id for a number of things.
func (w *Words) Count(id string, n int) string {
	if n == 1 {
		id += ".one"
	}
	return w.T(id, "n", fmt.Sprint(n))
}

// Day is a date as people write it.
func (w *Words) Day(at time.Time) string {
	return w.T("day", "day", fmt.Sprint(at.Day()), "month", w.T(fmt.Sprintf("month.%d", int(at.Month()))), "year", fmt.Sprint(at.Year()))
}

// Month is a month with its year.
func (w *Words) Month(at time.Time) string {
	return w.T("month-of-year", "month", w.T(fmt.Sprintf("month.%d", int(at.Month()))), "year", fmt.Sprint(at.Year()))
}

// Clock is a date with time of day and zone.
func (w *Words) Clock(at time.Time) string {
	return w.T("clock", "day", w.Day(at), "time", at.Format("15:04"), "zone", zoneName(at))
}

// zoneName is the short name of a time's zone, and its distance from UTC where it has no name.
func zoneName(at time.Time) string {
	name, offset := at.Zone()
	if strings.ContainsAny(name, "+-") || name == "" {
		return "UTC" + at.Format("-07:00")
	}
	if offset == 0 {
		return "UTC"
	}
	return name
}

// Span is a length of time in whole minutes, hours or days.
func (w *Words) Span(length time.Duration) string {
	for _, unit := range []struct {
		id     string
		length time.Duration
	}{{"days", 24 * time.Hour}, {"hours", time.Hour}, {"minutes", time.Minute}} {
		if length >= unit.length && length%unit.length == 0 {
			return w.Count(unit.id, int(length/unit.length))
		}
	}
	return w.Count("seconds", int(length/time.Second))
}

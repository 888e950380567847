package publish

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// Every language has the same words with the same gaps.
func TestWordsAreThereInEveryLanguage(t *testing.T) {
	gaps := regexp.MustCompile(`\{[a-z]+\}`)
	sorted := func(text string) []string {
		found := gaps.FindAllString(text, -1)
		slices.Sort(found)
		return found
	}
	english := wordsIn("en").texts
	for _, language := range spoken {
		texts := wordsIn(language).texts
		for id, text := range english {
			other, known := texts[id]
			if !known || other == "" {
				t.Errorf("%s lacks %s", language, id)
			} else if !slices.Equal(sorted(text), sorted(other)) {
				t.Errorf("%s: %s has the gaps %v, want %v", language, id, sorted(other), sorted(text))
			}
		}
		equal(t, string(language)+": words", len(texts), len(english))
	}
}

// No page has a word that is missing, and none is left over.
func TestEveryWordIsUsed(t *testing.T) {
	r := story(t)
	for _, options := range []Options{always, {}, {Exercise: true}} {
		_, files := r.files(options)
		for _, file := range files {
			if bytes.Contains(file.Content, []byte("‹")) {
				t.Errorf("%s lacks a word: %s", file.Path, regexp.MustCompile("‹.*?›").Find(file.Content))
			}
		}
	}
	for _, id := range []string{"state.", "component.", "status."} {
		for _, value := range slices.Concat(
			prefixed("state.", Indicators), prefixed("component.", model.ComponentStates),
			prefixed("status.", []Status{Investigating, Identified, Monitoring, Resolved, Postmortem, Scheduled, InProgress, Completed}),
		) {
			if strings.HasPrefix(value, id) && wordsIn("en").texts[value] == "" {
				t.Errorf("there are no words for %s", value)
			}
		}
	}
}

func prefixed[T ~string](prefix string, values []T) []string {
	var all []string
	for _, value := range values {
		all = append(all, prefix+string(value))
	}
	return all
}

func TestTimesInWords(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	paulo, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 9, 5, 7, 0, 0, time.UTC)
	equal(t, "English", wordsIn("en-GB").Clock(at), "9 March 2026, 05:07 UTC")
	equal(t, "German", wordsIn("de").Clock(at.In(berlin)), "9. März 2026, 06:07 CET")
	equal(t, "Portuguese", wordsIn("pt").Clock(at.In(paulo)), "9 de março de 2026, 02:07 UTC-03:00")
	equal(t, "span", wordsIn("de").Span(90*time.Minute), "90 Minuten")
	equal(t, "span", wordsIn("en").Span(time.Hour), "1 hour")
}

// What is not known exactly is said so.
func TestTimesAreShownAsWellAsTheyAreKnown(t *testing.T) {
	v := Build(nil, testPlan(), noon, Options{}).view("en", "index.html", 0)
	for precision, want := range map[model.Precision]string{
		model.Minute: "22 November 2026, 12:00 UTC", model.Approximate: "about 22 November 2026, 12:00 UTC", model.Unknown: "22 November 2026, time not known",
	} {
		got := v.stamp(model.Stamp{At: noon, Precision: precision})
		equal(t, string(precision), got.Before+got.Words+got.After, want)
		equal(t, string(precision)+": for machines", got.Machine == "", precision == model.Unknown)
	}
}

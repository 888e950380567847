package paper

import (
	"embed"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

//go:embed labels/*.yaml
var labelFiles embed.FS

// Labels are the words that paper adds to a plan, in one language.
type Labels struct {
	lang  string
	texts map[string]string
}

// LabelsIn reads the labels in the language of a plan, or else in English.
func LabelsIn(lang model.Language) *Labels {
	base := lang.Base()
	if base != "de" && base != "pt" {
		base = "en"
	}
	raw, err := labelFiles.ReadFile("labels/" + base + ".yaml")
	l := &Labels{lang: base}
	if err == nil {
		err = yaml.Unmarshal(raw, &l.texts)
	}
	if err != nil {
		panic(fmt.Sprintf("read embedded labels: %v", err)) // cannot happen: a test reads them
	}
	return l
}

// T is the label of an id, with {name} replaced by what follows its name in args.
func (l *Labels) T(id string, args ...string) string {
	text, known := l.texts[id]
	if !known {
		return "‹" + id + "›"
	}
	for n := 0; n+1 < len(args); n += 2 {
		text = strings.ReplaceAll(text, "{"+args[n]+"}", args[n+1])
	}
	return text
}

// Day is a date as people write it.
func (l *Labels) Day(at time.Time) string {
	if at.IsZero() {
		return "–"
	}
	month := l.T("month." + fmt.Sprint(int(at.Month())))
	return l.T("day", "day", fmt.Sprint(at.Day()), "month", month, "year", fmt.Sprint(at.Year()))
}

// Clock is a date and a time in figures.
func (l *Labels) Clock(at time.Time) string { return at.Format("2006-01-02 15:04") }

// Span is a length of time in words: the largest units that say it exactly.
func (l *Labels) Span(length time.Duration) string {
	if length <= 0 {
		return "–"
	}
	days := int(length / (24 * time.Hour))
	if days > 0 && length%(24*time.Hour) == 0 {
		if days%7 == 0 && days < 60 {
			return l.count("weeks", days/7)
		}
		return l.count("days", days)
	}
	var parts []string
	for _, unit := range []struct {
		id     string
		length time.Duration
	}{{"hours", time.Hour}, {"minutes", time.Minute}, {"seconds", time.Second}} {
		if n := int(length / unit.length); n > 0 {
			parts = append(parts, l.count(unit.id, n))
			length %= unit.length
		}
	}
	return strings.Join(parts, " ")
}

func (l *Labels) count(id string, n int) string {
	if n == 1 {
		id += ".one"
	}
	return l.T(id, "n", fmt.Sprint(n))
}

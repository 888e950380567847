package publish

import (
	"html/template"
	"strings"
	"time"

	"warroom/model"
)

// view is one HTML page in one language: what its template asks for.
type view struct {
	*Site
	Language model.Language
	Root     string // the way from the page to the folder that everything is in
	Path     string // of the page within the folder of its language
	Title    string
	Story    template.HTML // what the page of an incident says about it
	Dated    bool          // whether the foot says how old the state is: where something is still going on
	words    *Words
}

// view is a page of the site. Path is its place in the folder of its language, up how many folders lie above it.
func (s *Site) view(language model.Language, path string, up int) *view {
	return &view{
		Site: s, Language: language, Path: path, Root: strings.Repeat("../", up), Title: s.Name[language].Body, words: wordsIn(language),
	}
}

// T is a word of the page.
func (v *view) T(id string, args ...string) string { return v.words.T(id, args...) }

// Called is the name of a language in itself.
func (v *view) Called(language model.Language) string { return wordsIn(language).T("language") }

// Mark is the mark of an exercise.
func (v *view) Mark() string { return model.MarksIn(v.Language).Exercise }

// Policy is the content security policy of the page.
func (v *view) Policy() string { return look().policy }

// Style is its style sheet.
func (v *view) Style() template.CSS { return look().style }

// IsIndex tells whether the page shows the present state of everything.
func (v *view) IsIndex() bool { return v.Path == "index.html" }

// To is the way to a file in the folder of a language.
func (v *view) To(language model.Language, path string) string {
	return v.Root + string(language) + "/" + path
}

// StateWord is how the whole is doing.
func (v *view) StateWord() string { return v.T("state." + string(v.State)) }

// AsOfTime is how old the state is.
func (v *view) AsOfTime() timeView { return v.sentence("as-of", v.at(v.AsOf)) }

// Age says what the age of the state means.
func (v *view) Age() string {
	if v.Renewed <= 0 {
		return v.T("as-of.once")
	}
	return v.T("as-of.renewed", "every", v.words.Span(v.Renewed), "stale", v.words.Span(3*v.Renewed))
}

// said is a text in the language that it is really in.
type said struct {
	Text
	Foreign bool // not in the language of the page
}

// Said is a text for the reader of the page.
func (v *view) Said(texts Texts) *said {
	text := texts[v.Language]
	return &said{Text: text, Foreign: text.Language.Base() != v.words.Language().Base()}
}

// saidIf is nil where there is no text.
func (v *view) saidIf(texts Texts) *said {
	if s := v.Said(texts); s.Body != "" {
		return s
	}
	return nil
}

// timeView is a time for people and machines, with the words around it.
type timeView struct {
	Before, Words, After string
	Machine              string // RFC 3339; empty if the time is not known
}

func (v *view) at(at time.Time) timeView {
	return timeView{Words: v.words.Clock(at.In(v.Zone)), Machine: at.UTC().Format("2006-01-02T15:04Z")}
}

// stamp is a time as well as it is known.
func (v *view) stamp(s model.Stamp) timeView {
	t := v.at(s.At)
	switch s.Precision {
	case model.Approximate:
		t = v.sentence("about", t)
	case model.Unknown:
		t = timeView{Words: v.T("untimed", "day", v.words.Day(s.At.In(v.Zone)))}
	}
	return t
}

// sentence puts the words of an id around a time.
func (v *view) sentence(id string, t timeView) timeView {
	before, after, _ := strings.Cut(v.T(id), "{time}")
	t.Before, t.After = before+t.Before, t.After+after
	return t
}

// Groups are the components, each group under its name in the order of the plan.
func (v *view) Groups() []groupView {
	all := []groupView{{}} // those without a group come first: under a heading they would seem to belong to it
	at := map[string]int{"": 0}
	for _, c := range v.Components {
		n, known := at[c.Group]
		if !known {
			n = len(all)
			at[c.Group] = n
			all = append(all, groupView{Name: c.Group})
		}
		all[n].Parts = append(all[n].Parts, partView{Component: c, view: v})
	}
	if len(all[0].Parts) == 0 {
		all = all[1:]
	}
	return all
}

type groupView struct {
	Name  string
	Parts []partView
}

package plans

import (
	"cmp"
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

//go:embed wording
var wordings embed.FS

// In answers the findings in another language; what has no words in it stays English. Findings of package check are
// made in the reader's language and pass unchanged.
func (f Findings) In(lang model.Language) Findings {
	said := wordingIn(lang)
	if said == nil {
		return f
	}
	all := make(Findings, len(f))
	for n, one := range f {
		copied := *one
		copied.Message, copied.Hint = said.say(one.Message), said.say(one.Hint)
		all[n] = &copied
	}
	return all
}

// wording is what reading says, sentence by sentence, in another language. A sentence is found by its English words;
// what was put into it is put into the other.
type wording struct {
	sentences []sentence
	words     map[string]string // what is put in at %w: words of the format, such as role or file
}

type sentence struct {
	source  string
	english *regexp.Regexp
	fixed   int // letters that are not put in
	other   string
}

// verb is where something is put into a sentence: as it came, or at %w in the words of the other language.
var verb = regexp.MustCompile(`%[sqdvw]`)

// argument is what can stand in the place of a verb.
var argument = map[string]string{"%s": `(.*?)`, "%v": `(.*?)`, "%q": `("(?:[^"\\]|\\.)*")`, "%d": `(-?\d+)`}

var (
	german     = sync.OnceValue(func() *wording { return readWording("de") })
	portuguese = sync.OnceValue(func() *wording { return readWording("pt") })
)

// wordingIn is the wording of a language, or nil where English is spoken.
func wordingIn(lang model.Language) *wording {
	switch lang.Base() {
	case "de":
		return german()
	case "pt":
		return portuguese()
	}
	return nil
}

func readWording(lang string) *wording {
	text, err := wordings.ReadFile("wording/" + lang + ".yaml")
	var source struct {
		Sentences map[string]string `yaml:"sentences"`
		Words     map[string]string `yaml:"words"`
	}
	if err == nil {
		err = yaml.Unmarshal(text, &source)
	}
	if err != nil {
		panic(fmt.Sprintf("read embedded wording: %v", err)) // cannot happen: a test reads it
	}
	w := &wording{words: source.Words}
	for english, other := range source.Sentences {
		w.sentences = append(w.sentences, newSentence(english, other))
	}
	slices.SortFunc(w.sentences, func(a, b sentence) int { // the most particular first
		return cmp.Or(cmp.Compare(b.fixed, a.fixed), cmp.Compare(a.source, b.source))
	})
	return w
}

func newSentence(english, other string) sentence {
	parts, verbs := verb.Split(english, -1), verb.FindAllString(english, -1)
	pattern := regexp.QuoteMeta(parts[0])
	for n, one := range verbs {
		pattern += argument[one] + regexp.QuoteMeta(parts[n+1])
	}
	return sentence{english, regexp.MustCompile(`(?s)\A` + pattern + `\z`), len(strings.Join(parts, "")), other}
}

// say is the sentence in the other language, or as it came.
func (w *wording) say(english string) string {
	for _, s := range w.sentences {
		if found := s.english.FindStringSubmatch(english); found != nil {
			return w.fill(s.other, found[1:])
		}
	}
	return english
}

// fill puts into a sentence what was found in the English one.
func (w *wording) fill(sentence string, put []string) string {
	return verb.ReplaceAllStringFunc(sentence, func(verb string) string {
		if len(put) == 0 {
			return ""
		}
		next := put[0]
		put = put[1:]
		if word, known := w.words[next]; known && verb == "%w" {
			return word
		}
		return next
	})
}

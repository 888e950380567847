package check

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

//go:embed texts
var files embed.FS

// text is what one rule has to say. {name} in it is replaced by what was found.
type text struct {
	Says string `yaml:"says"` // what is wrong
	Why  string `yaml:"why"`  // what happens if it stays
	Do   string `yaml:"do"`   // what to do
}

// texts are the sentences of one language by the code of the rule.
type texts map[string]text

// languages are the ones that rules can speak, English first.
var languages = []string{"en", "de", "pt"}

var read = sync.OnceValue(func() map[string]texts {
	all := map[string]texts{}
	for _, lang := range languages {
		source, err := files.ReadFile("texts/" + lang + ".yaml")
		var one texts
		if err == nil {
			err = yaml.Unmarshal(source, &one)
		}
		if err != nil {
			panic(fmt.Sprintf("read embedded texts: %v", err)) // cannot happen: a test reads them
		}
		all[lang] = one
	}
	return all
})

// textsIn are the sentences in a language, or else in English.
func textsIn(lang model.Language) texts {
	base := lang.Base()
	if !slices.Contains(languages, base) {
		base = languages[0]
	}
	return read()[base]
}

// say fills in the sentences of a rule. with is name, value, name, value …
func (t texts) say(code string, with []string) (says, why, do string) {
	pairs := make([]string, len(with))
	for n, one := range with {
		if n%2 == 0 {
			one = "{" + one + "}"
		}
		pairs[n] = one
	}
	fill := strings.NewReplacer(pairs...)
	one := t[code]
	return fill.Replace(one.Says), fill.Replace(one.Why), fill.Replace(one.Do)
}

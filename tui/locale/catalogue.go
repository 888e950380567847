package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"warroom/model"
)

//go:embed messages/*.yaml
var messages embed.FS

// catalog is every message of every language; it is read once and never changed.
type catalog struct {
	bundle *i18n.Bundle
	said   map[model.Language]map[string]phrase
	ids    map[string]bool
}

var catalogue = sync.OnceValue(func() *catalog {
	all, err := read(messages)
	if err != nil {
		panic(fmt.Sprintf("read embedded messages: %v", err)) // cannot happen: a test reads them
	}
	return all
})

func read(files fs.FS) (*catalog, error) {
	names, err := fs.Glob(files, "messages/*.yaml")
	if err != nil {
		return nil, err
	}
	all := &catalog{bundle: i18n.NewBundle(language.English), said: map[model.Language]map[string]phrase{}, ids: map[string]bool{}}
	all.bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		lang := languageOf(name)
		file, err := all.bundle.ParseMessageFileBytes(raw, string(lang)+".yaml")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all.add(lang, file.Messages)
	}
	return all, nil
}

// languageOf reads the language in "messages/<area>.<language>.yaml"; "pt" means the Portuguese of the room.
func languageOf(name string) model.Language {
	_, tag, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".yaml"), ".")
	if lang := nearest(tag); lang != "" {
		return lang
	}
	return model.Language(tag)
}

func (c *catalog) add(lang model.Language, messages []*i18n.Message) {
	if c.said[lang] == nil {
		c.said[lang] = map[string]phrase{}
	}
	for _, m := range messages {
		c.ids[m.ID] = true
		if m.One == "" {
			c.said[lang][m.ID] = newPhrase(m.Other)
		}
	}
}

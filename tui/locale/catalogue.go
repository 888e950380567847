package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"warroom/model"
)

//go:embed messages/*.yaml
var messages embed.FS

// catalog is every message of one language, and the English ones for what it lacks. It is read once, when the first
// one asks for it, and never changed: reading all languages would make every command start later.
type catalog struct {
	bundle *i18n.Bundle
	said   map[string]phrase // the messages of the language itself that have no plural forms
	ids    map[string]bool
}

var catalogues = map[model.Language]func() *catalog{
	English: readOnce(English), German: readOnce(German), Portuguese: readOnce(Portuguese),
}

func readOnce(lang model.Language) func() *catalog {
	return sync.OnceValue(func() *catalog {
		all, err := read(messages, lang)
		if err != nil {
			panic(fmt.Sprintf("read embedded messages: %v", err)) // cannot happen: a test reads them
		}
		return all
	})
}

func read(files fs.FS, own model.Language) (*catalog, error) {
	names, err := fs.Glob(files, "messages/*.yaml")
	if err != nil {
		return nil, err
	}
	all := &catalog{bundle: i18n.NewBundle(language.English), said: map[string]phrase{}, ids: map[string]bool{}}
	all.bundle.RegisterUnmarshalFunc("yaml", unmarshal)
	for _, name := range names {
		lang := languageOf(name)
		if lang != own && lang != English {
			continue
		}
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		file, err := all.bundle.ParseMessageFileBytes(raw, string(lang)+".yaml")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all.add(lang == own, file.Messages)
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

func (c *catalog) add(own bool, messages []*i18n.Message) {
	for _, m := range messages {
		c.ids[m.ID] = true
		if own && m.One == "" {
			c.said[m.ID] = newPhrase(m.Other)
		}
	}
}

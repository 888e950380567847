package plans

import (
	"embed"
	"fmt"
	"io/fs"

	"warroom/model"
)

//go:embed library
var library embed.FS

// Default is the plan that the program ships, in the language asked for, or else in English. Readers of the other
// languages that it is written in are told in theirs.
func Default(lang model.Language) (*model.Plan, Archive) { return defaultAlso(lang, Also(lang)) }

func defaultAlso(lang model.Language, also []model.Language) (*model.Plan, Archive) {
	r := &reading{}
	files := shippedAlso(lang, also, r)
	archive := pack(files)
	return assemble(files, archive.Digest(), r), archive
}

// shippedAlso are the files of the shipped plan in a language, with what readers of further languages are told.
func shippedAlso(lang model.Language, also []model.Language, r *reading) []file {
	files, err := collect(shipped(lang), r)
	if err != nil {
		panic(fmt.Sprintf("read embedded plan: %v", err)) // cannot happen: a test reads it
	}
	return told(files, native(lang), also)
}

// tongues are the languages that the shipped plan is written in, English first, and the folder of each.
var tongues = []struct {
	language model.Language
	folder   string
}{{"en", "en"}, {"de", "de"}, {"pt-BR", "pt"}}

// native is the language in which a plan is shipped to whoever asks for one: by its base, or else English.
func native(lang model.Language) model.Language {
	for _, one := range tongues {
		if one.language.Base() == lang.Base() {
			return one.language
		}
	}
	return tongues[0].language
}

// Also are the languages that the shipped plan is written in besides the one in which it is shipped to whoever asks for
// lang.
func Also(lang model.Language) []model.Language {
	var others []model.Language
	for _, one := range tongues {
		if own := native(lang); one.language != own {
			others = append(others, one.language)
		}
	}
	return others
}

// shipped is the folder of a language: by its base, or English.
func shipped(lang model.Language) fs.FS {
	dir, err := fs.Sub(library, "library/"+folderOf(lang))
	if err != nil {
		panic(fmt.Sprintf("open embedded plan: %v", err)) // cannot happen: the path is well formed
	}
	return dir
}

func folderOf(lang model.Language) string {
	for _, one := range tongues {
		if one.language == native(lang) {
			return one.folder
		}
	}
	return tongues[0].folder
}

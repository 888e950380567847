package plans

import (
	"embed"
	"fmt"
	"io/fs"

	"warroom/model"
)

//go:embed library
var library embed.FS

// Default is the plan that the program ships, in the language asked for, or else in English.
func Default(lang model.Language) (*model.Plan, Archive) {
	r := &reading{}
	files, err := collect(shipped(lang), r)
	if err != nil {
		panic(fmt.Sprintf("read embedded plan: %v", err)) // cannot happen: a test reads it
	}
	archive := pack(files)
	return assemble(files, archive.Digest(), r), archive
}

// shipped is the folder of a language: by its whole tag, by its base language, or English.
func shipped(lang model.Language) fs.FS {
	for _, name := range []string{string(lang), lang.Base()} {
		if dir, err := fs.Sub(library, "library/"+name); err == nil {
			if _, err := fs.Stat(dir, "plan.yaml"); err == nil {
				return dir
			}
		}
	}
	dir, err := fs.Sub(library, "library/en")
	if err != nil {
		panic(fmt.Sprintf("open embedded plan: %v", err)) // cannot happen: the path is well formed
	}
	return dir
}

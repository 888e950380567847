package ways

import (
	"embed"

	"warroom/model"
)

//go:embed example
var examples embed.FS

// Example is a file of channels in which everything is explained and nothing is set up yet, in a language that the
// program speaks; English otherwise.
func Example(lang model.Language) []byte {
	text, err := examples.ReadFile("example/" + lang.Base() + ".yaml")
	if err != nil {
		text, _ = examples.ReadFile("example/en.yaml") // it is embedded
	}
	return text
}

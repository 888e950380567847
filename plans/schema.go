package plans

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed schema/*.json
var schemas embed.FS

// Schema is the JSON Schema (draft 2020-12) of a YAML file of a plan, by which editors help and other programs check.
// It knows the shape of a file; that names are defined somewhere is only found by reading the folder.
func Schema(name string) ([]byte, bool) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, false
	}
	text, err := schemas.ReadFile("schema/" + name + ".json")
	return text, err == nil
}

// SchemaNames are the names that [Schema] knows, in alphabetical order: "plan" for plan.yaml, "scenario" for the files
// in scenarios/, and so on.
func SchemaNames() []string {
	entries, err := schemas.ReadDir("schema")
	if err != nil {
		panic("read embedded schemas: " + err.Error()) // cannot happen: they are embedded above
	}
	names := make([]string, len(entries))
	for n, entry := range entries {
		names[n] = strings.TrimSuffix(entry.Name(), path.Ext(entry.Name()))
	}
	return names
}

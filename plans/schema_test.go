package plans

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaOf is the schema that a file of a plan must fit; empty if there is none.
func schemaOf(file string) string {
	folder, _, below := strings.Cut(file, "/")
	switch {
	case path.Ext(file) != ".yaml":
		return ""
	case below:
		return strings.TrimSuffix(folder, "s")
	}
	return strings.TrimSuffix(file, ".yaml")
}

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, ok := Schema(name)
	if !ok {
		t.Fatalf("no schema %q", name)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// fits tells whether a YAML text fits a schema.
func fits(t *testing.T, schema *jsonschema.Schema, text string) error {
	t.Helper()
	converted, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(converted))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(doc)
}

func TestYAMLOfTheLibraryFitsItsSchemas(t *testing.T) {
	for name, dir := range map[string]fs.FS{"full": os.DirFS(full), "en": shipped("en"), "de": shipped("de"), "pt": shipped("pt")} {
		err := fs.WalkDir(dir, ".", func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || schemaOf(file) == "" {
				return err
			}
			text, err := fs.ReadFile(dir, file)
			if wrong := fits(t, compiled(t, schemaOf(file)), string(text)); wrong != nil {
				t.Errorf("%s/%s: %v", name, file, wrong)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestSchemasRefuseWhatTheParserRefuses(t *testing.T) {
	tests := []struct{ file, old, new string }{
		{"plan.yaml", "follow:", "folow:"},
		{"plan.yaml", "now: SEV1", "now: SEV7"},
		{"plan.yaml", "kind: radio", "kind: wireless"},
		{"plan.yaml", "on_demand: yes", "on_demand: maybe"},
		{"plan.yaml", "contacts: 90d", "contacts: often"},
		{"people.yaml", "deputy:", "deputies:"},
		{"people.yaml", "confirmed: 2026-10-01", "confirmed: yesterday"},
		{"scenarios/lamp-out.yaml", "follow-up:", "followup:"},
		{"scenarios/lamp-out.yaml", "severity: SEV1", "severity: bad"},
		{"drills/night.yaml", "kind: tabletop", "kind: talk"},
		{"drills/night.yaml", "by: phone", "by: owl"},
		{"drills/night.yaml", "debrief:", "debriefs:"},
		{"regulators.yaml", "within: 24h", "within: 1y"},
		{"regulators.yaml", "start: aware", "start: awake"},
		{"systems.yaml", "suppliers:", "supliers:"},
		{"systems.yaml", "volume: 12", "volume: many"},
		{"standby.yaml", "handover: \"mon 09:00\"", "handover: monday"},
		{"standby.yaml", "reason: Feast", "because: Feast"},
		{"records.yaml", "document: plan", "dokument: plan"},
	}
	for _, test := range tests {
		t.Run(test.file+" "+test.new, func(t *testing.T) {
			text := sample(t, test.file)
			broken := strings.Replace(text, test.old, test.new, 1)
			if broken == text {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			if fits(t, compiled(t, schemaOf(test.file)), broken) == nil {
				t.Error("the schema accepts it")
			}
			dir := copyOf(t, full)
			put(t, dir, test.file, broken)
			if _, err := OpenFolder(dir); err == nil {
				t.Error("the parser accepts it")
			}
		})
	}
}

// TestSchemasHaveTheKeysOfTheParser holds the published schemas to the code that reads, and the sample to both: a key
// that is added in one place only is missed here.
func TestSchemasHaveTheKeysOfTheParser(t *testing.T) {
	asked := map[string]map[string]bool{} // file → the keys of its mappings
	given := map[string]map[string]bool{} // keys of a mapping → those that the sample uses
	r := &reading{whole: true, heard: func(f *fields) {
		keys := strings.Join(slices.Compact(slices.Clone(f.asked)), " ")
		if asked[f.at.file] == nil {
			asked[f.at.file] = map[string]bool{}
		}
		asked[f.at.file][keys] = true
		if given[keys] == nil {
			given[keys] = map[string]bool{}
		}
		for _, one := range f.given {
			given[keys][one.key] = true
		}
	}}
	files, err := collect(os.DirFS(full), r)
	if err != nil {
		t.Fatal(err)
	}
	r.archived(files)
	r.records(file{"records.yaml", []byte(sample(t, "records.yaml"))})
	for keys, used := range given {
		if want := strings.Fields(keys); len(used) != len(want) {
			t.Errorf("the sample uses of %q only %q", want, slices.Sorted(maps.Keys(used)))
		}
	}
	for file, got := range asked {
		name := schemaOf(file)
		if name == "" {
			continue
		}
		if want := mappings(t, name); !maps.Equal(got, want) {
			t.Errorf("%s:\nthe parser asks for %q\nthe schema has      %q", file, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}

// mappings are the keys of every mapping that a schema closes.
func mappings(t *testing.T, name string) map[string]bool {
	t.Helper()
	text, _ := Schema(name)
	var schema any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	var walk func(any)
	walk = func(node any) {
		switch node := node.(type) {
		case []any:
			for _, one := range node {
				walk(one)
			}
		case map[string]any:
			if properties, ok := node["properties"].(map[string]any); ok && node["additionalProperties"] == false {
				all[strings.Join(slices.Sorted(maps.Keys(properties)), " ")] = true
			}
			for _, one := range node {
				walk(one)
			}
		}
	}
	walk(schema)
	return all
}

// TestSchemasExplainEveryKey: an editor shows title and description where somebody types.
func TestSchemasExplainEveryKey(t *testing.T) {
	for _, name := range SchemaNames() {
		text, _ := Schema(name)
		var schema map[string]any
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		if schema["$schema"] != "https://json-schema.org/draft/2020-12/schema" || schema["title"] == nil || schema["description"] == nil {
			t.Errorf("%s: the schema does not say what it is", name)
		}
		var walk func(any)
		walk = func(node any) {
			fields, ok := node.(map[string]any)
			if !ok {
				return
			}
			properties, _ := fields["properties"].(map[string]any)
			for key, one := range properties {
				if said, ok := one.(map[string]any); ok && (said["title"] == nil || said["description"] == nil) {
					t.Errorf("%s: key %q has no title or description", name, key)
				}
			}
			for key, one := range fields {
				if key != "enum" {
					walk(one)
				}
			}
		}
		walk(schema)
	}
	if _, ok := Schema("../library/en/plan"); ok {
		t.Error("a path is taken for the name of a schema")
	}
}

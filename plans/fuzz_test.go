package plans

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/model"
)

// wellKept checks what must be true of any plan that was read, whatever was written in its folder.
func wellKept(t *testing.T, archive Archive) {
	t.Helper()
	plan, err := Parse(archive)
	if plan == nil {
		t.Fatalf("no plan: %v", err)
	}
	placed(t, err)
	again, _ := Parse(archive)
	if !reflect.DeepEqual(plan, again) || plan.Digest != archive.Digest() {
		t.Error("the same archive gave two plans")
	}
	ids := map[model.ItemID]bool{}
	for _, list := range plan.Checklists {
		for _, item := range list.Items {
			if ids[item.ID] && err == nil {
				t.Errorf("two steps are called %q", item.ID)
			}
			ids[item.ID] = true
		}
	}
	for _, template := range plan.Templates {
		if _, _, failed := Render(template, nil); failed != nil && err == nil {
			t.Errorf("a template without findings cannot be rendered: %v", failed)
		}
	}
}

// placed checks that what is wrong is findings, each with a place and a remedy.
func placed(t *testing.T, err error) {
	t.Helper()
	var all Findings
	if err != nil && !errors.As(err, &all) {
		t.Fatalf("an error that is no finding: %v", err)
	}
	for _, finding := range all {
		if finding.File == "" || finding.Message == "" || finding.Hint == "" || finding.Line < 0 || finding.Line > 0 && finding.Column < 1 {
			t.Errorf("a finding without place or remedy: %+v", finding)
		}
	}
}

// wholeKept checks what must be true of any folder that was read.
func wholeKept(t *testing.T, archive Archive) {
	t.Helper()
	folder, err := ParseFolder(archive)
	if folder == nil {
		t.Fatalf("no folder: %v", err)
	}
	placed(t, err)
	if plan, _ := Parse(archive); !reflect.DeepEqual(plan, folder.Plan) {
		t.Error("the folder holds another plan than Parse reads")
	}
	for _, form := range folder.Forms {
		for _, field := range append(slices.Clone(form.Head), form.Columns...) {
			if field.Lines < 1 || field.Lines > mostLines || field.Width < 1 || field.Width > mostWidth || field.Kind == "" {
				t.Errorf("a field that cannot be drawn: %+v", field)
			}
		}
		if form.Rows < 0 || form.Rows > mostRows {
			t.Errorf("form %s has %d rows", form.ID, form.Rows)
		}
	}
	for _, rotation := range folder.Standby.Rotations {
		if rotation.Days < 0 || rotation.At < 0 || rotation.At >= 24*time.Hour {
			t.Errorf("a rotation that cannot turn: %+v", rotation)
		}
	}
}

// FuzzYAMLBesideThePlan reads one text as each kind of YAML file.
func FuzzYAMLBesideThePlan(f *testing.F) {
	for _, name := range []string{"systems.yaml", "standby.yaml", "regulators.yaml", "scenarios/lamp-out.yaml", "drills/night.yaml", "records.yaml"} {
		text, err := os.ReadFile(filepath.Join(full, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !utf8.ValidString(text) {
			t.Skip("too long to try many, or not text, which is refused before")
		}
		wholeKept(t, archiveOf(map[string]string{
			"systems.yaml": text, "standby.yaml": text, "regulators.yaml": text, "scenarios/x.yaml": text, "drills/x.yaml": text,
		}))
		r := &reading{whole: true}
		r.records(file{"records.yaml", []byte(text)})
	})
}

// FuzzMarkdownBesideThePlan reads one text as each kind of Markdown file.
func FuzzMarkdownBesideThePlan(f *testing.F) {
	for _, name := range []string{"workflows/communicate.md", "forms/calls.md", "examples/old-light.md", "templates/customers-acknowledge.md"} {
		text, err := os.ReadFile(filepath.Join(full, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !utf8.ValidString(text) {
			t.Skip("too long to try many, or not text, which is refused before")
		}
		wholeKept(t, archiveOf(map[string]string{
			"workflows/x.md": text, "forms/x.md": text, "examples/x.md": text, "templates/x.md": text, "checklists/x.md": text,
		}))
	})
}

func FuzzParsePlanYAML(f *testing.F) {
	_, archive := Default("en")
	files, err := archive.unpack()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(small["plan.yaml"]), []byte(small["people.yaml"]))
	for _, one := range files {
		if one.path == "plan.yaml" {
			f.Add(one.text, []byte("ana: {name: x, contacts: [{mobile: 1}]}"))
		}
	}
	f.Add([]byte("? a\n: b\n"), []byte("<<: *x\n- {: }\n|\n"))
	f.Fuzz(func(t *testing.T, plan, people []byte) {
		if len(plan)+len(people) > 1<<16 || !utf8.Valid(plan) || !utf8.Valid(people) {
			t.Skip("too long to try many, or not text, which is refused before")
		}
		wellKept(t, pack([]file{{"plan.yaml", plan}, {"people.yaml", people}}))
	})
}

func FuzzChecklist(f *testing.F) {
	f.Add(small["checklists/first.md"], small["templates/sorry.md"])
	f.Add(listHead+"- [ ] a {id: x}\n  - [x] b\n\n    detail\n  1. c\n- - [ ] d\n-[ ] e\n", "---\ntitle: x\naudience: customers\n---\n{{if now}}x{{else}}{{- title}}{{end}}")
	f.Add("---\n---\n", "---\nsubject: {{x}}\n---")
	f.Fuzz(func(t *testing.T, list, template string) {
		if len(list)+len(template) > 1<<16 || !utf8.ValidString(list) || !utf8.ValidString(template) {
			t.Skip("too long to try many, or not text, which is refused before")
		}
		wellKept(t, archiveOf(map[string]string{"checklists/list.md": list, "templates/x.md": template}))
	})
}

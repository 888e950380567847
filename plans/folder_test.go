package plans

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestLoadRefusesHostileFolders(t *testing.T) {
	outside := write(t, map[string]string{"secret.md": "---\ntitle: secret of the house\nphase: assess\n---\n- [ ] x\n"})
	link := func(target, name string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
				t.Skipf("no link can be made here: %v", err)
			}
		}
	}
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		want    string
	}{
		{"link out", link(filepath.Join(outside, "secret.md"), "checklists/x.md"), "checklists/x.md: cannot be read"},
		{"relative link out", link("../../../../../../etc/passwd", "checklists/x.md"), "checklists/x.md: cannot be read"},
		{"link to itself", link("x.md", "checklists/x.md"), "checklists/x.md: cannot be read"},
		{"link to a folder", link("../templates", "checklists/x.md"), "checklists/x.md: is not a file"},
		{"folder linked from outside", func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "checklists")); err != nil {
				t.Fatal(err)
			}
			link(outside, "checklists")(t, dir)
		}, "checklists: "},
		{"huge file", func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, "people.yaml"), 100<<20); err != nil {
				t.Fatal(err)
			}
		}, "people.yaml: the file is too large; split it"},
		{"not UTF-8", func(t *testing.T, dir string) {
			put(t, dir, "people.yaml", "ana:\n  name: J\xf6rg\n")
		}, "people.yaml:2:10: the text is not valid UTF-8; save the file as UTF-8"},
		{"too many files", func(t *testing.T, dir string) {
			for i := range maxFiles + 1 {
				put(t, dir, fmt.Sprintf("checklists/%d.md", i), "")
			}
		}, "too many files"},
		{"too many bytes", func(t *testing.T, dir string) {
			for i := range 11 {
				put(t, dir, fmt.Sprintf("templates/%d.md", i), strings.Repeat("x", maxFile))
			}
		}, "too many bytes"},
		{"misspelt folder", func(t *testing.T, dir string) {
			if err := os.Rename(filepath.Join(dir, "checklists"), filepath.Join(dir, "Checklist")); err != nil {
				t.Fatal(err)
			}
		}, `Checklist: this folder is not read; rename it to "checklists"`},
		{"misspelt file", func(t *testing.T, dir string) {
			put(t, dir, "Systems.yml", "systems: {}\n")
		}, `Systems.yml: this file is not read; rename it to "systems.yaml"`},
		{"other ending", func(t *testing.T, dir string) {
			put(t, dir, "templates/other.MD", "---\n---\n")
		}, `templates/other.MD: this file is not read; rename it to "other.md"`},
		{"20,000 files", func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, "examples"), 0o700); err != nil {
				t.Fatal(err)
			}
			for i := range 20_000 {
				put(t, dir, fmt.Sprintf("examples/%d.png", i), "")
			}
		}, "too many files"},
		{"no plan", func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "plan.yaml")); err != nil {
				t.Fatal(err)
			}
		}, "name the folder that holds plan.yaml"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, small)
			test.prepare(t, dir)
			plan, archive, err := Load(dir)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error = %v, want %q", err, test.want)
			}
			if strings.Contains(string(archive), "secret of the house") || plan != nil && len(plan.Checklists) > 1 {
				t.Error("the plan holds what lies outside its folder")
			}
		})
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLoadFollowsLinksInsideTheFolder(t *testing.T) {
	dir := write(t, small)
	if err := os.Symlink("first.md", filepath.Join(dir, "checklists", "second.md")); err != nil {
		t.Skipf("no link can be made here: %v", err)
	}
	plan, _, err := Load(dir)
	if err != nil || len(plan.Checklists) != 2 {
		t.Errorf("plan = %+v, %v; want two checklists", plan, err)
	}
}

func TestLoadWithoutFolder(t *testing.T) {
	plan, archive, err := Load(filepath.Join(t.TempDir(), "nowhere"))
	if !errors.Is(err, os.ErrNotExist) || plan != nil || archive != nil {
		t.Errorf("Load = %v, %v, %v; want not exist", plan, archive, err)
	}
}

// TestHostileTextEndsSoon holds texts that cost a parser more than their length. The bound is far above what they
// take (tens of milliseconds) and far below what they took before they were met (seconds to minutes).
func TestHostileTextEndsSoon(t *testing.T) {
	list := func(text string) map[string]string {
		return map[string]string{"checklists/x.md": "---\ntitle: x\nphase: assess\n---\n" + text}
	}
	notice := func(text string) map[string]string {
		return map[string]string{"templates/x.md": "---\ntitle: x\naudience: customers\n---\n" + text}
	}
	of := func(file, text string) map[string]string { return map[string]string{file: text} }
	people := func(text string) map[string]string { return map[string]string{"people.yaml": text} }
	bomb := "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: *c\n"
	tests := map[string]map[string]string{
		"aliases":          people(bomb),
		"flow depth":       people(strings.Repeat("[", 200_000)),
		"sequence depth":   people(strings.Repeat("- ", 200_000)),
		"mapping depth":    people(strings.Repeat("{a: ", 100_000)),
		"question marks":   people(strings.Repeat("? ", 100_000)),
		"many lines":       people(strings.Repeat("# x\n", 250_000)),
		"quotes":           list(strings.Repeat("> ", 60_000)),
		"emphasis":         list("- [ ] " + strings.Repeat("*a_", 40_000)),
		"many steps":       list(strings.Repeat("- [ ] same\n", 11_000)),
		"many settings":    list(strings.Repeat("- [ ] a {x: 1}\n", 8_000)),
		"braces":           list("- [ ] " + strings.Repeat("{a", 60_000) + "}"),
		"long list":        list(strings.Repeat("- [ ] x\n", 200_000)),
		"conditions":       notice(strings.Repeat("{{if now}}", 12_000)),
		"unknown names":    notice(strings.Repeat("{{nowx}}", 16_000)),
		"parentheses":      notice("{{" + strings.Repeat("(", 100_000)),
		"deep needs":       of("systems.yaml", "systems:\n  a:\n    title: A\n    needs: "+strings.Repeat("[", 50_000)),
		"many systems":     of("systems.yaml", "systems:\n"+strings.Repeat("  a: {title: A, needs: [x]}\n", 20_000)),
		"many references":  of("scenarios/x.yaml", "title: X\nchecklists: ["+strings.Repeat("frist, ", 100_000)+"]\n"),
		"many fields":      of("forms/x.md", "---\ntitle: X\nhead:\n"+strings.Repeat("- {id: a, title: A}\n", 5_000)+"---\n"),
		"many holidays":    of("standby.yaml", "zone: UTC\nholidays:\n"+strings.Repeat("- 2026-12-25: x\n", 29_000)),
		"big numbers":      of("regulators.yaml", "a: {title: A, clocks: [{id: a, title: A, start: aware, within: "+strings.Repeat("9", 100_000)+"h}]}\n"),
		"big drill":        of("drills/x.yaml", "title: X\nminutes: 99999999999999999999\ninjects: ["+strings.Repeat("{at: 5m, text: x}, ", 20_000)+"]\n"),
		"long placeholder": notice("{{" + strings.Repeat("x", 100_000) + "}}"),
	}
	for name, changes := range tests {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			_, err := ParseFolder(archiveOf(changes))
			if took := time.Since(begin); took > time.Minute {
				t.Errorf("took %v", took)
			}
			var all Findings
			if errors.As(err, &all) && len(all) > maxFindings {
				t.Errorf("%d findings", len(all))
			}
		})
	}
}

func TestPathTricksStayNames(t *testing.T) {
	files := maps.Clone(small)
	files["checklists/..md"] = "---\nid: ../../etc/passwd\ntitle: x\nphase: assess\n---\n- [ ] x {id: a/b}\n"
	files["checklists/odd.md"] = "---\nid: ../../etc/passwd\ntitle: x\nphase: assess\n---\n- [ ] x {id: a/b}\n"
	_, _, err := Load(write(t, files))
	want := `checklists/odd.md:2:5: checklist name "../../etc/passwd" cannot be typed everywhere; use lower-case letters, digits and dashes, for example etc-passwd
checklists/odd.md:6:14: step id "a/b" cannot be typed everywhere; use lower-case letters, digits and dashes, for example a-b`
	if err == nil || err.Error() != want {
		t.Errorf("error =\n%v\nwant\n%s", err, want)
	}
}

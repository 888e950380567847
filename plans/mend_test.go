package plans

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mended are the changes in a folder, one a line.
func mended(t *testing.T, dir string) []string {
	t.Helper()
	done, err := Mend(dir)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, one := range done {
		fix := one.Fix
		switch {
		case fix.Rename != "":
			lines = append(lines, one.File+" → "+fix.Rename)
		case fix.Cut:
			lines = append(lines, fmt.Sprintf("%s:%d cut", one.File, fix.Line))
		default:
			lines = append(lines, fmt.Sprintf("%s:%d:%d %q → %q", one.File, fix.Line, fix.Column, fix.Old, fix.New))
		}
	}
	return lines
}

// TestMendTurnsABrokenFolderIntoTheSmallPlan: everything that needs no judgement, in one folder.
func TestMendTurnsABrokenFolderIntoTheSmallPlan(t *testing.T) {
	broken := maps.Clone(small)
	slip := func(file, old, slipped string) {
		t.Helper()
		changed := strings.Replace(broken[file], old, slipped, 1)
		if changed == broken[file] {
			t.Fatalf("%q is not in %s", old, file)
		}
		broken[file] = changed
	}
	slip("plan.yaml", "fill_within: 5m", "fil_within: 5m")
	slip("plan.yaml", "channels:\n", "chanels:\n")
	slip("plan.yaml", "owner: liaison", "owner: 'Liaison'")
	slip("checklists/first.md", "phase: assess", "phase: asess")
	slip("checklists/first.md", "- [ ] Take", "-[ ] Take")
	slip("checklists/first.md", "- [ ] Call everybody {role: liaison}", "- []Call everybody {role: lisaison}")
	slip("templates/sorry.md", "status: investigating\n", "stage: investigating\nstatus: resolved\n")
	slip("templates/sorry.md", "{{product}} is", "{{prodct}} is")
	slip("templates/sorry.md", "{{next_update}}", "{{next_updat}}")
	for from, to := range map[string]string{
		"plan.yaml": "Plan.yml", "people.yaml": "people.yml", "checklists/first.md": "Checklist/first.markdown",
	} {
		broken[to] = broken[from]
		delete(broken, from)
	}
	dir := write(t, broken)
	got := mended(t, dir)
	want := []string{
		`Checklist → checklists`, `Plan.yml → plan.yaml`, `checklists/first.markdown → checklists/first.md`,
		`checklists/first.md:3:8 "asess" → "assess"`, `checklists/first.md:6:1 "-[ ]" → "- [ ]"`,
		`checklists/first.md:7:3 "[]" → "[ ] "`, `checklists/first.md:7:29 "lisaison" → "liaison"`,
		`people.yml → people.yaml`, `plan.yaml:11:1 "chanels" → "channels"`, `plan.yaml:14:58 "Liaison" → "liaison"`,
		`plan.yaml:9:49 "fil_within" → "fill_within"`, `templates/sorry.md:10:14 "{{next_updat" → "{{next_update"`,
		`templates/sorry.md:5 cut`, `templates/sorry.md:6:10 "{{prodct" → "{{product"`,
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("mended\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if _, err := OpenFolder(dir); err != nil {
		t.Errorf("still wrong:\n%v", err)
	}
	after := treeOf(t, dir)
	whole := maps.Clone(small)
	whole["plan.yaml"] = strings.Replace(whole["plan.yaml"], "owner: liaison", "owner: 'liaison'", 1)
	whole["templates/sorry.md"] = strings.Replace(whole["templates/sorry.md"], "status:", "stage:", 1)
	if !maps.Equal(after, whole) {
		t.Errorf("the folder is\n%q\nwant\n%q", after, whole)
	}
	if again := mended(t, dir); len(again) > 0 {
		t.Errorf("mended again: %q", again)
	}
}

// treeOf is every file below a folder with its text.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		below, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(below)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMendSteps(t *testing.T) {
	head := "---\ntitle: First steps\nphase: assess\n---\n"
	tests := map[string]struct{ before, after string }{
		"star":                    {"*[x] a\n", "* [x] a\n"},
		"numbers behind a text":   {"Words.\n2. [ ] a\n3. [ ] b\n", "Words.\n\n2. [ ] a\n3. [ ] b\n"},
		"number without spaces":   {"Words.\n2.[] a\n", "Words.\n\n2. [ ] a\n"},
		"wide box":                {"- [  ] a\n", "- [ ] a\n"},
		"no space behind the box": {"- [X]a\n", "- [x] a\n"},
		"Windows line ends":       {"Words.\r\n2. [ ] a\r\n-[ ] b\r\n", "Words.\r\n\r\n2. [ ] a\r\n- [ ] b\r\n"},
		"code stays":              {"Words.\n\n    - [ ] a\n", "Words.\n\n    - [ ] a\n"},
		"a list without boxes":    {"- a\n- [ ] b\n", "- a\n- [ ] b\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := maps.Clone(small)
			files["checklists/first.md"] = "\ufeff" + head + test.before
			dir := write(t, files)
			mended(t, dir)
			if got := treeOf(t, dir)["checklists/first.md"]; got != "\ufeff"+head+test.after {
				t.Errorf("got %q, want %q", got, test.after)
			}
			if again := mended(t, dir); len(again) > 0 {
				t.Errorf("mended again: %q", again)
			}
		})
	}
}

// TestMendLeavesWhatNeedsJudgement: a wrong guess would be worse than a mistake that is named.
func TestMendLeavesWhatNeedsJudgement(t *testing.T) {
	tests := []struct{ name, file, old, new string }{
		{"two names are near", "plan.yaml", "holders: [ana, bo]", "holders: [ana, a]"},
		{"a number tells them apart", "plan.yaml", "mail: {title: Mail}", "mail1: {title: Mail, kind: mail}"},
		{"the key is there already", "plan.yaml", "fill_within: 5m", "fill_within: 5m, fil_within: 6m"},
		{"no name is near", "people.yaml", "  name: Ana\n", "  name: Ana\n  deputy: caroline\n"},
		{"no date", "people.yaml", "  name: Ana\n", "  name: Ana\n  confirmed: soon\n"},
		{"written with an escape", "plan.yaml", "owner: liaison", `owner: "l\u0069ason"`},
		{"status beside a stage nobody knows", "templates/sorry.md", "status: investigating", "status: investigating\nstage: xyz"},
		{"not YAML", "people.yaml", "  name: Ana", "  name: 'Ana"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := maps.Clone(small)
			files[test.file] = strings.Replace(files[test.file], test.old, test.new, 1)
			dir := write(t, files)
			if _, err := OpenFolder(dir); err == nil {
				t.Fatal("nothing is wrong")
			}
			if got := mended(t, dir); len(got) > 0 || !maps.Equal(treeOf(t, dir), files) {
				t.Errorf("mended %q", got)
			}
		})
	}
}

// TestEveryOfferIsKept: what a finding offers is gone after mending, in every kind of file.
func TestEveryOfferIsKept(t *testing.T) {
	kept := 0
	for name, dir := range brokenFolders(t) {
		_, err := OpenFolder(dir)
		var found, left Findings
		errors.As(err, &found)
		mended(t, dir)
		_, err = OpenFolder(dir)
		errors.As(err, &left)
		for _, one := range found {
			if one.Fix == nil {
				continue
			}
			kept++
			if slices.ContainsFunc(left, func(other *Finding) bool { return other.Error() == one.Error() }) {
				t.Errorf("%s: still there: %v", name, one)
			}
		}
		if again := mended(t, dir); len(again) > 0 {
			t.Errorf("%s: mended again: %q", name, again)
		}
	}
	if kept < 25 {
		t.Errorf("only %d offers were made", kept)
	}
}

// TestMendFollowsNoLinks: neither out of the folder nor within it.
func TestMendFollowsNoLinks(t *testing.T) {
	slipped := "---\ntitle: x\nphase: asess\n---\n- [ ] x\n"
	outside := write(t, map[string]string{"list.md": slipped, "wrong.yml": "title: x\n"})
	files := maps.Clone(small)
	files["notes/list.md"] = slipped
	dir := write(t, files)
	for name, target := range map[string]string{
		"checklists/out.md": filepath.Join(outside, "list.md"), "checklists/in.md": "../notes/list.md",
		"checklists/other.markdown": filepath.Join(outside, "list.md"), "scenarios": outside, "workflow": "notes",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("no link can be made here: %v", err)
		}
	}
	if got := mended(t, dir); len(got) > 0 {
		t.Errorf("mended %q", got)
	}
	if got := treeOf(t, outside); got["list.md"] != slipped || len(got) != 2 {
		t.Errorf("outside the folder: %q", got)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "notes", "list.md")); string(text) != slipped {
		t.Errorf("behind a link: %q", text)
	}
}

func TestMendOverwritesNothing(t *testing.T) {
	files := maps.Clone(small)
	files["checklists/first.markdown"] = "---\ntitle: other\nphase: assess\n---\n- [ ] x\n"
	dir := write(t, files)
	if got := mended(t, dir); len(got) > 0 || !maps.Equal(treeOf(t, dir), files) {
		t.Errorf("mended %q", got)
	}
	if err := os.Chmod(filepath.Join(dir, "people.yaml"), 0o640); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(small["people.yaml"], "  contacts:", "  contatcs:", 1)
	put(t, dir, "people.yaml", text)
	mended(t, dir)
	if info, err := os.Stat(filepath.Join(dir, "people.yaml")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode of the file changed: %v, %v", info.Mode(), err)
	}
}

package plans

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// write puts files into a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadAndParseAnswerTheSamePlan(t *testing.T) {
	loaded, archive, err := Load(write(t, small))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := Parse(archive)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(loaded, parsed) {
		t.Errorf("loaded %+v\nparsed %+v", loaded, parsed)
	}
	if loaded.Digest != archive.Digest() || len(loaded.Digest) != 64 {
		t.Errorf("digest of plan %q, of archive %q", loaded.Digest, archive.Digest())
	}
}

func TestDigestDependsOnContentOnly(t *testing.T) {
	_, first, err := Load(write(t, small))
	if err != nil {
		t.Fatal(err)
	}
	same := map[string]string{
		".git/config": "x", "README.md": "notes", "checklists/.first.md.swp": "x", "checklists/picture.png": "x",
	}
	for path, text := range small { // as a checkout on Windows writes it
		same[path] = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	_, second, err := Load(write(t, same))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("archives differ:\n%s\n%s", first, second)
	}
	same["people.yaml"] += "# changed\n"
	if _, third, _ := Load(write(t, same)); third.Digest() == first.Digest() {
		t.Error("a changed file has the same digest")
	}
}

func TestParseRefusesWhatLoadDidNotWrite(t *testing.T) {
	good := string(archiveOf(nil))
	tests := map[string]string{
		"empty":          "",
		"other":          "hello",
		"cut":            good[:len(good)-10],
		"longer":         good + "x",
		"path upwards":   archiveHead + "1 ../plan.yaml\nx\n",
		"absolute path":  archiveHead + "1 /etc/passwd\nx\n",
		"out of order":   archiveHead + "1 b\nx\n1 a\nx\n",
		"twice":          archiveHead + "1 a\nx\n1 a\ny\n",
		"size too large": archiveHead + "9999999999 a\nx\n",
		"negative size":  archiveHead + "-1 a\nx\n",
		"another length": archiveHead + "01 a\nx\n",
		"signed length":  archiveHead + "+1 a\nx\n",
		"spaced length":  archiveHead + " 1 a\nx\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			plan, err := Parse(Archive(text))
			if err == nil || plan != nil {
				t.Errorf("Parse = %v, %v; want an error", plan, err)
			}
		})
	}
}

// TestUnpackAcceptsOnlyWhatPackWrites damages an archive at every byte: what is still accepted is packed like that.
func TestUnpackAcceptsOnlyWhatPackWrites(t *testing.T) {
	good := archiveOf(nil)
	for at := range good {
		for _, sign := range []byte("0 1+-\n/a") {
			damaged := append(append(bytes.Clone(good[:at]), sign), good[at+at%2:]...)
			if files, err := Archive(damaged).unpack(); err == nil && !bytes.Equal(pack(files), damaged) {
				t.Errorf("accepted with %q at %d, and packed otherwise", sign, at)
			}
		}
	}
}

func TestParseAnswersWhatItCanRead(t *testing.T) {
	plan, err := Parse(archiveOf(map[string]string{
		"plan.yaml": strings.Replace(small["plan.yaml"], "language: en", "language: en\nnewer: things", 1),
	}))
	if err == nil || plan == nil || len(plan.Roles) != 2 || len(plan.Checklists) != 1 {
		t.Errorf("plan = %+v, error %v; want the rest of the plan with a finding", plan, err)
	}
}

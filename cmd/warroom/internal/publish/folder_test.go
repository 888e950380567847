package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/model"
)

func open(t *testing.T, path string) *Folder {
	t.Helper()
	f, err := OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func put(t *testing.T, path string, files ...File) Written {
	t.Helper()
	done, err := open(t, path).Write("p", noon, files)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// below lists everything under a folder.
func below(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if name, _ := filepath.Rel(dir, path); err == nil && !entry.IsDir() {
			all = append(all, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWritingReplacesWhatChangedAndRemovesWhatIsObsolete(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "page")
	a, b, c := File{"index.html", []byte("one")}, File{"en/x/a.html", []byte("two")}, File{"en/x/b.html", []byte("three")}
	equal(t, "first", put(t, dir, a, b, c), Written{Files: 3, Changed: 3})
	old, err := os.Stat(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "favicon.ico")
	if err := os.WriteFile(foreign, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	equal(t, "second", put(t, dir, a, File{"en/y.html", []byte("four")}), Written{Files: 2, Changed: 1, Unchanged: 1, Removed: 2})
	now, _ := os.Stat(filepath.Join(dir, "index.html"))
	if !os.SameFile(old, now) || !old.ModTime().Equal(now.ModTime()) {
		t.Error("what did not change was touched")
	}
	want := []string{markerName, "en/y.html", "favicon.ico", "index.html"}
	if got := below(t, dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
	if info, _ := os.Stat(filepath.Join(dir, "en/y.html")); info.Mode().Perm() != 0o644 {
		t.Errorf("a web server cannot read %v", info.Mode())
	}
	equal(t, "since", open(t, dir).Since(), noon)
}

// A link in the folder may lead to anything: it is refused by name, and neither written nor removed through.
func TestLinksAreNotFollowed(t *testing.T) {
	page := []File{{"en/index.html", []byte("new")}, {"en/incidents/a.html", []byte("new")}}
	for _, c := range []struct{ name, link, to string }{
		{"out of the folder", "en", "../else"}, {"within", "en", "other"}, {"to nothing", "en", "../nothing"}, {"further down", "en/incidents", "../../else"},
	} {
		dir := filepath.Join(t.TempDir(), "page")
		put(t, dir, File{"index.html", []byte("old")}, File{"other/index.html", []byte("old")})
		if err := errors.Join(os.Mkdir(filepath.Join(dir, "../else"), 0o700), os.MkdirAll(filepath.Dir(filepath.Join(dir, c.link)), 0o700)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(c.to, filepath.Join(dir, c.link)); err != nil {
			t.Fatal(err)
		}
		_, err := open(t, dir).Write("p", noon, page)
		if model.CodeOf(err) != CodeLink || !strings.Contains(err.Error(), filepath.Join(dir, c.link)) {
			t.Errorf("%s: %v", c.name, err)
		}
		if there := below(t, filepath.Join(dir, "../else")); len(there) > 0 {
			t.Errorf("%s: it wrote %v", c.name, there)
		}
		if text, _ := os.ReadFile(filepath.Join(dir, "other/index.html")); string(text) != "old" {
			t.Errorf("%s: it wrote %q", c.name, text)
		}
	}
	dir := filepath.Join(t.TempDir(), "page")
	put(t, dir, page...)
	aside := filepath.Join(dir, "../aside")
	if err := errors.Join(os.Rename(filepath.Join(dir, "en"), aside), os.Symlink(aside, filepath.Join(dir, "en"))); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, dir).Write("p", noon, []File{{"index.html", nil}})
	equal(t, "obsolete", model.CodeOf(err), CodeLink)
	equal(t, "aside", len(below(t, aside)), 2)
	if err := os.Symlink(aside, filepath.Join(dir, exerciseFolder)); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFolder(filepath.Join(dir, exerciseFolder)); model.CodeOf(err) != CodeLink {
		t.Errorf("exercises: %v", err)
	}
}

func TestForeignFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenFolder(dir)
	equal(t, "code", model.CodeOf(err), CodeForeign)
	if got := below(t, dir); len(got) != 1 {
		t.Errorf("something was written: %v", got)
	}
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, markerName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = OpenFolder(broken)
	equal(t, "code", model.CodeOf(err), CodeMarker)
}

// A list of files that somebody tampered with removes nothing outside of the folder.
func TestNothingOutsideIsRemoved(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "precious")
	if err := os.WriteFile(outside, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(filepath.Dir(outside), "page")
	put(t, dir, File{"index.html", []byte("x")})
	marker := `{"page":"p","since":"2026-01-01T00:00:00Z","files":["../precious","/etc/none","link/precious","index.html"]}`
	if err := errors.Join(
		os.WriteFile(filepath.Join(dir, markerName), []byte(marker), 0o600), os.Symlink(filepath.Dir(outside), filepath.Join(dir, "link")),
	); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, dir).Write("p", noon, []File{{"index.html", []byte("y")}})
	if err == nil {
		t.Error("a way out of the folder was taken without a word")
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error("a file outside is gone")
	}
}

// Readers that look all the time meet the old page or the new one, never half of one.
func TestReadersNeverMeetHalfAFile(t *testing.T) {
	dir := t.TempDir()
	page := func(letter string) File { return File{"index.html", []byte(strings.Repeat(letter, 300_000))} }
	put(t, dir, page("a"))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				content, err := os.ReadFile(filepath.Join(dir, "index.html"))
				if err != nil || len(content) != 300_000 || strings.Trim(string(content), string(content[0])) != "" {
					t.Errorf("half a file: %d bytes, %v", len(content), err)
					return
				}
			}
		})
	}
	for n := range 40 {
		put(t, dir, page(string(rune('a'+n%2+1))))
	}
	close(stop)
	readers.Wait()
}

// A write that fails leaves the page before readable, and the next one succeeds.
func TestFailedWriteLeavesThePageBefore(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, File{"index.html", []byte("one")}, File{"en/a.html", []byte("one")})
	if err := os.Mkdir(filepath.Join(dir, "b.html"), 0o700); err != nil { // it stands in the way
		t.Fatal(err)
	}
	_, err := open(t, dir).Write("p", noon, []File{{"b.html", []byte("two")}, {"index.html", []byte("two")}})
	if err == nil {
		t.Fatal("a folder was overwritten")
	}
	content, _ := os.ReadFile(filepath.Join(dir, "index.html"))
	equal(t, "index", string(content), "one")
	if err := os.Remove(filepath.Join(dir, "b.html")); err != nil {
		t.Fatal(err)
	}
	equal(t, "again", put(t, dir, File{"index.html", []byte("two")}), Written{Files: 1, Changed: 1, Removed: 1})
	for _, name := range below(t, dir) {
		if strings.HasPrefix(filepath.Base(name), temporary) {
			t.Errorf("%s was left over", name)
		}
	}
}

func TestWholeStoryIsWrittenOnce(t *testing.T) {
	dir := storyFolder(t)
	r := story(t)
	_, files := r.files(always)
	done := put(t, dir, files...)
	equal(t, "unchanged", done, Written{Files: len(files), Unchanged: len(files)})
	r.publish(always)
	site, files := r.wait(time.Minute).files(always)
	done = put(t, dir, files...)
	// The root, three languages, three pages of the open incident, and the age itself.
	equal(t, "only the age", done.Changed, 4+3*len(site.Open())+1)
}

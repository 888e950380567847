package publish

import (
	"bytes"
	"html/template"
	"os"
	"path/filepath"
	"testing"
)

// The page of an incident is to the byte what its template makes of it in one piece.
func TestPagesOfIncidentsAreWhatTheTemplateMakes(t *testing.T) {
	for _, options := range []Options{always, {Exercise: true}} {
		site, files := story(t).files(options)
		made := map[string][]byte{}
		for _, file := range files {
			made[file.Path] = file.Content
		}
		if len(site.Incidents) == 0 {
			t.Fatal("there are no incidents")
		}
		for _, language := range site.Languages {
			for _, inc := range site.Incidents {
				page := site.view(language, incidentPath(inc.ID), 2)
				page.Title, page.Dated = inc.Name[language].Body, !inc.Status.Over()
				page.Story = template.HTML(incidentView{inc, page}.page()) //nolint:gosec // as in the page itself
				var want bytes.Buffer
				if err := look().pages["incident"].ExecuteTemplate(&want, "page", page); err != nil {
					t.Fatal(err)
				}
				if got := made[string(language)+"/"+page.Path]; !bytes.Equal(got, want.Bytes()) {
					t.Errorf("%s of %s is\n%s\nwant\n%s", page.Path, language, got, &want)
				}
			}
		}
	}
}

// Whatever was done to the files of a page since, the next publishing mends, and nothing else is touched.
func TestTamperedAndMissingFilesAreMended(t *testing.T) {
	dir := storyFolder(t)
	_, files := story(t).files(always)
	path := func(n int) string { return filepath.Join(dir, filepath.FromSlash(files[n].Path)) }
	for n, file := range files {
		switch n % 4 {
		case 0: // one letter, so that the size stays
			content := bytes.Clone(file.Content)
			content[len(content)/2] ^= 1
			if err := os.WriteFile(path(n), content, 0o600); err != nil {
				t.Fatal(err)
			}
		case 1:
			if err := os.Remove(path(n)); err != nil {
				t.Fatal(err)
			}
		case 2:
			if err := os.Truncate(path(n), int64(len(file.Content)/2)); err != nil {
				t.Fatal(err)
			}
		}
	}
	left := len(files) / 4
	equal(t, "mended", put(t, dir, files...), Written{Files: len(files), Changed: len(files) - left, Unchanged: left})
	for n, file := range files {
		if content, err := os.ReadFile(path(n)); err != nil || !bytes.Equal(content, file.Content) {
			t.Errorf("%s was not mended: %v", file.Path, err)
		}
	}
}

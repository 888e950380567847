package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// The grammar of Atom as RFC 4287 gives it, as far as the feed uses it, in RelaxNG.
const atomGrammar = "testdata/atom.rng"

func TestFeedIsAtom(t *testing.T) {
	dir := storyFolder(t)
	for _, name := range []string{"en/feed.atom", "de/feed.atom", "pt-BR/feed.atom", "exercise/en/feed.atom"} {
		tool(t, "xmllint", "--noout", "--relaxng", atomGrammar, filepath.Join(dir, filepath.FromSlash(name)))
	}
}

// The grammar does not let everything pass.
func TestGrammarOfAtomRefuses(t *testing.T) {
	_, files := story(t).files(always)
	for _, file := range files {
		if file.Path != "en/feed.atom" {
			continue
		}
		broken := filepath.Join(t.TempDir(), "feed.atom")
		if err := os.WriteFile(broken, regexp.MustCompile(`<updated>.*?</updated>`).ReplaceAll(file.Content, nil), 0o600); err != nil {
			t.Fatal(err)
		}
		if refused(t, "xmllint", "--noout", "--relaxng", atomGrammar, broken) {
			return
		}
	}
	t.Error("a feed without times passes for one")
}

func TestFeedReader(t *testing.T) {
	r := story(t)
	site, files := r.files(always)
	read := func(files []File, path string) *gofeed.Feed {
		t.Helper()
		for _, file := range files {
			if file.Path == path {
				feed, err := gofeed.NewParser().Parse(bytes.NewReader(file.Content))
				if err != nil {
					t.Fatal(err)
				}
				return feed
			}
		}
		t.Fatalf("there is no %s", path)
		return nil
	}
	feed := read(files, "de/feed.atom")
	equal(t, "type", feed.FeedType+feed.FeedVersion, "atom1.0")
	equal(t, "title", feed.Title, "Leuchtturm: Status")
	equal(t, "language", feed.Language, "de")
	equal(t, "link", feed.Link, "https://status.example.com/de/index.html")
	equal(t, "self", feed.FeedLink, "https://status.example.com/de/feed.atom")
	equal(t, "updated", feed.UpdatedParsed.Equal(site.Updated.Truncate(time.Second)), true)
	equal(t, "entries", len(feed.Items), 4)
	open := feed.Items[1]
	equal(t, "entry", open.Title, "DE We are looking into a problem with the website")
	equal(t, "entry's link", open.Link, "https://status.example.com/de/incidents/"+site.Open()[0].ID+".html")
	if !strings.Contains(open.Content, "&lt;script&gt;alert(1)&lt;/script&gt;") || strings.Contains(open.Content, "<script") {
		t.Errorf("what an entry says is not safe: %s", open.Content)
	}
	ids := map[string]bool{}
	for _, language := range site.Languages {
		for _, item := range read(files, string(language)+"/feed.atom").Items {
			if ids[item.GUID] || !strings.HasPrefix(item.GUID, "tag:status.example.com,2026:") {
				t.Errorf("the id %s is no tag or is there twice", item.GUID)
			}
			ids[item.GUID] = true
		}
	}
	r.publish(always)
	_, later := r.wait(time.Hour).files(always)
	for n, item := range read(later, "de/feed.atom").Items {
		equal(t, "id", item.GUID, feed.Items[n].GUID)
		equal(t, "updated without a change", item.Updated, feed.Items[n].Updated)
	}
}

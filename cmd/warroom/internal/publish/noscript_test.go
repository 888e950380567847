package publish

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seen is what a browser shows of a page, with what is folded away unfolded as a reader does it.
type seen struct {
	Text   string
	Ran    bool // whether a script ran
	Folded int  // parts that did not unfold
}

// witness looks into two frames that hold the same page: one in which scripts are off, one in which they are on.
const witness = `<script>
window.addEventListener('load', () => {
  const found = {};
  for (const frame of document.querySelectorAll('iframe')) {
    const page = frame.contentDocument;
    for (const fold of page.querySelectorAll('summary')) fold.click();
    found[frame.id] = {
      text: page.body.innerText, ran: page.documentElement.dataset.ran === 'yes' || page.getElementById('without') === null,
      folded: page.querySelectorAll('details:not([open])').length,
    };
  }
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify(found);
  document.body.append(out);
});
</script>`

// In a browser with JavaScript off, readers see all that others see, and can unfold what is folded. To know that it is
// off, a script and its absence were planted in the copy that is looked at; the page's own policy was taken out.
func TestPageSaysTheSameWithoutJavaScript(t *testing.T) {
	dir := storyFolder(t)
	for name, want := range map[string]string{
		"en/index.html": "19 November 2026: Down", "de/history.html": "DE You cannot call us", "exercise/pt-BR/index.html": "This is what we would write.",
	} {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		page := strings.Replace(policyTag.ReplaceAllString(string(content), ""), "</body>",
			`<script>document.documentElement.dataset.ran='yes'</script><noscript><i id="without"></i></noscript></body>`, 1)
		page = html.EscapeString(page)
		both := `<!doctype html><meta charset="utf-8"><body>` +
			`<iframe id="off" width="800" height="600" sandbox="allow-same-origin" srcdoc="` + page + `"></iframe>` +
			`<iframe id="on" width="800" height="600" sandbox="allow-same-origin allow-scripts" srcdoc="` + page + `"></iframe>` + witness + "</body>"
		path := filepath.Join(t.TempDir(), "both.html")
		if err := os.WriteFile(path, []byte(both), 0o600); err != nil {
			t.Fatal(err)
		}
		found := foundTag.FindStringSubmatch(chromium(t, "--dump-dom", "file://"+path))
		var by map[string]seen
		if found == nil || json.Unmarshal([]byte(html.UnescapeString(found[1])), &by) != nil {
			t.Fatalf("%s: the browser did not answer: %v", name, found)
		}
		off, on := by["off"], by["on"]
		if off.Ran || !on.Ran {
			t.Fatalf("%s: scripts ran: %v where they are off, %v where they are on", name, off.Ran, on.Ran)
		}
		equal(t, name+" without scripts", off.Text, on.Text)
		equal(t, name+" folded", off.Folded, 0)
		if !strings.Contains(off.Text, want) {
			t.Errorf("%s lacks %q without scripts:\n%s", name, want, off.Text)
		}
	}
}

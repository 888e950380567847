package publish

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// judge is added to a copy of a page: it measures whether everything fits, lets axe look at it in the light and in the
// dark scheme, and leaves what was found in the page. The page itself has no script; its policy would not let one run.
const judge = `<script>
window.addEventListener('load', async () => {
  const found = {findings: [], wide: []}, root = document.documentElement;
  const measure = (letters) => {
    root.style.fontSize = letters;
    for (const width of [320, 768, 1280]) {
      root.style.width = width + 'px'; // no rule of the page asks for the width of the window
      for (const e of document.body.querySelectorAll('*'))
        if (e.getBoundingClientRect().right > width + 0.5) found.wide.push(letters + ' letters at ' + width + ': ' + e.outerHTML.slice(0, 80));
    }
    root.style.width = '';
  };
  const look = async (scheme) => {
    const result = await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
    found.rules = result.passes.length;
    for (const v of result.violations) found.findings.push(scheme + ': ' + v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '));
  };
  await look('light');
  const style = document.querySelector('style');
  style.textContent = style.textContent.replace('(prefers-color-scheme:dark)', 'all');
  await look('dark');
  measure('100%');
  measure('200%');
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify(found);
  document.body.append(out);
});
</script>`

type judgement struct {
	Rules          int // that hold
	Findings, Wide []string
}

var (
	policyTag = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	foundTag  = regexp.MustCompile(`(?s)<pre id="found">(.*?)</pre>`)
)

func chromium(t *testing.T, args ...string) string {
	t.Helper()
	return tool(t, "chromium", append([]string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=" + t.TempDir(),
		"--virtual-time-budget=20000",
	}, args...)...)
}

// In a real browser at three widths: nothing is wider than the window, also with letters twice as large, and axe finds
// nothing against WCAG 2.2 AA, in the light and in the dark scheme.
func TestPagesInABrowser(t *testing.T) {
	axe := filepath.Join(nodeModule(t, "axe-core"), "axe.min.js")
	dir := storyFolder(t)
	site, _ := story(t).files(always)
	for _, name := range []string{
		"index.html", "de/incidents/" + site.Open()[0].ID + ".html", "en/history.html", "exercise/pt-BR/index.html",
	} {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(policyTag.ReplaceAllString(string(content), ""), "</body>", `<script src="file://`+axe+`"></script>`+judge+"</body>", 1)
		judged := filepath.Join(t.TempDir(), "judged.html")
		if err := os.WriteFile(judged, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		found := foundTag.FindStringSubmatch(chromium(t, "--dump-dom", "file://"+judged))
		var j judgement
		if found == nil || json.Unmarshal([]byte(html.UnescapeString(found[1])), &j) != nil || j.Rules < 10 {
			t.Fatalf("%s: the browser did not answer: %v", name, found)
		}
		for _, finding := range append(j.Findings, j.Wide...) {
			t.Errorf("%s: %s", name, finding)
		}
	}
}

// Printed under its own policy, which lets no script run, the page shows everything, also what is folded away on the screen, and
// hostile text shows as text.
func TestPagePrintsWithoutScript(t *testing.T) {
	page := filepath.Join(storyFolder(t), "en", "index.html")
	paper := filepath.Join(t.TempDir(), "page.pdf")
	chromium(t, "--no-pdf-header-footer", "--print-to-pdf="+paper, "file://"+page)
	text := strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", paper, "-")), " ")
	for _, want := range []string{
		"There is a major disruption As of 22 November 2026, 12:35 UTC.", "We are looking into a problem with the website",
		"<script>alert(1)</script>", "What you see in a browser", "19 November 2026: Down", "https://status.example.com",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("on paper the page lacks %q:\n%s", want, text)
		}
	}
}

// Nothing is fetched from anywhere: no file names an address that a browser would load by itself.
func TestPagesLoadNothing(t *testing.T) {
	loads := regexp.MustCompile(`(?i)<script|<img|<iframe|<object|<embed|<form|\ssrc=|@import|url\(|rel="?(stylesheet|preload|icon)|\son[a-z]+=|\sstyle=|javascript:`)
	for _, options := range []Options{always, {Exercise: true}} {
		_, files := story(t).files(options)
		for _, file := range files {
			if found := loads.Find(file.Content); found != nil && strings.HasSuffix(file.Path, ".html") {
				t.Errorf("%s has %q", file.Path, found)
			}
			if strings.HasSuffix(file.Path, ".html") && !strings.Contains(string(file.Content), look().policy[:20]) && !policyTag.Match(file.Content) {
				t.Errorf("%s has no policy", file.Path)
			}
		}
	}
}

// Pictures at three widths, to look at: PUBLISH_PICTURES names the folder that they go to.
func TestPictures(t *testing.T) {
	to := os.Getenv("PUBLISH_PICTURES")
	if to == "" {
		t.Skip("for people: set PUBLISH_PICTURES")
	}
	dir := storyFolder(t)
	for _, width := range []int{320, 768, 1280} {
		for _, page := range []string{"en/index", "de/history", "exercise/pt-BR/index"} {
			name := strings.ReplaceAll(page, "/", "-") + "-" + strconv.Itoa(width) + ".png"
			chromium(t, "--window-size="+strconv.Itoa(width)+",2400", "--screenshot="+filepath.Join(to, name), "file://"+filepath.Join(dir, filepath.FromSlash(page))+".html")
		}
	}
}

package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"sync"

	"warroom/model"
)

// File is one file of the page. Path is relative, with slashes.
type File struct {
	Path    string
	Content []byte
}

// Render makes all files of a site, in the order in which they may be replaced one after another: what is pointed to
// comes before what points to it.
func Render(site *Site) ([]File, error) {
	parts := make([]renderer, len(site.Languages))
	var all sync.WaitGroup
	for n, language := range site.Languages {
		parts[n].site = site
		all.Go(func() { parts[n].language(language) })
	}
	r := renderer{site: site}
	r.data(site.Languages[0], "")
	r.json("api/v2/age.json", age{AsOf: moment(site.AsOf), Renewed: int(site.Renewed.Seconds())})
	all.Wait()
	var files []File
	for _, part := range parts {
		files = append(files, part.files...)
		r.err = errors.Join(r.err, part.err)
	}
	for _, language := range site.Languages {
		r.page("index", string(language)+"/index.html", site.view(language, "index.html", 1))
	}
	r.page("index", "index.html", site.view(site.Languages[0], "index.html", 0))
	return append(files, r.files...), r.err
}

// language makes what lies in the folder of a language, but for the page of the present state.
func (r *renderer) language(language model.Language) {
	shells, err := r.site.shells(language)
	if err != nil {
		r.fail(string(language)+"/incidents", err)
		return
	}
	page := r.site.view(language, "", 2)
	for _, inc := range r.site.Incidents {
		title, story := template.HTMLEscapeString(inc.Name[language].Body), incidentView{inc, page}.page()
		r.add(string(language)+"/"+incidentPath(inc.ID), shells[inc.Status.Over()].around(inc.ID, title, story))
	}
	history := r.site.view(language, "history.html", 1)
	history.Title = history.T("past.all")
	r.page("history", string(language)+"/history.html", history)
	r.add(string(language)+"/feed.atom", r.site.feed(language))
	r.data(language, string(language)+"/")
}

// age is the one file that moves with the clock: how old the state is, apart from what the state is.
type age struct {
	AsOf    moment `json:"as_of"`
	Renewed int    `json:"renewed_every_seconds"` // 0: only when somebody publishes
}

// renderer collects files and the first error.
type renderer struct {
	site  *Site
	files []File
	err   error
}

func (r *renderer) add(path string, content []byte) {
	r.files = append(r.files, File{Path: path, Content: content})
}

func (r *renderer) fail(path string, err error) {
	if r.err == nil && err != nil {
		r.err = fmt.Errorf("make %s: %w", path, err)
	}
}

func (r *renderer) page(kind, path string, v *view) {
	var out bytes.Buffer
	r.fail(path, look().pages[kind].ExecuteTemplate(&out, "page", v))
	r.add(path, out.Bytes())
}

func (r *renderer) json(path string, value any) {
	content, err := json.MarshalIndent(value, "", " ")
	r.fail(path, err)
	r.add(path, append(content, '\n'))
}

func (r *renderer) data(language model.Language, folder string) {
	files, err := r.site.data(language).files()
	r.fail(folder+"api", err)
	for _, file := range files {
		r.add(folder+file.Path, file.Content)
	}
}

package publish

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"sync"
)

//go:embed look/*
var lookFiles embed.FS

// looks are the templates of the pages and their one style sheet; read once, never changed.
type looks struct {
	style  template.CSS
	policy string // content security policy: nothing but that style sheet
	pages  map[string]*template.Template
}

var look = sync.OnceValue(func() looks {
	style, err := lookFiles.ReadFile("look/style.css")
	if err != nil {
		panic(err) // cannot happen: it is embedded
	}
	sum := sha256.Sum256(style)
	l := looks{
		style: template.CSS(style), pages: map[string]*template.Template{},
		policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
	}
	for _, kind := range []string{"index", "history", "incident"} {
		l.pages[kind] = template.Must(template.ParseFS(lookFiles, "look/page.tmpl", "look/"+kind+".tmpl"))
	}
	return l
})

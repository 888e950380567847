package plans

import (
	"strings"
	"testing"

	"warroom/model"
)

func TestRender(t *testing.T) {
	tests := []struct {
		name, text string
		facts      map[string]string
		want       string
	}{
		{"fact", "{{product}} until {{ next_update }}.", map[string]string{"product": "Portal", "next_update": "10:20"}, "Portal until 10:20."},
		{"gap", "until {{next_update}}", map[string]string{"next_update": " "}, "until [next_update?]"},
		{"braces in a fact are text", "{{title}}", map[string]string{"title": "{{commander}} {{call 1}}"}, "{{commander}} {{call 1}}"},
		{"if there is", "{{if workaround}}Do {{workaround}}{{else}}Wait{{end}}", map[string]string{"workaround": "this"}, "Do this"},
		{"if there is none", "{{if workaround}}Do {{workaround}}{{else}}Wait{{end}}", nil, "Wait"},
		{"else if", "{{if users}}{{users}}{{else if customers}}c{{customers}}{{end}}", map[string]string{"customers": "3"}, "c3"},
		{"trimmed", "a\n{{- if users}} {{users}}{{end -}}\nb", map[string]string{"users": "3"}, "a 3b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, got, err := Render(model.NoticeTemplate{Body: test.text}, test.facts)
			if err != nil || got != test.want {
				t.Errorf("Render = %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestRenderKnowsEveryPlaceholder(t *testing.T) {
	for _, name := range model.Placeholders {
		_, got, err := Render(model.NoticeTemplate{Body: "{{" + name + "}}"}, map[string]string{name: "value"})
		if err != nil || got != "value" {
			t.Errorf("{{%s}} renders as %q, %v", name, got, err)
		}
	}
}

func TestSubjectIsOneLine(t *testing.T) {
	subject, _, err := Render(model.NoticeTemplate{Subject: "About {{title}}"}, map[string]string{"title": "x\r\nBcc: all@example.org"})
	if err != nil || subject != "About x Bcc: all@example.org" {
		t.Errorf("subject = %q, %v", subject, err)
	}
}

func TestRenderRefusesWhatIsNotAPlaceholder(t *testing.T) {
	for _, text := range []string{
		`{{printf "%999999999d" 1}}`, `{{.Env}}`, `{{call 1}}`, `{{nonsense}}`, `{{range title}}x{{end}}`, `{{title | len}}`,
		`{{$x := title}}`, `{{template "x"}}`, `{{define "x"}}{{end}}{{template "x"}}`, `{{if and users users}}x{{end}}`, `{{`, `{{1}}`,
		"{{title}}" + strings.Repeat("x", maxNotice),
	} {
		if _, body, err := Render(model.NoticeTemplate{Body: text}, map[string]string{"title": "t"}); err == nil {
			t.Errorf("Render(%.40q) = %.40q, want an error", text, body)
		}
	}
}

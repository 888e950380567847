package plans

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

const listHead = "---\ntitle: T\nphase: respond\nrole: commander\n---\n"

// listOf reads a checklist called "list" within the small plan, which must have no findings.
func listOf(t *testing.T, text string) []model.ItemRule {
	t.Helper()
	plan, err := Parse(archiveOf(map[string]string{"checklists/list.md": listHead + text}))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range plan.Checklists {
		if list.ID == "list" {
			return list.Items
		}
	}
	t.Fatal("the list is missing")
	return nil
}

func TestChecklistSyntax(t *testing.T) {
	tests := []struct {
		name, text string
		want       []model.ItemRule
	}{
		{"plain", "- [ ] Open the bridge\n* [x] Close it\n", []model.ItemRule{
			{ID: "list/open-the-bridge", Text: "Open the bridge"},
			{ID: "list/close-it", Text: "Close it"},
		}},
		{"settings", "- [ ] Say it {within: 1h30m, role: liaison, id: say}\n", []model.ItemRule{
			{ID: "list/say", Text: "Say it", Role: "liaison", Within: 90 * time.Minute},
		}},
		{"settings on the next line", "- [ ] Say it to everybody who can\n  hear it\n  {within: 2d}\n", []model.ItemRule{
			{ID: "list/say-it-to-everybody-who-can-hear-it", Text: "Say it to everybody who can hear it", Within: 48 * time.Hour},
		}},
		{"braces that are text", "- [ ] Send {{product}} and ${HOME}\n- [ ] Set {x} first\n", []model.ItemRule{
			{ID: "list/send-product-and-home", Text: "Send {{product}} and ${HOME}"},
			{ID: "list/set-x-first", Text: "Set {x} first"},
		}},
		{"marks and links", "1. [ ] Read **all** of [this](https://example.org)\n", []model.ItemRule{
			{ID: "list/read-all-of-this-https-example-org", Text: "Read **all** of [this](https://example.org)"},
		}},
		{"detail", "- [ ] A\n\n  One line\n  and another.\n\n  - bullet\n  - bullet two\n    goes on\n\n  ```\n  ping -c 3 host\n  ```\n\n- [ ] B\n", []model.ItemRule{
			{ID: "list/a", Text: "A", Detail: "One line\nand another.\n\n- bullet\n- bullet two\n  goes on\n\n```\nping -c 3 host\n```"},
			{ID: "list/b", Text: "B"},
		}},
		{"what is done in turn", "- [ ] A\n\n  3. first\n  4. then\n     more\n     - one way\n", []model.ItemRule{
			{ID: "list/a", Text: "A", Detail: "3. first\n4. then\n   more\n   - one way"},
		}},
		{"nested", "- [ ] A\n  - [ ] A one\n    - [ ] deep\n  - [ ] A two\n- [ ] B\n", []model.ItemRule{
			{ID: "list/a", Text: "A"},
			{ID: "list/a-one", Text: "A one", Level: 1},
			{ID: "list/deep", Text: "deep", Level: 2},
			{ID: "list/a-two", Text: "A two", Level: 1},
			{ID: "list/b", Text: "B"},
		}},
		{"text around lists", "# Heading\n\nWhy.\n\n- [ ] A\n\n## Later\n\n- [ ] B\n\n<!--\n- [ ] not now\n-->\n", []model.ItemRule{
			{ID: "list/a", Text: "A"},
			{ID: "list/b", Text: "B"},
		}},
		{"same words", "- [ ] Wait\n- [ ] Go {id: wait-2}\n- [ ] Wait\n- [ ] wait!\n", []model.ItemRule{
			{ID: "list/wait", Text: "Wait"},
			{ID: "list/wait-2", Text: "Go"},
			{ID: "list/wait-3", Text: "Wait"},
			{ID: "list/wait-4", Text: "wait!"},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := listOf(t, test.text); !reflect.DeepEqual(got, test.want) {
				t.Errorf("steps\n%+v\nwant\n%+v", got, test.want)
			}
		})
	}
}

func TestStepIDsSurviveAnotherOrder(t *testing.T) {
	lines := []string{"- [ ] Störung melden\n", "- [ ] Avisar a direção\n", "- [ ] Call\n"}
	before := listOf(t, lines[0]+lines[1]+lines[2])
	after := listOf(t, lines[2]+lines[1]+lines[0])
	for i, step := range before {
		if other := after[len(after)-1-i]; other.ID != step.ID || other.Text != step.Text {
			t.Errorf("%q became %q", step.ID, other.ID)
		}
	}
}

func TestSlug(t *testing.T) {
	tests := map[string]string{
		"Störung melden: Größe?":     "stoerung-melden-groesse",
		"Avisar a direção já":        "avisar-a-direcao-ja",
		"Sto\u0308rung":              "stoerung",
		"Don't panic":                "dont-panic",
		"“Quoted” — dash":            "quoted-dash",
		"!!!":                        "step",
		strings.Repeat("word ", 40):  "word-word-word-word-word-word-word-word-word",
		strings.Repeat("long", 1000): "step",
	}
	for text, want := range tests {
		if got := slug(text); got != want {
			t.Errorf("slug(%q) = %q, want %q", text, got, want)
		}
	}
}

// What stands before the first step tells how to work the list.
func TestIntroOfAList(t *testing.T) {
	for text, want := range map[string]string{
		"- [ ] A\n": "",
		"Call **first**.\n\n| a | b |\n\n- [ ] A\n\nBehind.\n": "Call **first**.\n\n| a | b |",
		"One line\n\n1. [x] A\n":                               "One line",
	} {
		plan, err := Parse(archiveOf(map[string]string{"checklists/list.md": listHead + text}))
		if err != nil {
			t.Fatal(err)
		}
		if list, _ := plan.Checklist("list"); list.Intro != want {
			t.Errorf("%q begins with %q, want %q", text, list.Intro, want)
		}
	}
}

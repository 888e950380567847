package plans

import (
	"slices"
	"strings"
	"testing"

	"warroom/model"
)

const foreignRunbook = `# **Database** failover

Before you begin, read the [runbook index](https://example.com).

## Prepare

- VPN access
- Badge

Then:

- [ ] Tell [name] on the bridge
  - [x] Write down {{ticket}}
- [ ] Freeze deployments [TODO: by whom]

| step | who |
|------|-----|
| 1    | dba |
`

func TestAdoptKeepsTheTextAndCountsWhatIsOpen(t *testing.T) {
	got, err := Adopt("Runbooks/DB Failover.md", []byte(foreignRunbook), AdoptAs{Area: model.AreaSolve})
	if err != nil {
		t.Fatal(err)
	}
	if got.Path != "checklists/db-failover.md" || got.Steps != 5 {
		t.Errorf("path %s, %d steps", got.Path, got.Steps)
	}
	var open []string
	for _, blank := range got.Blanks {
		open = append(open, blank.Text)
	}
	if want := []string{"[name]", "{{ticket}}", "[TODO: by whom]"}; !slices.Equal(open, want) {
		t.Errorf("open: %q, want %q", open, want)
	}
	text := string(got.Text)
	if !strings.HasPrefix(text, "---\ntitle: \"Database failover\"\narea: solve\nphase: respond\n---\n\nBefore you begin") || !strings.Contains(text, "| 1    | dba |") {
		t.Errorf("text:\n%s", text)
	}
	r := &reading{}
	list := r.checklist(file{got.Path, got.Text})
	if len(list.Items) != 5 || list.Items[3].Level != 1 || list.Items[0].Text != "VPN access" || len(r.findings) > 0 {
		t.Errorf("read back: %+v, %v", list, r.findings)
	}
	again, err := Adopt("db-failover.md", []byte("\ufeff"+strings.ReplaceAll(foreignRunbook, "\n", "\r\n")), AdoptAs{Area: model.AreaSolve})
	if err != nil || string(again.Text) != text {
		t.Errorf("the same text from another system gives another file: %v\n%s", err, again.Text)
	}
}

func TestAdoptWithoutBoxesIsAWorkflow(t *testing.T) {
	got, err := Adopt("how_we_work.md", []byte("---\nlayout: post\n---\nFirst this.\n\n1. Then that\n"), AdoptAs{})
	if err != nil || got.Path != "workflows/how-we-work.md" || got.Steps != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if want := "---\ntitle: \"how we work\"\nwhen: \"[TODO]\"\ndone: \"[TODO]\"\n---\n\nFirst this.\n\n1. Then that\n"; string(got.Text) != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestAdoptRefusesWhatIsNoText(t *testing.T) {
	for name, source := range map[string]string{"empty": " \n", "not UTF-8": "a\xff", "too long": strings.Repeat("a", maxMarkdown+1)} {
		if _, err := Adopt("x.md", []byte(source), AdoptAs{}); err == nil {
			t.Errorf("%s is adopted", name)
		}
	}
}

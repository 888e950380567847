package plans

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
)

// words are all texts of a plan that are written for people, in the order of the plan.
func words(plan *model.Plan) []*string {
	all := []*string{&plan.Name, &plan.Product, &plan.Owner, &plan.Follow}
	list := func(texts []string) {
		for n := range texts {
			all = append(all, &texts[n])
		}
	}
	for n := range plan.Severities {
		all = append(all, &plan.Severities[n].Title)
		list(plan.Severities[n].Criteria)
	}
	for n := range plan.Escalations {
		all = append(all, &plan.Escalations[n].Title, &plan.Escalations[n].Trigger)
	}
	for n := range plan.Roles {
		all = append(all, &plan.Roles[n].Title)
		list(plan.Roles[n].Duties)
		list(plan.Roles[n].Authority)
	}
	for n := range plan.People {
		all = append(all, &plan.People[n].Name, &plan.People[n].Team)
	}
	for n := range plan.Audiences {
		all = append(all, &plan.Audiences[n].Title, &plan.Audiences[n].Tone, &plan.Audiences[n].Detail)
	}
	for n := range plan.SLAs {
		all = append(all, &plan.SLAs[n].Title)
	}
	for n := range plan.Symptoms {
		all = append(all, &plan.Symptoms[n].Title)
	}
	for n := range plan.Channels {
		all = append(all, &plan.Channels[n].Title)
	}
	for n := range plan.Bridges {
		all = append(all, &plan.Bridges[n].Title, &plan.Bridges[n].DialIn, &plan.Bridges[n].PIN, &plan.Bridges[n].Note)
	}
	for n := range plan.HeadNumbers {
		all = append(all, &plan.HeadNumbers[n].Number, &plan.HeadNumbers[n].Title, &plan.HeadNumbers[n].Text)
	}
	for n := range plan.Scenarios {
		all = append(all, scenarioWords(&plan.Scenarios[n])...)
	}
	for n := range plan.Checklists {
		all = append(all, &plan.Checklists[n].Title, &plan.Checklists[n].Intro)
		for i := range plan.Checklists[n].Items {
			all = append(all, &plan.Checklists[n].Items[i].Text, &plan.Checklists[n].Items[i].Detail)
		}
	}
	for n := range plan.Templates {
		all = append(all, &plan.Templates[n].Title, &plan.Templates[n].Subject, &plan.Templates[n].Short, &plan.Templates[n].Body)
	}
	return all
}

// scenarioWords are the texts of a scenario; of what it says to people outside, copies.
func scenarioWords(s *model.Scenario) []*string {
	all := []*string{&s.Title}
	for _, texts := range [][]string{s.Criteria, s.First, s.Workarounds, s.Recovery} {
		for n := range texts {
			all = append(all, &texts[n])
		}
	}
	for n := range s.Unfit {
		all = append(all, &s.Unfit[n].Measure, &s.Unfit[n].Why)
	}
	for _, stage := range model.Stages {
		if text, ok := s.Says[stage]; ok {
			all = append(all, &text)
		}
	}
	return append(all, &s.Advice, &s.Inside)
}

// TestTitlesFitNarrowPanes: titles and names stand in columns of panes that are 60 wide.
func TestTitlesFitNarrowPanes(t *testing.T) {
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		fits := func(kind, text string, most int) {
			if width := ansi.StringWidth(text); width == 0 || width > most {
				t.Errorf("%s: %s %q is %d cells wide, want 1 to %d", lang, kind, text, width, most)
			}
		}
		for _, role := range plan.Roles {
			fits("role", role.Title, 24)
		}
		for _, audience := range plan.Audiences {
			fits("audience", audience.Title, 14)
		}
		for _, channel := range plan.Channels {
			fits("channel", channel.Title, 20)
		}
		for _, list := range plan.Checklists {
			fits("checklist", list.Title, 40)
			for _, step := range list.Items {
				fits("step", step.Text, 110)
			}
		}
		named := map[string]bool{}
		for _, person := range plan.People {
			fits("person", person.Name, 14)
			if named[person.Name] {
				t.Errorf("%s: two people are called %s", lang, person.Name)
			}
			named[person.Name] = true
		}
	}
}

// foreign are words that stand often in one language and never in the others.
var foreign = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)(?:^|[^\pL_])(the|and|with|without|what|which|you|your|we|our|they|of|is|are|not|next|customers?|roles?|incident|workaround|notice)(?:$|[^\pL_])`),
	"de": regexp.MustCompile(`(?i)(?:^|[^\pL_])(und|der|nicht|ist|wir|sie|mit|für|kunden|vorfall|rollen?|mitteilung|behelfslösung)(?:$|[^\pL_])`),
	"pt": regexp.MustCompile(`(?i)(?:^|[^\pL_])(não|uma|com|para|você|que|os|clientes|incidente|função|aviso|contorno)(?:$|[^\pL_])`),
}

// code is what stands in the files for the program, not for people.
var code = regexp.MustCompile(`\{\{[^}]*\}\}|\{id: [^}]*\}|(?s:\A---\n.*?\n---\n)|(?m:^# +[a-z_]+:(?: *\[[^\]\n]*\])?)|\]\([^)]*\)`)

func TestPlansDoNotMixLanguages(t *testing.T) {
	for folder, lang := range shippedIn {
		whole := alone(lang)
		var texts []string
		for _, text := range append(words(whole.Plan), besideWords(whole)...) {
			texts = append(texts, *text)
		}
		for name, text := range shippedFiles(t, folder) {
			for line := range strings.Lines(code.ReplaceAllString(text, "")) {
				if strings.HasSuffix(name, ".md") || strings.HasPrefix(line, "#") {
					texts = append(texts, line)
				}
			}
		}
		for _, text := range texts {
			for other, signs := range foreign {
				if found := signs.FindStringSubmatch(code.ReplaceAllString(text, "")); other != folder && found != nil {
					t.Errorf("%s: %q sounds like %s in %q", folder, found[1], other, text)
				}
			}
		}
	}
}

// alike are texts that happen to be the same in two languages.
var alike = map[string]bool{"1.0": true, "Mail": true, "SMS": true, "Gold": true, "Chat": true, "Partner": true, "Support": true, "[TODO: PIN]": true, "{{severity}} {{number}}: {{title}}": true}

func TestNothingIsLeftInEnglish(t *testing.T) {
	english := alone("en").Plan
	for folder, lang := range shippedIn {
		if folder == "en" {
			continue
		}
		theirs := words(alone(lang).Plan)
		for n, text := range words(english) {
			if *text != "" && *theirs[n] == *text && !alike[*text] {
				t.Errorf("%s: %q is as in English", folder, *text)
			}
		}
	}
}

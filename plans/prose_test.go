package plans

import (
	"regexp"
	"strings"
	"testing"

	"warroom/model"
)

// ordinary are facts of usual length, as they are a few minutes after an incident was declared.
var ordinary = map[string]string{
	"product": "Order Desk Online", "title": "Order desk cannot be reached", "number": "2026-017", "severity": "SEV1", "started": "09:40 CET",
	"declared": "09:45 CET", "now": "10:00 CET", "next_update": "10:30 CET", "bridge": "+49 69 555 0100 4711", "liaison": "Ana Weber",
	"commander": "Bo Lindt", "follow": "https://status.example.com",
}

// TestShortFormsFitAMessage: what wakes somebody up takes two SMS at most, and is a whole text without a link, too.
func TestShortFormsFitAMessage(t *testing.T) {
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		for _, template := range plan.Templates {
			short, _, err := Render(model.NoticeTemplate{ID: template.ID, Subject: template.Short}, ordinary)
			if size := model.MeasureSMS(short); err != nil || size.Parts > 2 || size.Parts == 0 {
				t.Errorf("%s takes %d SMS: %s %v", template.ID, size.Parts, short, err)
			}
			if dangling.MatchString(template.Short) {
				t.Errorf("%s in %s ends in half a sentence where there is no link: %s", template.ID, template.Language, template.Short)
			}
		}
	}
}

// dangling is what leads to a link and stays when there is none.
var dangling = regexp.MustCompile(`[.?!] [^.?!{}]+\{\{if follow\}\}: \{\{follow\}\}\{\{else\}\}`)

// TestNoFirstTextSaysStill: whoever hears of it for the first time has nothing to compare with.
func TestNoFirstTextSaysStill(t *testing.T) {
	again := map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`(?i)^still\b|\bstill (looking|down|not)|\bagain,? report|taking so long`),
		"de": regexp.MustCompile(`(?i)\bnoch (ist|immer|nicht behoben)\b|\bnach wie vor\b|\bweiterhin gestört|noch einmal zu melden|so lange dauert`),
		"pt": regexp.MustCompile(`(?i)^ainda (procuramos|sem|não)|\bcontinua (fora|com problema)|(registrar|relatar|avisar) o problema de novo`),
	}
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		for _, template := range plan.Templates {
			facts := map[string]string{"product": "Desk", "next_update": "10:30 CET", "started": "09:40 CET", "now": "10:00 CET", "number": "2026-017"}
			subject, body, err := Render(template, facts)
			short, _, _ := Render(model.NoticeTemplate{Subject: template.Short}, facts)
			first := template.Stage == model.StageAcknowledge || template.Stage == model.StageInvestigating || template.Stage == model.StageIdentified
			for _, text := range []string{subject, short, body} {
				if found := again[template.Language.Base()].FindString(text); first && found != "" || err != nil {
					t.Errorf("%s in %s says %q to somebody who hears of it for the first time: %v\n%s", template.ID, template.Language, found, err, text)
				}
			}
		}
	}
}

// TestAnnouncementsCanBeSpoken: nobody can follow a link, see a list or click on the telephone.
func TestAnnouncementsCanBeSpoken(t *testing.T) {
	seen := regexp.MustCompile(`(?i)https?:|www\.|\bclick|\bklick|\bcliq|{{follow}}|{{number}}|^ *[-*•] |:$`)
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		for _, template := range plan.Templates {
			if template.Channel != "announcement" {
				continue
			}
			for line := range strings.Lines(template.Short + "\n" + template.Body) {
				if found := seen.FindString(strings.TrimSpace(line)); found != "" {
					t.Errorf("%s in %s: %q cannot be spoken: %s", template.ID, template.Language, found, line)
				}
			}
		}
	}
}

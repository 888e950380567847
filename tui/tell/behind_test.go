package tell

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
)

// editing opens the only notice, which is there in English and German.
func editing(t *testing.T, s *script) *Compose {
	t.Helper()
	c := s.context("en")
	a, _ := action.Find("notice-edit")
	d := NewCompose(a, c, action.Values{"notice": "1"}, style(c))
	d.Point("body")
	return d
}

// Who changes one language is asked about the others once, and is led there.
func TestAWordingThatStaysBehindIsAskedAbout(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	d := editing(t, s)
	press(d, "Dear all. ")
	if view := ansi.Strip(d.View(80, 22)); !strings.Contains(view, "de !") || !strings.Contains(view, "DE: not changed yet") {
		t.Errorf("nobody sees that German stays behind:\n%s", view)
	}
	if result := press(d, "ctrl+s"); result != nil {
		t.Fatalf("not asked: %#v", result)
	}
	if view := ansi.Strip(d.View(120, 38)); d.at != "body.de" || !strings.Contains(view, "ctrl+s once more leaves it as it is") {
		t.Errorf("at %s:\n%s", d.at, view)
	}
	if _, sent := press(d, "ctrl+s").(dialog.Submitted); !sent {
		t.Error("the second yes does not count")
	}
	press(d, "Guten Tag. ")
	if left := d.behind(); len(left) != 0 {
		t.Errorf("still behind: %v", left)
	}
	if _, sent := press(d, "ctrl+s").(dialog.Submitted); !sent {
		t.Error("asked although all were changed")
	}
}

func TestANewTextThatIsChangedInOneLanguageLeavesTheOtherBehind(t *testing.T) {
	d, _ := composing(t, action.Values{"stage": "identified"})
	if left := d.behind(); len(left) != 0 {
		t.Errorf("behind before anybody typed: %v", left)
	}
	d.Point("body")
	press(d, "Dear all. ")
	if left := d.behind(); !slices.Equal(left, []int{1}) { // French says nothing that could be old
		t.Errorf("behind: %v", left)
	}
}

// What was left behind leaves with a reason only, which who approves it may give.
func TestWhatWasLeftBehindIsLetPassWithAReason(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.does(0, "nora", edited(s, "We have new facts."))
	c := s.context("en")
	view := NewNotice(1, c, style(c))
	if start, is := press(view, "A").(Start); !is || start.AtOnce || start.Point != "as-is" {
		t.Errorf("approval does not ask for the reason: %+v", start)
	}
	a, _ := action.Find("send")
	if d := NewSend(a, c, action.Values{"notice": "1"}, style(c)); !strings.Contains(ansi.Strip(d.View(120, 38)), "DE: not changed since another language was") {
		t.Error("the summary does not say which wording is old")
	}
	s.does(0, "anna", model.ApproveNotice{Number: 1, AsIs: "the German one is still true"})
	c = s.context("en")
	if d := NewNotice(1, c, style(c)); !strings.Contains(ansi.Strip(d.View(120, 38)), "may leave as it is: the German one is still true") {
		t.Error("nobody sees why it may leave")
	}
	if d := NewSend(a, c, action.Values{"notice": "1"}, style(c)); d.needsReason() {
		t.Error("the reason of the approval does not count")
	}
}

// edited changes the English text of the only notice.
func edited(s *script, text string) model.EditNotice {
	n := model.Fold(s.events).Notices[0]
	return model.EditNotice{Number: 1, Subject: n.Subject, Text: text, Short: n.Short, Variants: n.Variants}
}

func TestSendingSaysWhoGetsAnotherLanguage(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	a, _ := action.Find("send")
	for lang, want := range map[model.Language]string{
		"en": "1 who reads French will get it in English", "de": "1 liest Französisch und bekommt sie auf Englisch", "pt-BR": "1 lê francês e vai recebê-lo em inglês",
	} {
		c := s.context(lang)
		if view := ansi.Strip(NewSend(a, c, action.Values{"notice": "1"}, style(c)).View(80, 22)); !strings.Contains(view, want) {
			t.Errorf("%s does not say %q:\n%s", lang, want, view)
		}
	}
}

// A language without a text shows no length of another one's.
func TestALanguageWithoutATextSaysWhatItsReadersGet(t *testing.T) {
	d, _ := composing(t, action.Values{"stage": "identified"})
	press(d, "ctrl+t", "ctrl+t", "ctrl+t") // French
	view := ansi.Strip(d.View(120, 38))
	if !strings.Contains(view, "no text: who reads French gets it in English") || strings.Contains(view, "GSM-7") || strings.Contains(view, "characters") {
		t.Errorf("seen:\n%s", view)
	}
}

package tell

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
)

// A sent notice is continued by one key, on the screen that writes one.
func TestASentNoticeIsContinuedByAKey(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	draft := NewNotice(1, s.context("en"), style(s.context("en")))
	if got := press(draft, "C"); got != nil {
		t.Errorf("a draft is corrected: %#v", got)
	}
	s.let()
	for key, chain := range map[string]model.Chain{"U": model.Update, "C": model.Correction, "T": model.Cancel} {
		c := s.context("en")
		d := NewNotice(1, c, style(c))
		start, is := press(d, key).(Start)
		if !is || start.Action != action.CarryOn(chain) || start.Values["follows"] != "1" {
			t.Fatalf("%s starts %#v", key, start)
		}
		a, known := action.Find(start.Action)
		if !known {
			t.Fatalf("the palette does not know %s", start.Action)
		}
		write := NewCompose(a, c, start.Values, style(c))
		if v := write.Values(); v["follows"] != "1" || v["chain"] != string(chain) || v["audience"] != "customers" {
			t.Errorf("%s begins with %v", key, v)
		}
		if title := ansi.Strip(write.View(80, 22)); !strings.Contains(title, a.Name(c)+"  1") {
			t.Errorf("%s is not called what it is:\n%s", key, title)
		}
	}
}

// A correction begins with what was sent, in each language in which it was.
func TestACorrectionBeginsWithWhatWasSent(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	n := edited(s, "A cable was cut at 09:10.")
	n.Subject, n.Short = "Cable cut", "Cable cut at 09:10."
	n.Variants = []model.Wording{{Language: "de", Subject: "Kabel durchtrennt", Text: "Um 09:10 wurde ein Kabel durchtrennt."}}
	s.does(5*60e9, "nora", n)
	s.let()
	c := s.context("en")
	a, _ := action.Find(action.CarryOn(model.Correction))
	d := NewCompose(a, c, action.Values{"follows": "1"}, style(c))
	v := d.Values()
	for id, want := range map[string]string{
		"subject": "Cable cut", "body": "A cable was cut at 09:10.", "short": "Cable cut at 09:10.",
		"subject.de": "Kabel durchtrennt", "body.de": "Um 09:10 wurde ein Kabel durchtrennt.", "body.fr": "", "stage": "identified",
	} {
		if v[id] != want {
			t.Errorf("%s is %q, want %q", id, v[id], want)
		}
	}
	d.Point("body")
	press(d, "At 09:20, not 09:10. ")
	draft := built(t, d, press(d, "ctrl+s", "ctrl+s"))
	if draft.Chain != model.Correction || draft.Follows != 1 || !strings.HasPrefix(draft.Text, "At 09:20, not 09:10. A cable") {
		t.Errorf("drafted %+v", draft)
	}
}

// What there is no room for is behind a question mark.
func TestKeysThatHaveNoRoomAreBehindAQuestionMark(t *testing.T) {
	s := story(t, model.Real)
	s.drafted()
	s.let()
	s.became()
	c := s.context("de")
	d := NewNotice(1, c, style(c))
	view := ansi.Strip(d.View(80, 22))
	for _, want := range []string{"R noch einmal senden", "C berichtigen", "T widerrufen", "? alle Tasten", "esc zurück"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not seen:\n%s", want, view)
		}
	}
	press(d, "?")
	if view = ansi.Strip(d.View(80, 22)); !strings.Contains(view, "m anders") || strings.Contains(view, "? alle") {
		t.Errorf("not all keys are seen:\n%s", view)
	}
}

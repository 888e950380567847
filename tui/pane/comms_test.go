package pane

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
)

func TestCommsSayUntilWhenSomethingIsPutOff(t *testing.T) {
	for name, size := range map[string][2]int{"a wide pane": {120, 30}, "a short one": {80, 9}} {
		s := busy(t)
		s.at(0, "anna", model.ObligationSnoozed{
			Obligation: model.NoticeObligation("internal"), Until: model.StampAt(now.Add(29*time.Minute), ""), Reason: "lunch",
		})
		view := plainView(shown(Comms, english(t, s), size[0], size[1]))
		if !strings.Contains(view, "put off until 12:11") {
			t.Errorf("%s does not say that it is put off:\n%s", name, view)
		}
	}
}

func TestCommsSayThatGapsWereLetPass(t *testing.T) {
	s := busy(t)
	s.at(5*time.Minute, "nora", model.NoticeEdited{Number: 6, Text: "Crew on site at [TODO]."})
	say := func() string { return plainView(shown(Comms, english(t, s), 120, 30)) }
	if view := say(); !strings.Contains(view, "draft 6 has 1 gap") {
		t.Errorf("the gap is not counted:\n%s", view)
	}
	s.at(4*time.Minute, "anna", model.NoticeApproved{Number: 6, Role: "commander", Override: "the time comes by phone"})
	if view := say(); !strings.Contains(view, "draft 6 may leave as it is: the time comes by phone") {
		t.Errorf("nobody sees why it may leave:\n%s", view)
	}
	s.at(3*time.Minute, "nora", model.NoticeSent{Number: 6, Override: "no time to ask"})
	p := shown(Comms, english(t, s), 120, 30)
	for range 4 {
		p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
		if strings.Contains(plainView(p), "left as it was: no time to ask") {
			return
		}
	}
	t.Errorf("nobody sees that it left as it was:\n%s", plainView(p))
}

package pane

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// hostileTexts are lines that try to break out of wherever they are shown.
func hostileTexts(tb testing.TB) []string {
	tb.Helper()
	raw, err := os.ReadFile("../../model/testdata/hostile.txt")
	if err != nil {
		tb.Fatal(err)
	}
	texts := []string{strings.Repeat("long ", 400), "宽字符宽字符宽字符", "👩‍👩‍👧‍👦🏳️‍🌈", "a\tb\r\nc", "\x1b[2J\x1b]52;c;aGk=\x07", "e\u0301\u0302\u0303"}
	for _, l := range strings.Split(string(raw), "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			texts = append(texts, unescaped(l))
		}
	}
	return texts
}

// unescaped reads a line written with Go's escapes; a line that is none stays as it is.
func unescaped(l string) string {
	out, err := strconv.Unquote(l)
	if err != nil {
		return l
	}
	return out
}

// hostile puts a text into every field that a person or a plan can fill.
func hostile(tb testing.TB, text string) State {
	s := busy(tb)
	who := model.PersonID(text)
	s.at(50*time.Second, who, model.Renamed{Title: text})
	s.at(50*time.Second, who, model.ImpactAssessed{Impact: model.Impact{Scope: model.Scope(text), Systems: []string{text, text}, Statement: text}})
	s.at(49*time.Second, who, model.SeveritySet{Level: model.SEV2, Proposed: model.SEV1, Override: true, Reason: text})
	s.at(48*time.Second, who, model.PhaseMoved{Phase: model.Respond, Note: text})
	s.at(47*time.Second, who, model.RoleAssigned{Role: model.RoleID(text), Person: who})
	s.at(46*time.Second, who, model.RoleAssigned{Role: "scribe", Person: who, Accepted: true, Handover: &model.Handover{Technical: text, Promises: text}})
	s.at(45*time.Second, who, model.ReachTried{Person: who, Via: text, Outcome: model.ReachOutcome(text), Note: text})
	s.at(44*time.Second, who, model.PersonCheckedIn{Person: who, Place: model.Place(text)})
	s.at(43*time.Second, who, model.DecisionTaken{Text: text, Agreed: []model.PersonID{who}, Objected: []model.PersonID{who}})
	s.at(42*time.Second, who, model.AttemptOpened{Number: 9, Hypothesis: text, Action: text, By: who})
	s.at(41*time.Second, who, model.ItemAdded{Item: model.ItemID(text), Text: text, Role: model.RoleID(text), Person: who, Due: model.StampAt(now, text)})
	s.at(40*time.Second, who, model.ItemMarked{Item: "technical/1", State: model.ItemSkipped, Reason: text})
	s.at(39*time.Second, who, model.NoticeDrafted{Number: 9, Audience: "partners", Subject: text, Text: text, Channels: []model.ChannelID{model.ChannelID(text)}})
	s.at(38*time.Second, who, model.WorkaroundStarted{Number: 9, Process: text, Text: text})
	s.at(37*time.Second, who, model.EvidenceAttached{Name: text, SHA256: text, Note: text})
	s.at(36*time.Second, who, model.IncidentRelated{Relation: model.RelationKind(text), Other: model.IncidentID(text), Note: text})
	ref := s.at(35*time.Second, who, model.NoteWritten{Text: text})
	s.at(34*time.Second, who, model.EntryStruck{Entry: ref, Reason: text})
	st := state(s.incident(), locale.English, theme.Dark)
	p := plan()
	p.Roles[0].Title, p.Audiences[0].Title, p.Channels[0].Title, p.Checklists[0].Title = text, text, text, text
	p.Checklists[0].Items[0].Text, p.Bridges[0].DialIn, p.Bridges[0].PIN, p.People[0].Name = text, text, text, text
	p.People[0].Contacts[0] = model.Contact{Way: text, Value: text, Note: text}
	p.Severities[0].Title, p.Severities[0].Criteria = text, []string{text}
	st.Plan, st.Board[0].Plan = p, p
	st.Obligations = model.Obligations(st.Incident, p, now)
	st.Board[0].Summary = model.Summarize(st.Incident)
	st.Fault, st.Site = "", model.SiteID(text)
	return st
}

// exact fails unless a view is w×h cells and commands nothing but looks.
func exact(t *testing.T, what, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%s: %d lines, want %d", what, len(lines), h)
	}
	for n, l := range lines {
		if got := ansi.StringWidth(l); got != w {
			t.Fatalf("%s: line %d is %d cells wide, want %d: %q", what, n, got, w, l)
		}
		rest := l
		for {
			at := strings.IndexAny(rest, "\x1b\x07\u009b\r\t")
			if at < 0 {
				break
			}
			end := strings.IndexByte(rest[at:], 'm')
			if !strings.HasPrefix(rest[at:], "\x1b[") || end < 0 || strings.Trim(rest[at+2:at+end], "0123456789;:") != "" {
				t.Fatalf("%s: line %d holds a command: %q", what, n, l)
			}
			rest = rest[at+end+1:]
		}
	}
}

var sizes = [][2]int{{20, 5}, {21, 3}, {40, 10}, {60, 12}, {60, 21}, {80, 19}, {100, 31}, {120, 8}, {240, 70}}

func TestViewsAreExactlyAsLargeAsTheyShouldBe(t *testing.T) {
	texts := hostileTexts(t)
	if len(texts) < 20 {
		t.Fatalf("only %d hostile texts", len(texts))
	}
	for n, words := range texts {
		s := hostile(t, words)
		what := fmt.Sprintf("text %d %.20q", n, words)
		some := sizes
		if n > 6 { // the first ones differ in shape, all others in what they hold
			some = sizes[n%3*3:][:2]
		}
		for _, size := range some {
			w, h := size[0], size[1]
			for id := range ID(Count) {
				p := New(id)
				p.SetSize(w, h)
				p.Show(s)
				name := fmt.Sprintf("%s, pane %d, %d×%d", what, id, w, h)
				exact(t, name, p.View(true), w, h)
				p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
				exact(t, name+", cursor down", p.View(false), w, h)
			}
			exact(t, what+", safety line", SafetyLine(s, w), w, 1)
			exact(t, what+", due line", DueLine(s, w), w, 1)
			for page := range 5 {
				view, _ := Wall(s, w, h, page)
				exact(t, fmt.Sprintf("%s, wall page %d, %d×%d", what, page, w, h), view, w, h)
			}
		}
	}
}

func TestViewsOfNothing(t *testing.T) {
	for _, s := range []State{{}, state(nil, "de", theme.Plain)} {
		for _, size := range append(sizes, [2]int{0, 0}, [2]int{3, 1}, [2]int{1, 40}) {
			w, h := size[0], size[1]
			for id := range ID(Count) {
				p := New(id)
				p.SetSize(w, h)
				p.Show(s)
				if h > 0 {
					exact(t, fmt.Sprintf("pane %d, %d×%d", id, w, h), p.View(true), w, h)
				}
				p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
				p.Click(2, 2)
				p.Wheel(1)
				if sel := p.Selection(); sel != (Selection{}) {
					t.Errorf("pane %d selects %+v of nothing", id, sel)
				}
			}
		}
	}
}

package dialog

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

var style = Style{Theme: theme.New(theme.Plain), Locale: locale.New("en")}

func enter(w interface{ update(tea.Msg) tea.Cmd }, keys ...any) {
	for _, key := range keys {
		switch key := key.(type) {
		case rune:
			w.update(tea.KeyPressMsg{Code: key})
		case string:
			for _, r := range key {
				w.update(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

var three = []action.Option{{Value: "anna", Label: "Anna Weber"}, {Value: "ben", Label: "Ben Okafor"}, {Value: "berta", Label: "Berta Lind"}}

// Whoever types a part of a number means the one that holds it, not one that has its figures somewhere.
func TestWhatHoldsTheTypedTextComesFirst(t *testing.T) {
	numbers := []string{"2026-X01  Data centre", "2026-001  Invoices 2", "2026-002  Hotline", "hotline 2"}
	for typed, want := range map[string]int{"002": 2, "hot": 3, "HOTL": 3, "inv": 1, "2026-0": 1, "dtce": 0} {
		if got := ranked(typed, numbers); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %d first", typed, got, want)
		}
	}
	m := newMenu(style, []action.Option{{Value: "x0y0z2", Label: "2026-001"}, {Value: "q", Label: "2026-002"}}, false)
	m.focus()
	enter(m, "002")
	if m.value() != "q" {
		t.Errorf("002 chose %q", m.value())
	}
}

func TestMenu(t *testing.T) {
	cases := []struct {
		name string
		free bool
		set  string
		keys []any
		want string
	}{
		{"nothing chosen", false, "", nil, ""},
		{"type-ahead takes the best", false, "", []any{"oka"}, "ben"},
		{"down moves on", false, "", []any{"be", tea.KeyDown}, "berta"},
		{"typing replaces what was given", false, "anna", []any{"okaf"}, "ben"},
		{"nothing fits", false, "", []any{"zzz"}, ""},
		{"a free name stands for itself", true, "", []any{"Zoe from the agency"}, "Zoe from the agency"},
		{"a free name is not bent into one that only resembles it", true, "", []any{"Okafor senior"}, "Okafor senior"},
		{"the beginning of a name is enough", true, "", []any{"Ann"}, "anna"},
		{"up from the list takes what is typed", true, "", []any{"Ann", tea.KeyUp}, "Ann"},
		{"what was given stays", true, "ben", nil, "ben"},
	}
	for _, one := range cases {
		m := newMenu(style, three, one.free)
		m.set(one.set)
		m.focus()
		enter(m, one.keys...)
		m.blur()
		if got := m.value(); got != one.want {
			t.Errorf("%s: %q, want %q", one.name, got, one.want)
		}
	}
}

func TestRadioAndBoxes(t *testing.T) {
	r := &radio{style: style, options: three, empty: true}
	enter(r, tea.KeyRight, tea.KeyRight)
	if r.value() != "ben" {
		t.Errorf("two to the right: %q", r.value())
	}
	enter(r, "b")
	if r.value() != "berta" {
		t.Errorf("b goes on to the next one: %q", r.value())
	}
	enter(r, tea.KeyBackspace)
	if r.value() != "" {
		t.Errorf("taken back: %q", r.value())
	}
	b := &boxes{style: style, options: three}
	b.set("berta, anna")
	enter(b, tea.KeyRight, tea.KeySpace)
	if b.value() != "anna, ben, berta" {
		t.Errorf("boxes: %q", b.value())
	}
}

func TestWords(t *testing.T) {
	got := strings.Join(Words(`rename "two words"  x="a b" ""`), "|")
	if want := `rename|two words|x=a b|`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBoxIsWhole(t *testing.T) {
	lines := []string{"short", strings.Repeat("long ", 60), "漢字かな交じり文"}
	for len(lines) < 40 {
		lines = append(lines, "line")
	}
	for _, size := range [][2]int{{100, 30}, {40, 10}, {32, 9}, {20, 4}} {
		view := box(style, strings.Repeat("title ", 30), lines, []string{"", "foot"}, 30, size[0], size[1])
		rows := strings.Split(view, "\n")
		if len(rows) > size[1] {
			t.Errorf("%v: %d rows", size, len(rows))
		}
		for n, row := range rows {
			if lipgloss.Width(row) != lipgloss.Width(rows[0]) || lipgloss.Width(row) > size[0] {
				t.Errorf("%v: row %d is %d wide, the first one %d", size, n, lipgloss.Width(row), lipgloss.Width(rows[0]))
			}
		}
		if !strings.Contains(view, "foot") {
			t.Errorf("%v: the foot is not seen", size)
		}
	}
}

func TestStackGrace(t *testing.T) {
	var s Stack
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	s.PushSelf(NewConfirm("ask", "title", nil, style), now)
	yes := tea.KeyPressMsg{Code: 'y', Text: "y"}
	if result, _ := s.Update(yes, now.Add(grace/2)); result != nil {
		t.Fatalf("a key that was meant for something else answered: %v", result)
	}
	if result, _ := s.Update(yes, now.Add(grace)); result == nil || s.Any() {
		t.Errorf("after the grace period: %v, open %v", result, s.Any())
	}
}

// TestFormsFollowWhatIsUntouched: a field that nobody typed into follows the others, one that somebody did stays.
func TestFormsFollowWhatIsUntouched(t *testing.T) {
	plan, _ := plans.Default("en")
	c := action.Context{Plan: plan, Zone: time.UTC, Locale: style.Locale, Now: time.Now(), Actor: model.Actor{Person: "anna"}}
	a, _ := action.Find("declare")
	f := NewForm(a, c, nil, style)
	press := func(keys ...tea.KeyPressMsg) {
		for _, key := range keys {
			f.Update(key)
		}
	}
	tab, right := tea.KeyPressMsg{Code: tea.KeyTab}, tea.KeyPressMsg{Code: tea.KeyRight}
	press(tab, tab, right) // urgency: today
	if got := f.Values()["severity"]; got != "SEV2" {
		t.Errorf("the severity does not follow: %s", got)
	}
	press(tab)
	for _, r := range "sev4" {
		press(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	press(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, right)
	if got := f.Values(); got["severity"] != "SEV4" || got["urgency"] != "can-wait" {
		t.Errorf("what was chosen was replaced: %v", got)
	}
	if result, _ := f.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); result != nil {
		t.Error("a form without a title was sent off")
	}
	if view := ansi.Strip(f.View(80, 24)); !strings.Contains(view, "What is wrong is still empty") {
		t.Errorf("the form does not say what is missing:\n%s", view)
	}
}

// What is proposed is replaced by what somebody types, unless they go into it first; what is there to be gone on with
// is gone on with.
func TestTheFirstLetterReplacesWhatIsProposed(t *testing.T) {
	proposed := func(action.Context) string { return "VPN" }
	def := action.Field{ID: "title", Default: proposed}
	letter, end, tab := tea.KeyPressMsg{Code: 'x', Text: "x"}, tea.KeyPressMsg{Code: tea.KeyEnd}, tea.KeyPressMsg{Code: tea.KeyTab}
	back, again := tea.KeyPressMsg{Code: tea.KeyBackspace}, tea.KeyPressMsg{Code: 'y', Text: "y"}
	ongoing := def
	ongoing.Ongoing = true
	for name, test := range map[string]struct {
		def   action.Field
		given action.Values
		msgs  []tea.Msg
		want  string
	}{
		"typed":          {def, nil, []tea.Msg{letter, again}, "xy"},
		"pasted":         {def, nil, []tea.Msg{tea.PasteMsg{Content: "Mail"}, letter}, "Mailx"},
		"gone into":      {def, nil, []tea.Msg{end, letter}, "VPNx"},
		"shortened":      {def, nil, []tea.Msg{back, letter}, "VPx"},
		"gone on with":   {ongoing, nil, []tea.Msg{letter}, "VPNx"},
		"typed before":   {def, action.Values{"title": "Mail"}, []tea.Msg{letter}, "Mailx"},
		"left, come to":  {def, nil, []tea.Msg{end, tab, tab, letter}, "x"},
		"typed, come to": {def, nil, []tea.Msg{letter, tab, tab, again}, "xy"},
		"kept":           {def, nil, []tea.Msg{tab}, "VPN"},
	} {
		c := action.Context{Plan: model.EmptyPlan, Locale: locale.New("en"), Zone: time.UTC}
		style := Style{Theme: theme.New(theme.Plain), Locale: c.Locale}
		f := NewForm(action.Action{ID: "rename", Fields: []action.Field{test.def}}, c, test.given, style)
		f.Point("title")
		for _, msg := range test.msgs {
			f.Update(msg)
		}
		if got := f.Values()["title"]; got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Other choices that come while one chooses leave the list and the place in it as they are.
func TestAMenuKeepsItsPlaceWhenChoicesAreOfferedAnew(t *testing.T) {
	options := []action.Option{{Value: "a", Label: "alder"}, {Value: "b", Label: "ash"}, {Value: "c", Label: "beech"}, {Value: "d", Label: "oak"}}
	down := tea.KeyPressMsg{Code: tea.KeyDown}
	for _, c := range []struct {
		given, typed, want, seen string
		matched                  int
	}{{"a", "", "c", "beech", 4}, {"", "a", "d", "a", 3}, {"", "b", "c", "b", 1}} {
		m := newMenu(style, options, false)
		m.focus()
		m.set(c.given)
		for _, r := range c.typed {
			m.update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		for range 2 {
			m.update(down)
			m.offer(options)
		}
		if m.value() != c.want || m.in.Value() != c.seen || len(m.matched) != c.matched {
			t.Errorf("%+v: %q is chosen, %q stands there, %d are seen", c, m.value(), m.in.Value(), len(m.matched))
		}
	}
}

// What is typed in place of a gap comes where the gap was, also below a line that is broken over several rows.
func TestAGapIsFilledWhereItStands(t *testing.T) {
	p := NewPart(action.Field{ID: "text", Kind: action.Long}, action.Context{Plan: model.EmptyPlan, Locale: locale.New("en"), Zone: time.UTC}, style)
	p.Give("Our service is not working for many of you, and that comes first.\n\nUntil then: [TODO: what]\nLater: [TODO: when]")
	p.Focus()
	p.View(30, 6, true)
	for gap, with := range map[string]string{"[TODO: what]": "ring us.", "[TODO: when]": "nothing."} {
		p.Cut(gap)
		for _, r := range with {
			p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	if want := "Our service is not working for many of you, and that comes first.\n\nUntil then: ring us.\nLater: nothing."; p.Value() != want {
		t.Errorf("%q", p.Value())
	}
}

// Of several actions whose names fit, enter does the first that can be done; an id means its own.
func TestThePalettePointsAtWhatCanBeDone(t *testing.T) {
	never := func(action.Context) (bool, string) { return false, "no-attempt" }
	c := action.Context{Plan: model.EmptyPlan, Locale: locale.New("en"), Zone: time.UTC}
	p := NewPalette([]action.Action{{ID: "same-one", Enabled: never}, {ID: "same-two"}, {ID: "same-three"}}, c, style)
	for typed, want := range map[string]string{"same": "same-two", "same-one": "same-one", "three": "same-three"} {
		p.in.SetValue(typed)
		p.match()
		if got, _ := p.choose().(Command); got.Action.ID != want {
			t.Errorf("%q does %s", typed, got.Action.ID)
		}
	}
}

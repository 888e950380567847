package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 65535
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Text can be read on the backgrounds that terminals usually have, and on those that the theme paints itself.
func TestContrast(t *testing.T) {
	grounds := map[Mode][]string{Dark: {"#000000", "#1e1e1e", "#282c34"}, Light: {"#ffffff", "#f5f5f5", "#fdf6e3"}}
	checked := 0
	for mode, backgrounds := range grounds {
		for r, i := range palettes[mode] {
			least := 4.5
			if role(r) == border || role(r) == barRest { // shapes, not text
				least = 3
			}
			on := backgrounds
			if i.bg != "" {
				on = []string{i.bg}
			}
			if i.fg == "" {
				continue
			}
			for _, bg := range on {
				checked++
				if got := contrast(lipgloss.Color(i.fg), lipgloss.Color(bg)); got < least {
					t.Errorf("%s role %d: %s on %s has contrast %.1f, want %.1f", mode, r, i.fg, bg, got, least)
				}
			}
		}
	}
	if checked < 100 {
		t.Fatalf("only %d pairs checked", checked)
	}
}

// The sixteen colours are the terminal's own, and without colour there is none.
func TestModesKeepTheirPromise(t *testing.T) {
	for r, i := range ansi16 {
		if strings.HasPrefix(i.fg+i.bg, "#") || strings.Contains(i.weight, "f") {
			t.Errorf("ansi16 role %d is %+v", r, i)
		}
	}
	for r, i := range plain {
		if i.fg != "" || i.bg != "" || strings.Trim(i.weight, "brus") != "" {
			t.Errorf("plain role %d is %+v", r, i)
		}
	}
}

// What must be told apart looks different in every mode, the one without colour included.
func TestRolesThatMustDiffer(t *testing.T) {
	for _, mode := range Modes {
		th := New(mode)
		for _, pair := range [][2]lipgloss.Style{
			{th.Late, th.Normal},
			{th.Selected, th.SelectedBlur},
			{th.Selected, th.Normal},
			{th.SelectedBlur, th.Normal},
			{th.Border, th.BorderFocus},
			{th.Title, th.TitleFocus},
			{th.Struck, th.Normal},
			{th.Key, th.Hint},
			{th.Severity(model.SEV1), th.Severity(model.SEV3)},
			{th.ToastBad, th.Toast},
		} {
			if pair[0].Render("x") == pair[1].Render("x") {
				t.Errorf("%s: two roles look alike: %q", mode, pair[0].Render("x"))
			}
		}
	}
}

// A theme leaves no style out: every field of it is set from the palette.
func TestEveryRoleIsUsed(t *testing.T) {
	styles := reflect.TypeFor[lipgloss.Style]()
	n := 0
	for field := range reflect.TypeFor[Theme]().Fields() {
		switch {
		case field.Type == styles:
			n++
		case field.Type.Kind() == reflect.Array:
			n += field.Type.Len()
		}
	}
	if n != int(roles) {
		t.Errorf("the theme has %d styles, the palette %d roles", n, roles)
	}
}

func TestUnknownSeverityHasALook(t *testing.T) {
	th := New(Dark)
	for _, level := range []model.Severity{-1, 0, 5, 99} {
		if got := th.Severity(level).Render("x"); got != th.Severity(model.SeverityUnknown).Render("x") {
			t.Errorf("severity %d: %q", level, got)
		}
	}
}

func TestPaintLeavesTextWhole(t *testing.T) {
	family := "👩‍👩‍👧‍👦 Straße"
	for _, mode := range Modes {
		th := New(mode)
		for _, look := range []*lipgloss.Style{&th.Struck, &th.Match, &th.Selected, &th.Normal, nil} {
			painted := th.Paint(look, family)
			if !strings.Contains(painted, family) || ansi.StringWidth(painted) != ansi.StringWidth(family) {
				t.Errorf("%s: %q", mode, painted)
			}
		}
	}
}

func TestMarksAreOneCellWide(t *testing.T) {
	for _, mark := range []string{
		Done, Here, ToCome, Alert, Open, Skipped, Failed, Pending, Up, Down, Online, Offline, Unknown, Arrow, BarFull, BarEmpty,
	} {
		if w := ansi.StringWidth(mark); w != 1 {
			t.Errorf("%s is %d cells wide", fmt.Sprintf("%q", mark), w)
		}
	}
}

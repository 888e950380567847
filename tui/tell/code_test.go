package tell

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"warroom/model"
	"warroom/tui/theme"
)

// modules reads half blocks back: true is ink, which is light.
func modules(t *testing.T, rows []string) [][]bool {
	t.Helper()
	var all [][]bool
	for _, row := range rows {
		var top, bottom []bool
		for _, r := range row {
			switch r {
			case '█':
				top, bottom = append(top, true), append(bottom, true)
			case '▀':
				top, bottom = append(top, true), append(bottom, false)
			case '▄':
				top, bottom = append(top, false), append(bottom, true)
			case ' ':
				top, bottom = append(top, false), append(bottom, false)
			default:
				t.Fatalf("%q is no half block", r)
			}
		}
		all = append(all, top, bottom)
	}
	return all
}

// The standard asks for dark modules on light ground, with light all around.
func TestHalfBlocksAreTheCode(t *testing.T) {
	text := "smsto:+491705550101:Hotline down. Next news by 11:20 UTC: status.example.com"
	want, err := qr.Encode(text, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	codes := encode("Hotline down. Next news by 11:20 UTC: status.example.com", 40, smsLink("+49 170 555 0101"))
	if len(codes) != 1 || codes[0].quiet != quietZone {
		t.Fatalf("%d codes, quiet zone %d", len(codes), codes[0].quiet)
	}
	light := modules(t, codes[0].rows(false))
	for y := range light {
		for x := range light[y] {
			inside := x >= quietZone && y >= quietZone && x < quietZone+want.Size && y < quietZone+want.Size
			dark := inside && want.Black(x-quietZone, y-quietZone)
			if light[y][x] == dark {
				t.Fatalf("module %d,%d is light: %v, want dark: %v", x, y, light[y][x], dark)
			}
		}
	}
	if n := len(light[0]); n != want.Size+2*quietZone {
		t.Errorf("%d modules wide", n)
	}
}

func TestALongTextTakesSeveralCodesThatFit(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("Our hotline is down and we are working on it. ", 8))
	const h = 22
	codes := encode(text, h, smsLink("+49 170 555 0101"))
	if len(codes) < 2 {
		t.Fatalf("%d codes", len(codes))
	}
	for _, c := range codes {
		if rows := c.rows(false); len(rows) > h || c.quiet < leastQuiet {
			t.Errorf("%d rows, quiet zone %d", len(rows), c.quiet)
		}
	}
	if whole := strings.Join(split(text, len(codes)), " "); whole != text {
		t.Errorf("the parts say %q", whole)
	}
	if encode("short", 5, smsLink("1")) != nil {
		t.Error("a code was made where none fits")
	}
}

// TestATelephoneReadsTheScreen draws what the terminal shows as a picture and has zbarimg read it, in every theme.
func TestATelephoneReadsTheScreen(t *testing.T) {
	if _, err := exec.LookPath("zbarimg"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("zbarimg is missing: apt-get install zbar-tools")
		}
		t.Skip("zbarimg is missing")
	}
	s := story(t, model.Real)
	s.drafted()
	s.let()
	c := s.context("en")
	for _, mode := range theme.Modes {
		look := style(c)
		look.Theme = theme.New(mode)
		d := NewWays(1, c, nil, func(model.RecipientID) tea.Cmd { return nil }, look)
		d.Look()
		d.Hear(Found{To: d.to[0].Recipient, Contacts: []model.Contact{{Way: "mobile", Value: "+49 170 555 0101"}}})
		var read []string
		for part := range 2 {
			if part > 0 {
				press(d, "space")
			}
			path := filepath.Join(t.TempDir(), "screen.png")
			drawScreen(t, d.View(80, 22), path)
			out, err := exec.Command("zbarimg", "--quiet", "--raw", path).Output() //nolint:gosec // a path of this test
			if err != nil {
				t.Fatalf("%s, part %d: %v", mode, part, err)
			}
			read = append(read, strings.TrimSpace(string(out)))
		}
		for _, one := range read {
			if !strings.HasPrefix(one, "smsto:+491705550101:") {
				t.Errorf("%s: read %q", mode, one)
			}
		}
	}
}

// drawScreen draws cells of 8×16 pixels, light ink on dark ground as the usual terminal has it.
func drawScreen(t *testing.T, view, path string) {
	t.Helper()
	rows := strings.Split(ansi.Strip(view), "\n")
	picture := image.NewGray(image.Rect(0, 0, 80*8, len(rows)*16))
	for y, row := range rows {
		for x, r := range []rune(row) {
			for py := range 16 {
				ink := r == '█' || r == '▀' && py < 8 || r == '▄' && py >= 8
				for px := range 8 {
					if ink {
						picture.SetGray(x*8+px, y*16+py, color.Gray{Y: 255})
					}
				}
			}
		}
	}
	file, err := os.Create(path) //nolint:gosec // a path of this test
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// On the smallest screen a mail whose subject takes all the room goes without one.
func TestACodeOfAMailFitsTheSmallestScreen(t *testing.T) {
	subject := "We are looking into a problem with the telephone exchange"
	link := mailLink("reception@customer.example", subject)
	text := "We are looking into the problem. You need not report it. We are sorry. Next news by 16:05 CET: status.example.net"
	var d Ways
	codes := d.codes(means{kind: "mail", link: link, bare: mailLink("reception@customer.example", ""), text: text}, 22)
	if len(codes) == 0 || len(codes) > 3 {
		t.Fatalf("%d codes", len(codes))
	}
	if codes := encode(text, 40, link); len(codes) != 1 {
		t.Errorf("%d codes where there is room for all of it", len(codes))
	}
}

// In an exercise nothing leaves to anybody: the code holds the marked text and no number.
func TestACodeOfAnExerciseHoldsNoNumber(t *testing.T) {
	s := story(t, model.Exercise)
	s.drafted()
	s.let()
	c := s.context("en")
	asked := false
	d := NewWays(1, c, nil, func(model.RecipientID) tea.Cmd { asked = true; return nil }, style(c))
	d.Look()
	if asked {
		t.Error("the number of a customer was looked up in an exercise")
	}
	one, _ := d.here()
	for _, m := range d.ways(one) {
		if link := m.link(m.text); !strings.HasPrefix(link, "smsto::"+model.MarksIn(one.Language).Exercise+" ") {
			t.Errorf("the code says %q", link)
		}
	}
}

func TestLinksAreWhatTelephonesUnderstand(t *testing.T) {
	for want, got := range map[string]string{
		"smsto:+491705550101:We know, at 11:20": smsLink("+49 (170) 555-0101")("We know, at 11:20"),
		"tel:+49695550":                         callLink("+49 69 5550")(""),
		"mailto:desk@example.com?subject=Hotline%20down&body=We%20know%20%26%20work": mailLink("desk@example.com", "Hotline down")("We know & work"),
		"mailto:desk@example.com?body=We%20know":                                     mailLink("desk@example.com", "")("We know"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

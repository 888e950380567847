package entry

import (
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestParse(t *testing.T) {
	zone := berlin(t)
	now := time.Date(2026, 11, 21, 12, 0, 30, 0, zone)
	cases := []struct {
		line string
		want Line
		at   string // local, with precision
	}{
		{"n carrier confirms", Line{Verb: Note, Text: "carrier confirms"}, ""},
		{"carrier confirms", Line{Verb: Note, Text: "carrier confirms"}, ""},
		{"N  11:41 carrier   confirms", Line{Verb: Note, Text: "carrier confirms"}, "21 11:41:00 minute"},
		{"o ~11:40 smoke", Line{Verb: Observe, Text: "smoke"}, "21 11:40:00 approximate"},
		{"d 11:41:07 we switch", Line{Verb: Decide, Text: "we switch"}, "21 11:41:07 second"},
		{"yesterday 23:10 alarm", Line{Verb: Note, Text: "alarm"}, "20 23:10:00 minute"},
		{"n gestern 23:10 Alarm", Line{Verb: Note, Text: "Alarm"}, "20 23:10:00 minute"},
		{"n ontem 23h10 alarme", Line{Verb: Note, Text: "alarme"}, "20 23:10:00 minute"},
		{"n ?11:30 nobody knows when", Line{Verb: Note, Text: "nobody knows when"}, "21 11:30:00 unknown"},
		{"n ? who was that", Line{Verb: Note, Text: "? who was that"}, ""},
		{"o ntem 23:10 alarme", Line{Verb: Note, Text: "alarme"}, "20 23:10:00 minute"},
		{"t oday 09:10 alarm", Line{Verb: Note, Text: "alarm"}, "21 09:10:00 minute"},
		{"n 2026-11-19 08:00 start", Line{Verb: Note, Text: "start"}, "19 08:00:00 minute"},
		{"n 09:00Z from UTC", Line{Verb: Note, Text: "from UTC"}, "21 10:00:00 minute"},
		{"yesterday the router was slow", Line{Verb: Note, Text: "yesterday the router was slow"}, ""},
		{"a fibre is cut > reroute to Lisbon", Line{Verb: Attempt, Hypothesis: "fibre is cut", Text: "reroute to Lisbon"}, ""},
		{"a 11:20 reroute", Line{Verb: Attempt, Text: "reroute"}, "21 11:20:00 minute"},
		{"a 3 = no effect", Line{Verb: Finish, Number: 3, Result: "no-effect"}, ""},
		{"a 3=worked, calls come through", Line{Verb: Finish, Number: 3, Result: "worked", Text: "calls come through"}, ""},
		{"a 3 = ohne Wirkung", Line{Verb: Finish, Number: 3, Result: "no-effect"}, ""},
		{"a 3 = falhou: sem rede", Line{Verb: Finish, Number: 3, Result: "failed", Text: "sem rede"}, ""},
		{"a set x = 1 > restart", Line{Verb: Attempt, Hypothesis: "set x = 1", Text: "restart"}, ""},
		{"t 4", Line{Verb: Tick, Number: 4}, ""},
		{"n ask @ben, about #crm", Line{Verb: Note, Text: "ask @ben, about #crm", People: []string{"ben"}}, ""},
		{"n two\nlines\tand a tab", Line{Verb: Note, Text: "two lines and a tab"}, ""},
	}
	for _, one := range cases {
		got, err := Parse(one.line, now, zone)
		if err != nil {
			t.Errorf("%q: %v", one.line, err)
			continue
		}
		at := ""
		if !got.At.IsZero() {
			at = got.At.At.In(zone).Format("2 15:04:05 ") + string(got.At.Precision)
		}
		if at != one.at {
			t.Errorf("%q happened at %q, want %q", one.line, at, one.at)
		}
		if got.Verb != one.want.Verb || got.Text != one.want.Text || got.Hypothesis != one.want.Hypothesis ||
			got.Number != one.want.Number || got.Result != one.want.Result || strings.Join(got.People, " ") != strings.Join(one.want.People, " ") {
			t.Errorf("%q\n got %+v\nwant %+v", one.line, got, one.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	zone := berlin(t)
	cases := []struct {
		line string
		now  time.Time
		code model.Code
	}{
		{"", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), model.CodeEmpty},
		{"n", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), model.CodeEmpty},
		{"n 11:41", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), model.CodeEmpty},
		{"t four", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), CodeUnreadable},
		{"a 3 = perhaps", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), CodeUnreadable},
		{"n 25:00 late", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), CodeUnreadable},
		{"n 2026-02-30 10:00 x", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), CodeUnreadable},
		// shortly after midnight, 23:50 is not yesterday unless somebody says so
		{"n 23:50 alarm", time.Date(2026, 11, 21, 0, 5, 0, 0, zone), CodeAhead},
		{"n 2026-11-22 10:00 x", time.Date(2026, 11, 21, 12, 0, 0, 0, zone), model.CodeFuture},
		// 29 March 2026: 02:00 to 03:00 did not exist
		{"n 02:30 x", time.Date(2026, 3, 29, 12, 0, 0, 0, zone), CodeSkipped},
		// 25 October 2026: 02:00 to 03:00 came twice
		{"n 02:30 x", time.Date(2026, 10, 25, 12, 0, 0, 0, zone), CodeTwice},
	}
	for _, one := range cases {
		if line, err := Parse(one.line, one.now, zone); model.CodeOf(err) != one.code {
			t.Errorf("%q: got %+v, %v; want %s", one.line, line, err, one.code)
		}
	}
}

func TestTwiceTellsHowToSayWhich(t *testing.T) {
	zone := berlin(t)
	now := time.Date(2026, 10, 25, 12, 0, 0, 0, zone)
	first, err := Parse("n 02:30+02:00 x", now, zone)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Parse("n 02:30+01:00 x", now, zone)
	if err != nil {
		t.Fatal(err)
	}
	if d := second.At.At.Sub(first.At.At); d != time.Hour {
		t.Errorf("the two lie %v apart", d)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"n 11:41 text", "a x > y", "a 3 = no effect", "t 4", "~1:00Z", "2026-11-21 23:59:59+14:00 x", "yesterday", "a 3 =\xff",
	} {
		f.Add(seed, int64(1_700_000_000))
	}
	zone := berlin(f)
	f.Fuzz(func(t *testing.T, line string, unix int64) {
		now := time.Unix(unix%4_000_000_000, 0)
		got, err := Parse(line, now, zone)
		if err != nil {
			if model.CodeOf(err) == "" {
				t.Fatalf("%q: an error that says nothing: %v", line, err)
			}
			return
		}
		if got.At.At.After(now) {
			t.Fatalf("%q lies ahead: %v after %v", line, got.At.At, now)
		}
		if got.Verb != Tick && got.Verb != Finish && got.Text == "" {
			t.Fatalf("%q was read as nothing", line)
		}
		if strings.ContainsAny(got.Text, "\n\t\r") {
			t.Fatalf("%q keeps a line break", line)
		}
	})
}

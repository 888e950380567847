package plans

import (
	"fmt"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the program carries the zones, so its tests do

	"pgregory.net/rapid"

	"warroom/model"
)

// zones change their clocks by different rules; São Paulo stopped doing so in 2019, and Lisbon's noon is not Berlin's.
var zones = []string{"Europe/Berlin", "Europe/Lisbon", "America/Sao_Paulo", "America/New_York", "Australia/Lord_Howe", "UTC"}

func zoneNamed(t interface{ Fatal(...any) }, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// TestHandoversKeepTheirTimeOfDay walks every turn of 2020 to 2040: a shift begins where the one before ends, at the
// same wall time in winter and summer, whoever changes the clocks.
func TestHandoversKeepTheirTimeOfDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := zoneNamed(t, rapid.SampledFrom(zones).Draw(t, "zone"))
		minutes := rapid.IntRange(0, 24*60-1).Draw(t, "minutes")
		r := Rotation{
			ID: "duty", Start: time.Date(2020, 1, rapid.IntRange(1, 31).Draw(t, "day"), 0, 0, 0, 0, time.UTC),
			At: time.Duration(minutes) * time.Minute, Days: rapid.SampledFrom([]int{1, 2, 7, 14}).Draw(t, "days"),
		}
		for n := range rapid.IntRange(1, 5).Draw(t, "people") {
			r.People = append(r.People, model.PersonID(fmt.Sprint("p", n)))
		}
		begin, end := r.handover(zone, 0), time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC)
		turns := r.turns(zone, begin, end)
		for n, turn := range turns {
			if turn.Person != r.People[n%len(r.People)] {
				t.Fatalf("turn %d is %s's", n, turn.Person)
			}
			if n > 0 && !turn.From.Equal(turns[n-1].To) {
				t.Fatalf("turn %d begins %s, the one before ends %s", n, turn.From, turns[n-1].To)
			}
			got := turn.From.Hour()*60 + turn.From.Minute()
			if got != minutes && !skipped(zone, turn.From, minutes) {
				t.Fatalf("turn %d begins at %s, want minute %d of the day", n, turn.From, minutes)
			}
			if long := turn.To.Sub(turn.From); long < time.Duration(r.Days)*24*time.Hour-time.Hour || long > time.Duration(r.Days)*24*time.Hour+time.Hour {
				t.Fatalf("turn %d lasts %s", n, long)
			}
		}
		s := Standby{Zone: zone, Rotations: []Rotation{r}}
		if trouble := s.Troubles(begin, end); len(trouble) > 0 {
			t.Fatalf("a plain rotation has trouble: %+v", trouble[0])
		}
	})
}

// skipped tells whether the clocks jump over a minute of the day on the day of at.
func skipped(zone *time.Location, at time.Time, minutes int) bool {
	y, m, d := at.In(zone).Date()
	for try := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Add(-26 * time.Hour); try.Before(at.Add(26 * time.Hour)); try = try.Add(time.Minute) {
		local := try.In(zone)
		if ly, lm, ld := local.Date(); ly == y && lm == m && ld == d && local.Hour()*60+local.Minute() == minutes {
			return false
		}
	}
	return true
}

func TestWallTimeThatIsSkippedOrShownTwice(t *testing.T) {
	berlin := zoneNamed(t, "Europe/Berlin")
	for _, c := range []struct{ day, at, want string }{
		{"2026-03-29", "2h30m", "2026-03-29T03:30:00+02:00"}, // skipped: as much later
		{"2026-10-25", "2h30m", "2026-10-25T02:30:00+02:00"}, // twice: the first
		{"2026-10-25", "3h", "2026-10-25T03:00:00+01:00"},
		{"2026-07-01", "9h", "2026-07-01T09:00:00+02:00"},
	} {
		day, _ := time.Parse(time.DateOnly, c.day)
		at, _ := time.ParseDuration(c.at)
		if got := wall(berlin, day, at).Format(time.RFC3339); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.day, c.at, got, c.want)
		}
	}
}

func weekly(people ...model.PersonID) Standby {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	return Standby{Zone: berlin, Rotations: []Rotation{{
		ID: "duty", People: people, Start: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), At: 9 * time.Hour, Days: 7,
	}}}
}

func day(text string) time.Time {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return at
}

func TestOverrideGoesBeforeTheTurn(t *testing.T) {
	s := weekly("a", "b")
	from, to := s.Rotations[0].handover(s.Zone, 0), s.Rotations[0].handover(s.Zone, 2)
	s.Overrides = []Override{{Rotation: "duty", Person: "c", From: from.Add(24 * time.Hour), To: from.Add(48 * time.Hour), Reason: "ill"}}
	var got []string
	for _, shift := range s.Shifts("duty", from, to) {
		got = append(got, fmt.Sprintf("%s %s", shift.Person, shift.From.In(s.Zone).Format("Jan 2 15:04")))
	}
	if want := []string{"a Jan 5 09:00", "c Jan 6 09:00", "a Jan 7 09:00", "b Jan 12 09:00"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if who, until := s.OnCall("duty", from.Add(30*time.Hour)); who != "c" || !until.Equal(from.Add(48*time.Hour)) {
		t.Errorf("on call is %s until %s", who, until)
	}
}

func TestTroubles(t *testing.T) {
	from, to := day("2026-01-05"), day("2026-03-02")
	second := Rotation{ID: "lead", People: []model.PersonID{"a"}, Start: day("2026-01-05"), At: 9 * time.Hour, Days: 7}
	for name, c := range map[string]struct {
		change func(*Standby)
		want   TroubleKind
	}{
		"before the first handover": {func(s *Standby) { s.Rotations[0].Start = day("2026-01-12") }, Gap},
		"nobody in the rotation":    {func(s *Standby) { s.Rotations[0].People = nil }, Gap},
		"away during the own turn":  {func(s *Standby) { s.Away = []Away{{Person: "b", From: day("2026-01-06"), To: day("2026-01-07")}} }, Absent},
		"all away": {func(s *Standby) {
			s.Away = []Away{{"b", day("2026-01-06"), day("2026-01-07"), ""}, {"a", day("2026-01-01"), day("2026-02-01"), ""}}
		}, Exhausted},
		"two people for the same time": {func(s *Standby) {
			s.Calendar = []Override{{"duty", day("2026-01-06"), day("2026-01-08"), "x", ""}, {"duty", day("2026-01-07"), day("2026-01-09"), "y", ""}}
		}, Overlap},
		"one person in two rotations": {func(s *Standby) { s.Rotations = append(s.Rotations, second) }, Twice},
		"too many turns in a row":     {func(s *Standby) { s.Rotations[0].People, s.MaxTurns = []model.PersonID{"a"}, 2 }, Overload},
	} {
		s := weekly("a", "b")
		s.Rotations[0].Start = day("2025-12-29")
		c.change(&s)
		trouble := s.Troubles(from, to)
		if !slices.ContainsFunc(trouble, func(t Trouble) bool { return t.Kind == c.want }) {
			t.Errorf("%s: got %+v, want %s", name, trouble, c.want)
		}
	}
	clean := weekly("a", "b")
	clean.MaxTurns = 1
	if trouble := clean.Troubles(day("2026-01-06"), to); len(trouble) > 0 {
		t.Errorf("a clean rotation has trouble: %+v", trouble)
	}
}

// TestShiftsCoverTheTimeAskedFor: whatever is written into a standby, the answer covers the time once, in order.
func TestShiftsCoverTheTimeAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := weekly("a", "b", "c")
		base := day("2026-02-01")
		hours := rapid.IntRange(-200, 2000)
		draw := func(label string) []Override {
			var all []Override
			for range rapid.IntRange(0, 6).Draw(t, label) {
				from := base.Add(time.Duration(hours.Draw(t, "from")) * time.Hour)
				all = append(all, Override{
					Rotation: rapid.SampledFrom([]string{"duty", "lead"}).Draw(t, "rotation"), From: from,
					To: from.Add(time.Duration(rapid.IntRange(-5, 400).Draw(t, "long")) * time.Hour), Person: "x",
				})
			}
			return all
		}
		s.Calendar, s.Overrides = draw("calendar"), draw("overrides")
		from, to := base, base.AddDate(0, 3, 0)
		at := from
		for _, shift := range s.Shifts("duty", from, to) {
			if !shift.From.Equal(at) || !shift.From.Before(shift.To) {
				t.Fatalf("%s to %s follows %s", shift.From, shift.To, at)
			}
			at = shift.To
		}
		if !at.Equal(to) {
			t.Fatalf("covered until %s, want %s", at, to)
		}
		s.Troubles(from, to)
	})
}

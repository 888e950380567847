package locale

import (
	"testing"
	"time"

	"warroom/model"
)

func TestClock(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC) // 00:30 on the 23rd in Berlin
	for _, c := range []struct {
		lang model.Language
		at   time.Time
		want string
	}{
		{English, now, "00:30"},
		{English, now.Add(-time.Hour), "yesterday 23:30"},
		{German, now.Add(-time.Hour), "gestern 23:30"},
		{Portuguese, now.Add(24 * time.Hour), "amanhã 00:30"},
		{English, now.Add(-48 * time.Hour), "21 Nov 00:30"},
		{German, now.Add(-48 * time.Hour), "21. Nov. 00:30"},
		{English, time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC), "1 Mar 2025 10:00"},
		{English, time.Time{}, "?"},
	} {
		if got := New(c.lang).Clock(c.at, berlin, now); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.lang, c.at, got, c.want)
		}
	}
	if got := New(English).Clock(now, nil, now); got != "23:30" {
		t.Errorf("without a zone: got %q", got)
	}
}

func TestStamp(t *testing.T) {
	at := time.Date(2026, 11, 22, 11, 40, 0, 0, time.UTC)
	for precision, want := range map[model.Precision]string{
		model.Second: "11:40", model.Minute: "11:40", "": "11:40", model.Approximate: "~11:40", model.Unknown: "time unknown",
	} {
		if got := New(English).Stamp(model.Stamp{At: at, Precision: precision}, nil, at); got != want {
			t.Errorf("%q: got %q, want %q", precision, got, want)
		}
	}
}

func TestDistances(t *testing.T) {
	l := New(English)
	for _, c := range []struct {
		d                     time.Duration
		span, target, elapsed string
	}{
		{4*time.Minute + 10*time.Second, "04:10", "4 min", "0:04:10"},
		{-4*time.Minute - 10*time.Second, "04:10", "4 min", "0:00:00"},
		{59*time.Minute + 59*time.Second, "59:59", "1 h", "0:59:59"},
		{2*time.Hour + 47*time.Minute, "2 h 47", "2 h 47", "2:47:00"},
		{4 * time.Hour, "4 h 00", "4 h", "4:00:00"},
		{76*time.Hour + 5*time.Minute, "3 d 4 h", "3 d 4 h", "3 d 4:05:00"},
		{72 * time.Hour, "3 d 0 h", "3 d", "3 d 0:00:00"},
		{0, "00:00", "0 min", "0:00:00"},
	} {
		if span, target, elapsed := l.Span(c.d), l.Target(c.d), l.Elapsed(c.d); span != c.span || target != c.target || elapsed != c.elapsed {
			t.Errorf("%s: got %q %q %q, want %q %q %q", c.d, span, target, elapsed, c.span, c.target, c.elapsed)
		}
	}
}

package timeline

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warroom/model"
)

var latest = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func TestReadTakesColumnsInAnyOrder(t *testing.T) {
	raw := "\xef\xbb\xbfwhat,Type,time_utc,extra\r\n\"later, with a comma\",note,2020-01-01T10:05:00+01:00,x\r\nearlier,action,2020-01-01T09:00:00Z,\r\n"
	rows, err := Read([]byte(raw), "a.csv", latest)
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{At: model.Stamp{At: time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC), Precision: model.Second, Zone: "UTC"}, Type: "action", What: "earlier", Line: 3},
		{At: model.Stamp{At: time.Date(2020, 1, 1, 9, 5, 0, 0, time.UTC), Precision: model.Second, Zone: "UTC"}, Type: "note", What: "later, with a comma", Line: 2},
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(rows), len(want))
	}
	for n := range want {
		if rows[n] != want[n] {
			t.Errorf("row %d is %+v, want %+v", n, rows[n], want[n])
		}
	}
}

func TestReadNamesEveryMistakeWithItsPlace(t *testing.T) {
	const head = "time_utc,precision,type,what\n"
	tests := []struct{ name, raw, want string }{
		{"no file", "", "f:1:1: empty"},
		{"only a header", head, "f:1:1: no-rows"},
		{"a column twice", "what,what,type,time_utc\na,b,c,d\n", `f:1:6: twice Column what`},
		{"a column missing", "what,type\na,b\n", "f:1:1: no-column Column time_utc"},
		{"an open quote", head + "2020-01-01T00:00:00Z,,note,\"open\n", "f:2:34: quote"},
		{"bytes", head + "2020-01-01T00:00:00Z,,note,\xff\n", "f:2:28: bad-text Column what"},
		{"length", head + "2020-01-01T00:00:00Z,,note," + strings.Repeat("x", model.MaxText+1) + "\n", "f:2:28: too-long Column what Bytes 65537"},
		{"before time", head + "1066-10-14T09:00:00Z,,note,x\n", "f:2:1: before-1970 Text 1066-10-14T09:00:00Z"},
		{"no type", head + "2020-01-01T00:00:00Z,,,x\n", "f:2:23: empty-cell Column type"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := Read([]byte(test.raw), "f", latest)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if rows != nil {
				t.Errorf("a file with a mistake gives %d rows", len(rows))
			}
		})
	}
}

func TestIntents(t *testing.T) {
	rows := []Row{
		{Type: "page", What: "first"},
		{Type: "page", What: "second"},
		{Type: "customer_update", What: "back online = resolved", Source: "blog"},
		{Type: "customer_update", What: "x = unsolved"},
		{Type: "internal_update", What: "hello"},
		{Type: "mitigated", What: "a"},
		{Type: "mitigated", What: "b"},
		{Type: "rumour", What: "c", Source: "press"},
	}
	want := []model.Intent{
		model.MarkMilestone{Milestone: model.Paged, Text: "first"},
		model.Recount{Type: "page", Text: "second"},
		nil, nil, nil,
		model.MarkMilestone{Milestone: model.Mitigated, Text: "a"},
		model.MarkMilestone{Milestone: model.Mitigated, Text: "b"},
		model.Recount{Type: "rumour", Text: "c", Source: "press"},
	}
	got := Intents(rows)
	for n, intent := range want {
		if intent != nil && got[n] != intent {
			t.Errorf("row %d means %+v, want %+v", n, got[n], intent)
		}
	}
	resolved, ok := got[2].(model.RecordNotice)
	if !ok || resolved.Audience != "customers" || resolved.Status != model.Resolved || resolved.Source != "blog" {
		t.Errorf("a last update means %+v", got[2])
	}
	if plain, ok := got[3].(model.RecordNotice); !ok || plain.Status != "" {
		t.Errorf("an update without a status means %+v", got[3])
	}
	if inside, ok := got[4].(model.RecordNotice); !ok || inside.Audience != "internal" {
		t.Errorf("an internal update means %+v", got[4])
	}
}

// Whatever the file holds: rows that the log will take, or an error, never a panic.
func FuzzRead(f *testing.F) {
	f.Add([]byte("time_utc,type,what\n2020-01-01T00:00:00Z,note,x\n"))
	f.Add([]byte("\xef\xbb\xbfwhat;type;time_utc\n\"a\nb\";page;2020-01-01T00:00:00+05:45\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		rows, err := Read(raw, "f", latest)
		if (err == nil) == (len(rows) == 0) {
			t.Fatalf("%d rows and error %v", len(rows), err)
		}
		for _, row := range rows {
			if row.What == "" || row.Type == "" || !utf8.ValidString(row.What) || row.At.At.After(latest) {
				t.Fatalf("row %+v was let through", row)
			}
		}
		if len(Intents(rows)) != len(rows) {
			t.Fatal("a row means nothing")
		}
	})
}

package model

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAnEventSurvivesItsTextByteForByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body, err := encode(NoteWritten{Text: rapid.String().Draw(t, "text")})
		if err != nil {
			t.Fatal(err)
		}
		event := Event{
			Site: "FRA-3f9a2c71", Seq: rapid.Uint64Range(1, 1<<63).Draw(t, "seq"), HLC: HLC(rapid.Int64Range(0, 1<<62).Draw(t, "hlc")),
			Incident: "i1", Kind: rapid.SampledFrom([]Kind{"log.note", "future.kind"}).Draw(t, "kind"), Actor: Actor{Person: "anna"},
			HappenedAt: StampAt(noon.Add(time.Duration(rapid.Int64Range(0, 1<<40).Draw(t, "at"))), "UTC"), RecordedAt: noon, Body: body,
			Prev: Hash{1, 2, 3},
		}
		line, err := event.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var read Event
		if err := json.Unmarshal(line, &read); err != nil {
			t.Fatal(err)
		}
		if string(read.Body) != string(body) || read.Hash() != event.Hash() || read.Compare(event) != 0 {
			t.Fatalf("wrote %s, read %+v", line, read)
		}
		if fact, _ := read.Decode(); event.Kind == "log.note" && fact == nil {
			t.Fatal("the body cannot be read")
		}
	})
}

func TestUnknownKindsAreKept(t *testing.T) {
	r := declared(t)
	body := json.RawMessage(`{"z":1,"a":[1e400,"<&>"],"a":"twice"}`)
	inc := Fold(append(r.logs[r.here], Event{Site: "FRA-1", Seq: 9, HLC: 1 << 62, Incident: "i1", Kind: "future.kind", Body: body}))
	entry := inc.Log[len(inc.Log)-1]
	equal(t, "body", string(entry.Body), string(body))
	equal(t, "fact", entry.Fact, nil)
	line, err := entry.Event.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var read Event
	if err := json.Unmarshal(line, &read); err != nil {
		t.Fatal(err)
	}
	equal(t, "passed on", string(read.Body), string(body))
}

func TestTheHashCoversEveryField(t *testing.T) {
	base := Event{
		Site: "FRA-1", Seq: 1, HLC: 2, Incident: "i1", Kind: "log.note", Actor: Actor{Person: "a", Device: "b", Method: "c"},
		HappenedAt: after(0), RecordedAt: noon, Body: json.RawMessage(`{}`), Prev: Hash{1},
	}
	seen := map[Hash]string{base.Hash(): "nothing"}
	for name, change := range map[string]func(*Event){
		"site": func(e *Event) { e.Site = "FRA-2" }, "seq": func(e *Event) { e.Seq++ }, "hlc": func(e *Event) { e.HLC++ },
		"incident": func(e *Event) { e.Incident = "i2" }, "kind": func(e *Event) { e.Kind = "log.other" },
		"person": func(e *Event) { e.Actor.Person = "x" }, "device": func(e *Event) { e.Actor.Device = "x" }, "method": func(e *Event) { e.Actor.Method = "x" },
		"happened":  func(e *Event) { e.HappenedAt.At = noon.Add(time.Millisecond) },
		"precision": func(e *Event) { e.HappenedAt.Precision = Minute }, "zone": func(e *Event) { e.HappenedAt.Zone = "UTC" },
		"recorded": func(e *Event) { e.RecordedAt = noon.Add(time.Millisecond) }, "body": func(e *Event) { e.Body = json.RawMessage(`{ }`) },
		"prev": func(e *Event) { e.Prev = Hash{2} }, "a letter moved over": func(e *Event) { e.Actor = Actor{Person: "ab", Method: "c"} },
	} {
		event := base
		change(&event)
		if same, twice := seen[event.Hash()]; twice {
			t.Errorf("changing %s gives the hash of changing %s", name, same)
		}
		seen[event.Hash()] = name
	}
}

func TestTheClockNeverRunsBackwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, now := HLC(0), noon
		for range rapid.IntRange(1, 50).Draw(t, "events") {
			now = now.Add(time.Duration(rapid.Int64Range(-int64(24*time.Hour), int64(24*time.Hour)).Draw(t, "jump")))
			if rapid.Bool().Draw(t, "remote") {
				remote := HLC(rapid.Int64().Draw(t, "stamp"))
				if rapid.Bool().Draw(t, "near") {
					remote = HLCFromTime(now.Add(time.Duration(rapid.Int64Range(-1e12, 1e12).Draw(t, "ahead"))))
				}
				next, suspect := h.Observe(remote, now)
				switch {
				case next < h:
					t.Fatalf("hearing %d moved %d back to %d", remote, h, next)
				case suspect && next != h:
					t.Fatalf("a suspect stamp moved the clock from %d to %d", h, next)
				case !suspect && next < remote:
					t.Fatalf("%d does not lie past %d, which was heard", next, remote)
				case next > max(h, HLCFromTime(now.Add(MaxDrift))):
					t.Fatalf("%d pulled the clock to %s at %s", remote, next.Time(), now)
				}
				h = next
				continue
			}
			next := h.Next(now)
			if next <= h || next < HLCFromTime(now) {
				t.Fatalf("after %d came %d at %s", h, next, now)
			}
			h = next
		}
	})
}

func TestTextForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type all struct {
			Ref  Ref
			None Ref `json:"none,omitzero"`
			HLC  HLC
			Hash Hash
		}
		var bytes [32]byte
		copy(bytes[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
		wrote := all{
			Ref: Ref{Site: SiteID(rapid.StringMatching(`[A-Z]{3}(-[0-9a-f]{8}|:)`).Draw(t, "site")), Seq: rapid.Uint64Min(1).Draw(t, "seq")},
			HLC: HLC(rapid.Int64().Draw(t, "hlc")), Hash: bytes,
		}
		text, err := json.Marshal(wrote)
		if err != nil {
			t.Fatal(err)
		}
		var read all
		if err := json.Unmarshal(text, &read); err != nil || read != wrote {
			t.Fatalf("wrote %+v, read %+v, %v", wrote, read, err)
		}
	})
	for _, bad := range []string{"FRA", "FRA:", "FRA:x", "FRA:-1", ":18446744073709551616"} {
		if err := new(Ref).UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q was read as a reference", bad)
		}
	}
	if new(HLC).UnmarshalText([]byte("noon")) == nil || new(Hash).UnmarshalText([]byte("abc")) == nil {
		t.Error("nonsense was read")
	}
	equal(t, "code", SiteID("FRA-3f9a2c71").Code(), "FRA")
	for _, text := range []string{"SEV2", " sev2", "2"} {
		level, err := ParseSeverity(text)
		if level != SEV2 || err != nil {
			t.Errorf("%q: %v, %v", text, level, err)
		}
	}
	if _, err := ParseSeverity("SEV?"); CodeOf(err) != CodeUnknownWord {
		t.Errorf("SEV? was read: %v", err)
	}
}

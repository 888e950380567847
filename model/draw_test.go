package model

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"time"

	"pgregory.net/rapid"
)

// words are what drawn texts are made of: known ids often enough that rules are met, strange ones often enough that
// they are tried.
var words = drawable()

func drawable() map[reflect.Type][]string {
	words := map[reflect.Type][]string{
		reflect.TypeFor[string](): {
			"", "a text", "Ünïcode\n\x1b[31m", "cable", "hello", "first", "notice/customers", "role/commander", "item/first/look", "\xff",
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		},
		reflect.TypeFor[PersonID]():   {"", "anna", "ben", "olga", "zoe"},
		reflect.TypeFor[RoleID]():     {"", string(CommanderRole), "liaison", "scribe", "cook"},
		reflect.TypeFor[AudienceID](): {"", "customers", "staff", "press"},
		reflect.TypeFor[ChannelID]():  {"mail", "phone", "pigeon"},
		reflect.TypeFor[ItemID]():     {"", "first/look", "first/call", "mend/switch", "added/thing", "odd"},
		reflect.TypeFor[Kind]():       {"", "item.marked", "log.note", "future.kind"},
		reflect.TypeFor[IncidentID](): {"", "i1", "i2", "i9"},

		reflect.TypeFor[CustomerID]():  {"acme", "acme", "acme", ""},
		reflect.TypeFor[RecipientID](): {"", "customer/acme", "odd"},
		reflect.TypeFor[Language]():    {"", "en", "de", "pt-BR"},
		reflect.TypeFor[Stage]():       {"", "investigating", "odd"},
	}
	for _, all := range []any{
		IncidentKinds, Phases, PublicStatuses, Scopes, Urgencies, Risks, Places, ReachOutcomes, AttemptResults, Milestones,
		Precisions,
		[]ItemState{ItemOpen, ItemDone, ItemSkipped},
		[]RelationKind{RelatedTo, MergedInto, Absorbed, SplitFrom, SplitInto},
		[]GapKind{GapItem},
		Chains, Notifies, DeliveryStates, ComponentStates, PromiseStates, CreditStates,
	} {
		v := reflect.ValueOf(all)
		texts := []string{"", "strange"}
		for n := range v.Len() {
			texts = append(texts, v.Index(n).String())
		}
		words[v.Type().Elem()] = texts
	}
	return words
}

// fillField draws a value for every field.
func fillField(t *rapid.T, v reflect.Value, refs []Ref) {
	switch field := v.Addr().Interface().(type) {
	case *Ref:
		*field = rapid.SampledFrom(append([]Ref{{}}, refs...)).Draw(t, "ref")
		return
	case *Intent: // what is entered from paper
		*field = rapid.SampledFrom([]Intent{nil, Note{}, Note{Text: "x"}, RecordReach{Person: "ben"}}).Draw(t, "inside")
		return
	case *json.RawMessage:
		*field = json.RawMessage(rapid.SampledFrom([]string{`{}`, `{"item":"first/look","state":"done"}`, `{"text":7}`}).Draw(t, "json"))
		return
	case *time.Time:
		*field = noon.Add(time.Duration(rapid.IntRange(-5, 90).Draw(t, "minute")) * time.Minute)
		return
	case *time.Duration:
		*field = rapid.SampledFrom([]time.Duration{0, -1, time.Minute, time.Hour, 1 << 62}).Draw(t, "duration")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom(words[v.Type()]).Draw(t, v.Type().Name()))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(rapid.IntRange(-1, 5).Draw(t, v.Type().Name())))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{-1, 0, 50, 99.9, 101}).Draw(t, v.Type().Name()))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Struct:
		for n := range v.NumField() {
			if v.Field(n).CanSet() {
				fillField(t, v.Field(n), refs)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(0, 2).Draw(t, "length"), 2))
		for n := range v.Len() {
			fillField(t, v.Index(n), refs)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range rapid.IntRange(0, 2).Draw(t, "length") {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fillField(t, key, refs)
			fillField(t, value, refs)
			v.SetMapIndex(key, value)
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "set") {
			v.Set(reflect.New(v.Type().Elem()))
			fillField(t, v.Elem(), refs)
		}
	default:
		panic("no draw for " + v.Type().String())
	}
}

// drawn is a value of the same type with every field drawn.
func drawn[T any](t *rapid.T, zero T, refs []Ref) T {
	v := reflect.New(reflect.TypeOf(zero)).Elem()
	fillField(t, v, refs)
	return v.Interface().(T)
}

var broken = []json.RawMessage{nil, json.RawMessage(`{`), json.RawMessage(`null`), json.RawMessage(`[1]`), json.RawMessage(`{"item":7}`)}

// drawEvents draws a log of several sites: any kind, unknown kinds, broken bodies, forks, and annotations of whatever
// is there, other annotations included.
func drawEvents(t *rapid.T) []Event {
	kinds := slices.Sorted(maps.Keys(decoders))
	kinds = append(kinds, "entry.struck", "entry.struck", "entry.struck", "entry.corrected", "entry.pinned", "future.kind")
	sites := []SiteID{"FRA-1", "LIS-2", "RIO-3"}
	seqs, clock := map[SiteID]uint64{}, HLCFromTime(noon)
	count := rapid.IntRange(1, 30).Draw(t, "events")
	var refs []Ref
	for _, site := range sites {
		for seq := range count/2 + 1 {
			refs = append(refs, Ref{Site: site, Seq: uint64(seq) + 1})
		}
	}
	var events []Event
	for n := range count {
		site := rapid.SampledFrom(sites).Draw(t, "site")
		seqs[site]++
		clock += HLC(rapid.IntRange(0, 2).Draw(t, "tick"))
		event := Event{
			Site: site, Seq: seqs[site], HLC: clock, Incident: "i1", RecordedAt: noon,
			Actor: Actor{Person: rapid.SampledFrom([]PersonID{"anna", "ben", "olga"}).Draw(t, "actor")},
		}
		event.HappenedAt = drawn(t, Stamp{}, nil)
		event.Kind = rapid.SampledFrom(kinds).Draw(t, "kind")
		if n == 0 && rapid.IntRange(0, 9).Draw(t, "headless") > 0 {
			event.Kind = Declared{}.Kind()
		}
		event.Body = drawBody(t, event.Kind, refs)
		events = append(events, event)
		if rapid.IntRange(0, 9).Draw(t, "fork") == 0 {
			event.Body = drawBody(t, event.Kind, refs)
			events = append(events, event)
		}
	}
	return events
}

func drawBody(t *rapid.T, kind Kind, refs []Ref) json.RawMessage {
	decode, known := decoders[kind]
	if !known || rapid.IntRange(0, 19).Draw(t, "broken") == 0 {
		return rapid.SampledFrom(broken).Draw(t, "body")
	}
	zero, err := decode(json.RawMessage(`{}`))
	if err != nil {
		t.Fatalf("%s cannot read an empty body: %v", kind, err)
	}
	body, err := encode(drawn(t, zero, refs))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// shuffled is a permutation of the events with some of them repeated.
func shuffled(t *rapid.T, events []Event) []Event {
	more := append(slices.Clone(events), rapid.SliceOfN(rapid.SampledFrom(events), 0, 5).Draw(t, "repeated")...)
	return rapid.Permutation(more).Draw(t, "order")
}

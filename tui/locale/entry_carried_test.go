package locale

import (
	"testing"

	"warroom/model"
)

func TestCarriedEntriesAreWordedInTheReadersLanguage(t *testing.T) {
	note := func(kind model.Kind, body string) model.NoteWritten {
		return model.NoteWritten{Source: "2026-017 FRA-1:9", Carried: &model.Carried{Kind: kind, Body: []byte(body)}}
	}
	status := note("public.set", `{"status":"identified"}`)
	for _, c := range []struct {
		lang model.Language
		body model.Body
		want string
	}{
		{English, note("item.marked", `{"item":"first/bridge","state":"done"}`), "in 2026-017: ✓ open the bridge"},
		{English, status, "in 2026-017: customers are told: identified"},
		{German, status, "in 2026-017: Kunden erfahren: Ursache erkannt"},
		{Portuguese, note("incident.closed", `{}`), "em 2026-017: encerrado"},
		{English, note("future.kind", `{}`), "in 2026-017: a newer version recorded this (future.kind)"},
	} {
		if _, got := New(c.lang).Entry(entryOf(t, c.body), entryPlan()); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

package locale

import (
	"testing"
	"time"

	"warroom/model"
)

func TestOtherEntriesAreCalledByTheirWords(t *testing.T) {
	entry := func(seq uint64, body model.Body) model.Entry {
		e := *entryOf(t, body)
		e.Site, e.Seq = "FRA-1", seq
		return e
	}
	ref := func(seq uint64) model.Ref { return model.Ref{Site: "FRA-1", Seq: seq} }
	inc := &model.Incident{Log: []model.Entry{
		entry(1, model.NoteWritten{Text: "the carrier confirms that a fibre is cut"}),
		entry(2, model.EntryStruck{Entry: ref(1)}),
		entry(3, model.ItemMarked{Item: "first/bridge", State: model.ItemDone}),
		entry(4, model.EntryStruck{Entry: ref(4)}),
	}}
	inc.Log[0].Corrected = &model.Fixed{Text: "right"}
	clock := New(English).Stamp(model.StampAt(entryTime, ""), time.UTC, entryTime)
	for _, c := range []struct {
		lang model.Language
		body model.Body
		want string
	}{
		{English, model.EntryCorrected{Entry: ref(1), Text: "right"}, "corrects " + clock + " “the carrier confirms that…”: right"},
		{German, model.EntryPinned{Entry: ref(1)}, "hält im Blick: " + clock + " „the carrier confirms that…“"},
		{Portuguese, model.EntryStruck{Entry: ref(2)}, "desfaz " + clock + " “riscado”"},
		{English, model.EntryStruck{Entry: ref(3)}, "takes back " + clock + " “✓ open the bridge”"},
		{English, model.EntryStruck{Entry: ref(4)}, "takes back " + clock + " “struck”"}, // one that names itself
		{English, model.EntryStruck{Entry: ref(99)}, "takes back FRA:99"},
	} {
		e := entry(9, c.body)
		_, got := New(c.lang).EntryIn(&e, Scene{Incident: inc, Plan: entryPlan(), Zone: time.UTC, Now: entryTime})
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

// What the program does itself is signed by what does it, in the reader's language, unless somebody is called so.
func TestTheProgramIsNamedByWhatItDoes(t *testing.T) {
	plan := &model.Plan{}
	for lang, want := range map[model.Language]string{"en": "Sending", "de": "Versand", "pt-BR": "Envio"} {
		if got := New(lang).FirstName("courier", plan); got != want {
			t.Errorf("%s: %q, not %q", lang, got, want)
		}
	}
	plan.People = []model.Person{{ID: "courier", Name: "Cora Bell"}}
	if got := New("de").Person("courier", plan); got != "Cora Bell" {
		t.Errorf("the person of that name is called %q", got)
	}
}

func TestWhatBecameOfALetterIsInTheReadersLanguage(t *testing.T) {
	for _, detail := range []string{"exercise", "no longer true", "withdrawn", "no address", "the channel broke", "it lies in the spool folder"} {
		for _, lang := range []model.Language{"de", "pt-BR"} {
			if got := New(lang).Detail(detail); got == detail || got == "" {
				t.Errorf("%s: %q stays %q", lang, detail, got)
			}
		}
	}
	if got := New("de").Detail("550 no such user"); got != "550 no such user" {
		t.Errorf("what a server said became %q", got)
	}
}

package paper

import (
	"bytes"
	"strings"
	"testing"

	"warroom/model"
)

// told is a notice in two languages that somebody has to call one recipient for.
func told(t *testing.T, kind model.IncidentKind) Telling {
	t.Helper()
	folder := lighthouse(t)
	c := darkness(t, folder.Plan)
	c.Incident.Kind = kind
	c.Plan = &model.Plan{Language: "en", Channels: []model.Channel{{ID: "calls", Kind: "phone-tree"}, {ID: "mail", Kind: "mail"}}}
	return Telling{Case: c, Notice: model.Notice{
		Number: 3, Language: "en", Subject: "The light is out", Text: "We light the spare lamp.\n\nNext news at 10:00.",
		Variants: []model.Wording{{Language: "de", Subject: "Das Licht ist aus", Text: "Wir zünden die Ersatzlampe an."}},
		Dispatches: []model.Dispatch{{Deliveries: []model.Delivery{
			{Recipient: "customer/ferry", Name: "Ferry", Channel: "calls", State: model.InQueue},
			{Recipient: "customer/tug", Name: "Tug", Channel: "mail", State: model.DeliveryFailed},
			{Recipient: "customer/pilot", Name: "Pilot", Channel: "mail", State: model.Delivered},
		}}},
	}, Contacts: func(id model.RecipientID) []model.Contact {
		return []model.Contact{{Way: "mail", Value: string(id) + "@example.org"}, {Way: "phone", Value: "+49 69 7"}}
	}}
}

func printed(t *testing.T, doc Document) string {
	t.Helper()
	var text bytes.Buffer
	if err := WriteText(&text, doc); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestNoticeOnPaper(t *testing.T) {
	text := printed(t, Notice(told(t, model.Real), Options{Now: printedAt(t)}))
	for _, want := range []string{"The light is out", "We light the spare lamp.", "Das Licht ist aus", "Ersatzlampe", "Ferry", "Tug", "+49"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on paper:\n%s", want, text)
		}
	}
	for _, not := range []string{"Pilot", "@example.org", "EXERCISE"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is on paper:\n%s", not, text)
		}
	}
}

func TestNoticeOfAnExerciseIsMarkedInItsLanguage(t *testing.T) {
	text := printed(t, Notice(told(t, model.Exercise), Options{Now: printedAt(t)}))
	if strings.Count(text, "EXERCISE") < 2 || strings.Count(text, "ÜBUNG") < 2 {
		t.Errorf("the exercise is not marked at both ends in both languages:\n%s", text)
	}
}

package customers

import (
	"errors"
	"fmt"
	"testing"
)

func TestAnswersReadInAnyOrder(t *testing.T) {
	all, err := ReadAnswers([]byte("\ufeffBewertung;Kommentar;Kundennummer;Mitteilung\n4;\"spät; aber klar\";acme;2\n6;x;acme;\n;nur Worte;bolt;\n3;niemand;;\n5;\"zu\" viel;x;\n;;cord;two\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(all.Answers); got != "[{2 acme 4 spät; aber klar 2} {4 bolt 0 nur Worte 0}]" {
		t.Error(got)
	}
	if got := fmt.Sprint(all.Left); got != "[{3 bad-value score 6} {5 nameless id } {6 broken  } {7 bad-value notice two}]" {
		t.Error(got)
	}
	for text, want := range map[string]Kind{"": Empty, "a;b\n": NoNames} {
		_, err := ReadAnswers([]byte(text))
		var stopped *Error
		if !errors.As(err, &stopped) || stopped.Kind != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

package model

import (
	"testing"
	"time"
)

func (r *room) letter(n Notice, kind string, language Language) Letter {
	return n.Letter(r.incident(), r.plan, Channel{ID: "c", Kind: kind}, language, r.now, func(at time.Time) string { return at.Format("15:04") })
}

func TestALetterIsTheSameWhereverItIsMade(t *testing.T) {
	r := newRoom(t)
	r.do(Declare{Title: "drill", Kind: Exercise, Scope: SeveralCustomers, Urgency: Now})
	n := Notice{
		Subject: "Payments", Text: "All is late.", Short: "Late.",
		Variants: []Wording{{Language: "de", Subject: "Zahlungen", Text: "Alles kommt später.", Short: "Später."}, {Language: "pt-BR", Text: "Tudo atrasa."}},
	}
	for _, row := range []struct {
		kind          string
		language      Language
		chain         Chain
		subject, text string
	}{
		{"mail", "", "", "EXERCISE: Payments", "EXERCISE\n\nAll is late.\n\nEXERCISE"},
		{"mail", "de-AT", Correction, "ÜBUNG: Berichtigung: Zahlungen", "ÜBUNG\n\nBerichtigung: Alles kommt später.\n\nÜBUNG"},
		{"mail", "pt", Cancel, "EXERCÍCIO: Aviso cancelado: Tudo atrasa.", "EXERCÍCIO\n\nAviso cancelado: Tudo atrasa.\n\nEXERCÍCIO"},
		{"sms", "de", "", "", "ÜBUNG Später. ÜBUNG"},
		{"sms", "pt", Correction, "", "EXERCÍCIO Correção: Tudo atrasa. EXERCÍCIO"},
		{"chat", "fr", Update, "EXERCISE: Payments", "EXERCISE\n\nAll is late.\n\nEXERCISE"},
		{"sms", "", Cancel, "", "EXERCISE Cancelled: Late. EXERCISE"},
	} {
		n.Chain = row.chain
		letter := r.letter(n, row.kind, row.language)
		equal(t, row.kind+" "+string(row.language)+" subject", letter.Subject, row.subject)
		equal(t, row.kind+" "+string(row.language)+" text", letter.Text, row.text)
	}
}

func TestARealLetterHasNoMarksAndALateOneSaysSo(t *testing.T) {
	r := declared(t)
	n := Notice{Subject: "Payments", Text: "Correction: not all is late.", Chain: Correction, Queued: StampAt(r.now, "UTC")}
	equal(t, "the word is not said twice", r.letter(n, "mail", "").Text, n.Text)
	equal(t, "but it is said", r.letter(n, "mail", "").Subject, "Correction: Payments")
	n.Variants = []Wording{{Language: "de", Text: "Nicht alles kommt\n\nspäter."}}
	r.wait(lateAfter - 1)
	equal(t, "in time", r.letter(n, "mail", "de").Text, "Berichtigung: Nicht alles kommt\n\nspäter.")
	r.wait(1)
	equal(t, "late", r.letter(n, "mail", "de").Text, "Geschrieben um 12:00, gesendet um 12:15.\n\nBerichtigung: Nicht alles kommt\n\nspäter.")
	equal(t, "late by SMS, whose own paragraphs stay", r.letter(n, "sms", "de").Text,
		"Geschrieben um 12:00, gesendet um 12:15. Berichtigung: Nicht alles kommt\n\nspäter.")
	equal(t, "measured with what is put around it", MeasureSMS(r.letter(n, "sms", "de").Text).Units, 81)
}

func TestAMailWithoutASubjectIsHeadedByItsText(t *testing.T) {
	r := declared(t)
	for text, want := range map[string]string{
		"All is late.\nSorry.": "All is late.", "": "",
		"We cannot be reached by telephone at the moment, and we are doing all we can to change that": "We cannot be reached by telephone at the moment, and we are doing all…",
		"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé":                   "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…",
	} {
		equal(t, text, r.letter(Notice{Text: text}, "mail", "").Subject, want)
	}
	equal(t, "chat has none", r.letter(Notice{Text: "All is late."}, "chat", "").Subject, "")
}

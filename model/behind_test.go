package model

import (
	"slices"
	"testing"
)

func TestWordingsThatWereLeftBehindByAnEdit(t *testing.T) {
	german, english, portuguese := Wording{Language: "de", Text: "wir wissen es"}, Wording{Language: "en", Text: "we know"}, Wording{Language: "pt-BR", Text: "já sabemos"}
	newer := func(w Wording) Wording { w.Text += "!"; return w }
	headed := func(w Wording) Wording { w.Subject = "*"; return w }
	shortened := func(w Wording) Wording { w.Short = "*"; return w }
	for _, c := range []struct {
		name  string
		edits [][]Wording // the first one of each is the notice's own
		want  []Language
	}{
		{"written all at once", [][]Wording{{german, english, portuguese}}, nil},
		{"one was edited", [][]Wording{{german, english, portuguese}, {newer(german), english, portuguese}}, []Language{"en", "pt-BR"}},
		{"its subject counts", [][]Wording{{german, english}, {german, headed(english)}}, []Language{"de"}},
		{"and its short form", [][]Wording{{german, english}, {shortened(german), english}}, []Language{"en"}},
		{"all were edited at once", [][]Wording{{german, english}, {newer(german), newer(english)}}, nil},
		{"the other one caught up", [][]Wording{{german, english}, {newer(german), english}, {newer(german), newer(english)}}, nil},
		{
			"one of two caught up",
			[][]Wording{{german, english, portuguese}, {newer(german), english, portuguese}, {newer(german), newer(english), portuguese}},
			[]Language{"pt-BR"},
		},
		{
			"one ran ahead twice",
			[][]Wording{{german, english}, {newer(german), english}, {newer(newer(german)), english}},
			[]Language{"en"},
		},
		{
			"one caught up while the other ran ahead once more",
			[][]Wording{{german, english, portuguese}, {newer(german), english, portuguese}, {newer(newer(german)), newer(english), portuguese}},
			[]Language{"pt-BR"},
		},
		{"a language was added", [][]Wording{{german}, {german, english}}, nil},
		{"one behind was dropped", [][]Wording{{german, english}, {newer(german), english}, {newer(german)}}, nil},
		{"one behind was dropped and written anew", [][]Wording{{german, english}, {newer(german), english}, {newer(german)}, {newer(german), english}}, nil},
	} {
		r := declared(t)
		for n, all := range c.edits {
			own, variants := all[0], all[1:]
			if n == 0 {
				r.do(DraftNotice{Audience: "staff", Language: own.Language, Subject: own.Subject, Short: own.Short, Text: own.Text, Variants: variants})
			} else {
				r.wait(minute).do(EditNotice{Number: 1, Subject: own.Subject, Short: own.Short, Text: own.Text, Variants: variants})
			}
		}
		if got := r.notice(1).Behind(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWhatIsBehindLeavesOnlyWithAReason(t *testing.T) {
	for name, leave := range map[string]func(asIs string) Intent{
		"by the outbox": func(asIs string) Intent { return QueueNotice{Number: 1, AsIs: asIs} },
		"by hand":       func(asIs string) Intent { return SendNotice{Number: 1, AsIs: asIs} },
	} {
		r := declared(t)
		r.do(DraftNotice{Audience: "staff", Language: "de", Text: "bis acht", Variants: []Wording{{Language: "en", Text: "until eight"}}})
		r.do(EditNotice{Number: 1, Text: "bis zehn", Variants: []Wording{{Language: "en", Text: "until eight"}}})
		equal(t, name+": which", r.refuses(CodeBehind, leave("")).Args["languages"], "en")
		r.do(leave(" nobody reads English tonight "))
		equal(t, name+": why", r.notice(1).AsIs, "nobody reads English tonight")
	}
}

func TestWhatWentBackToAnEarlierWordingIsBehindAsThatWas(t *testing.T) {
	fra := declared(t)
	fra.do(DraftNotice{Audience: "staff", Language: "de", Text: "alt", Variants: []Wording{{Language: "en", Text: "old"}}})
	lis, merge := fra.apart(t)
	fra.wait(minute).do(EditNotice{Number: 1, Text: "neu", Variants: []Wording{{Language: "en", Text: "old"}}})
	lis.wait(2 * minute).do(QueueNotice{Number: 1})
	equal(t, "behind at the one site", len(fra.notice(1).Behind()), 1)
	merge()
	equal(t, "what left was whole", len(fra.notice(1).Behind()), 0)
}

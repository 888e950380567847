package model

import "testing"

func TestEveryLanguageHasOneWording(t *testing.T) {
	r := declared(t)
	draft := func(own Language, variants ...Wording) DraftNotice {
		return DraftNotice{Audience: "customers", Language: own, Text: "we know", Variants: variants}
	}
	r.refuses(CodeEmpty, draft("", Wording{Text: "wir wissen es"}))
	r.refuses(CodeEmpty, draft("", Wording{Language: "de"}))
	r.refuses(CodeAlready, draft("de", Wording{Language: "de-AT", Text: "x"}))
	r.refuses(CodeAlready, draft("", Wording{Language: "en", Text: "x"}))
	r.refuses(CodeAlready, draft("", Wording{Language: "de", Text: "x"}, Wording{Language: "de", Text: "y"}))
	r.do(draft("", Wording{Language: "de", Text: "wir wissen es"}))
	r.refuses(CodeAlready, EditNotice{Number: 1, Text: "x", Variants: []Wording{{Language: "en", Text: "y"}}})
	n := r.notice(1)
	equal(t, "German", n.Wording("de-CH").Text, "wir wissen es")
	equal(t, "the plan's", n.Wording("").Text, "we know")
	equal(t, "what it does not speak", n.Wording("pt-BR").Text, "we know")
}

func TestLanguagesOfRecipientsThatAreMissing(t *testing.T) {
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{
		{ID: "a", Name: "A", Language: "de", Ways: []string{"mail"}},
		{ID: "b", Name: "B", Language: "pt-BR", Ways: []string{"mail"}},
		{ID: "c", Name: "C", Language: "pt", Ways: []string{"mail"}},
		{ID: "d", Name: "D", Ways: []string{"mail"}},
		{ID: "e", Name: "E", Language: "fr"},
	}})
	missing := func(n Notice) (all string) {
		for _, language := range MissingLanguages(r.incident(), r.plan, n) {
			all += string(language) + " "
		}
		return all
	}
	n := Notice{Audience: "customers", Channels: []ChannelID{"mail"}}
	equal(t, "most read first, and nobody whom it does not reach", missing(n), "pt de ")
	n.Variants = []Wording{{Language: "pt-PT", Text: "x"}}
	equal(t, "one is there", missing(n), "de ")
	n.Language = "de"
	equal(t, "all are there", missing(n), "")
}

func TestWhatADraftContinues(t *testing.T) {
	r := told(t)
	r.refuses(CodeEmpty, DraftNotice{Audience: "customers", Text: "x", Chain: Correction})
	r.refuses(CodeNotFound, DraftNotice{Audience: "customers", Text: "x", Follows: 7})
	r.refuses(CodeUnknownWord, DraftNotice{Audience: "customers", Text: "x", Follows: 1, Chain: "sequel"})
	r.refuses(CodeNotNow, DraftNotice{Audience: "staff", Text: "x", Follows: 1, Chain: Correction})
	r.refuses(CodeUnknownWord, DraftNotice{Audience: "customers", Text: "x", Stage: "sequel"})
	r.refuses(CodeUnknownWord, DraftNotice{Audience: "customers", Text: "x", Notify: "loudly"})
	r.do(DraftNotice{Audience: "customers", Text: "x", Follows: 1, Stage: StageWorkaround})
	n := r.notice(2)
	equal(t, "an update", n.Chain, Update)
	equal(t, "by the same channels", len(n.Channels), 2)
	equal(t, "nothing was said yet, and a workaround says nothing about the cause", n.Status, Investigating)
	r.do(SetPublicStatus{Status: Monitoring})
	r.do(DraftNotice{Audience: "staff", Text: "x", Stage: StageWorkaround})
	equal(t, "a workaround leaves the status", r.notice(3).Status, Monitoring)
	r.refuses(CodeNotNow, DraftNotice{Audience: "customers", Text: "x", Follows: 2, Chain: Cancel})
}

func TestGapsInAnyWordingHoldANoticeBack(t *testing.T) {
	for name, draft := range map[string]DraftNotice{
		"text":    {Text: "call [TODO: number]"},
		"subject": {Text: "x", Subject: "{{title}}"},
		"short":   {Text: "x", Short: "[next_update?]"},
		"variant": {Text: "x", Variants: []Wording{{Language: "de", Text: "x", Short: "[TODO]"}}},
	} {
		r := declared(t)
		draft.Audience = "staff"
		r.do(draft)
		r.refuses(CodeGaps, QueueNotice{Number: 1})
		r.refuses(CodeGaps, SendNotice{Number: 1})
		r.do(QueueNotice{Number: 1, AsIs: "read out by hand"})
		equal(t, name+": why", r.notice(1).AsIs, "read out by hand")
	}
}

func TestATimeThatHasPassedIsNotPromised(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "staff", Text: "more at 12:10", Next: 10 * minute})
	r.do(DraftNotice{Audience: "staff", Text: "true until 12:10", Valid: 10 * minute})
	r.wait(10 * minute)
	r.refuses(CodeNotNow, QueueNotice{Number: 1})
	r.refuses(CodeNotNow, QueueNotice{Number: 2})
	r.do(QueueNotice{Number: 1, Next: 10 * minute})
	equal(t, "unless another one is", r.notice(1).Promise.At, noon.Add(20*minute))
}

package action

import (
	"cmp"
	"strings"

	"warroom/model"
)

// takebacks are what a notice says that takes an earlier one back, by [model.Language.Base]: {time} is when that one was
// let go. Nobody but its writer knows what is true instead, so that is a gap, without which it does not leave.
var takebacks = map[string]model.Wording{
	"en": {
		Short: "Our notice of {time} no longer holds. [TODO: what is true instead]",
		Text:  "Our notice of {time} no longer holds.\n\n[TODO: why, and what is true instead]\n\nWe are sorry for the trouble it has caused you.",
	},
	"de": {
		Short: "Unsere Mitteilung von {time} gilt nicht mehr. [TODO: was stattdessen gilt]",
		Text:  "Unsere Mitteilung von {time} gilt nicht mehr.\n\n[TODO: warum, und was stattdessen gilt]\n\nEs tut uns leid, dass sie Ihnen Mühe gemacht hat.",
	},
	"pt": {
		Short: "Nosso comunicado das {time} não vale mais. [TODO: o que vale agora]",
		Text:  "Nosso comunicado das {time} não vale mais.\n\n[TODO: por quê, e o que vale agora]\n\nLamentamos o transtorno que ele causou.",
	},
}

// takenBack is the notice that the values take back: a template, which speaks of an outage, would say the opposite.
func takenBack(c Context, v Values) (model.Notice, bool) { return followed(c, v, model.Cancel) }

// takeback is what is said in a language to take a notice back; empty: in the plan's own. Readers of a language that the
// notice did not speak had it in the plan's own, and so they get this.
func takeback(c Context, before model.Notice, lang model.Language) model.Wording {
	own := cmp.Or(lang, c.Plan.Language)
	said, known := takebacks[own.Base()]
	was := before.Wording(own)
	if lang != "" && (!known || was.Language.Base() != lang.Base()) {
		return model.Wording{Language: lang}
	}
	if !known {
		said = takebacks["en"]
	}
	at := c.letterClock(own)(cmp.Or(before.Queued.At, before.Sent.At))
	return model.Wording{
		Language: lang, Subject: was.Subject,
		Short: strings.ReplaceAll(said.Short, "{time}", at), Text: strings.ReplaceAll(said.Text, "{time}", at),
	}
}

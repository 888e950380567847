package action

import (
	"slices"

	"warroom/model"
)

// carryOn are the acts that continue a notice that has left: they open the screen that writes one, on what was sent.
func carryOn() []Action {
	all := make([]Action, len(model.Chains))
	for n, chain := range model.Chains {
		all[n] = Action{
			ID: CarryOn(chain), Group: Comms, Enabled: anyOf("nothing-left", left),
			Fields: []Field{choice("follows", left).from(first(left)), long("body")},
			Build: func(c Context, v Values) (model.Intent, error) {
				draft := compose()
				return draft.Build(c, Complete(c, draft, carriedOn(c, chain, v)))
			},
		}
	}
	return all
}

// CarryOn is the id of the act that continues a notice in a way.
func CarryOn(chain model.Chain) string { return "notice-" + string(chain) }

// Continuing is what the fields of a new notice begin with: what was given, and for an act that continues a notice to
// whom that one went and what it spoke about.
func Continuing(c Context, a Action, given Values) Values {
	for _, chain := range model.Chains {
		if a.ID == CarryOn(chain) {
			return carriedOn(c, chain, given)
		}
	}
	return given
}

func carriedOn(c Context, chain model.Chain, given Values) Values {
	v := Values{"follows": first(left)(c)}
	for id, value := range given {
		v[id] = value
	}
	number, _ := v.number("follows")
	before, _ := c.notice(number)
	for id, value := range map[string]string{
		"chain": string(chain), "audience": string(before.Audience), "channels": joined(before.Channels),
	} {
		if !given.Has(id) {
			v[id] = value
		}
	}
	if chain == model.Correction && !given.Has("stage") {
		v["stage"], v["template"] = string(before.Stage), before.Template
	}
	return v
}

// followed is the notice that the values continue in one of some ways.
func followed(c Context, v Values, chains ...model.Chain) (model.Notice, bool) {
	number, err := v.number("follows")
	if err != nil || number == 0 || !slices.Contains(chains, model.Chain(v.text("chain"))) {
		return model.Notice{}, false
	}
	return c.notice(number)
}

// asSent is what a notice said in a language, for its correction to begin with; empty: in the plan's own. In one that it
// did not speak it said nothing.
func asSent(c Context, before model.Notice, lang model.Language) model.Wording {
	own := lang
	if own == "" {
		own = c.Plan.Language
	}
	was := before.Wording(own)
	if lang != "" && was.Language.Base() != lang.Base() {
		return model.Wording{Language: lang}
	}
	was.Language = lang
	return was
}

package action

import (
	"strconv"

	"warroom/model"
)

func attempts() []Action {
	return []Action{
		{
			ID: "attempt", Group: Logbook, Keys: []string{"a"}, Entry: "a ",
			Fields: []Field{text("action"), text("hypothesis").optional(), choice("by", people).free().optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.OpenAttempt{
					Hypothesis: v.text("hypothesis"), Action: v.text("action"), By: model.PersonID(v.text("by")),
				}, nil
			},
		},
		{
			ID: "attempt-finish", Group: Logbook, Keys: []string{"f"}, Enabled: anyOf("no-open-attempt", attemptsThat(true)),
			Fields: []Field{
				choice("attempt", attemptsThat(true)).from(selectedAttempt(true)),
				choice("result", terms("result", model.AttemptResults)), text("finding").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("attempt")
				return model.FinishAttempt{
					Number: n, Result: model.AttemptResult(v.text("result")), Finding: v.text("finding"),
				}, err
			},
			Subject: aboutAttempt,
		},
		{
			ID: "attempt-reopen", Group: Logbook, Enabled: anyOf("no-finished-attempt", attemptsThat(false)),
			Fields: []Field{choice("attempt", attemptsThat(false)).from(selectedAttempt(false)), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("attempt")
				return model.ReopenAttempt{Number: n, Reason: v.text("reason")}, err
			},
			Subject: aboutAttempt,
		},
	}
}

func aboutAttempt(_ Context, v Values) string { return "attempt/" + v.text("attempt") }

// selectedAttempt is the selected attempt if it fits, else the only one that does.
func selectedAttempt(open bool) func(Context) string {
	return func(c Context) string {
		if a, ok := c.attempt(c.Selection.Attempt); ok && a.Open() == open {
			return strconv.Itoa(a.Number)
		}
		return only(attemptsThat(open))(c)
	}
}

// only is the choice that is left when there is just one.
func only(choices func(Context) []Option) func(Context) string {
	return func(c Context) string {
		if all := choices(c); len(all) == 1 {
			return all[0].Value
		}
		return ""
	}
}

// anyOf is enabled while there is something to choose from.
func anyOf(reason string, choices func(Context) []Option) func(Context) (bool, string) {
	return func(c Context) (bool, string) { return len(choices(c)) > 0, reason }
}

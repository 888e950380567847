package action

import (
	"strconv"

	"warroom/model"
)

func notices() []Action {
	return []Action{
		compose(),
		reword(),
		{
			ID: "approve", Group: Comms, Keys: []string{"A"}, Enabled: anyOf("no-draft", pendingNotices),
			Fields: []Field{noticeField(), choice("role", rolesOf).optional(), text("as-is").optional()}, Preview: readOut,
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("notice")
				return model.ApproveNotice{Number: n, Role: model.RoleID(v.text("role")), AsIs: v.text("as-is")}, err
			},
			Subject: aboutNotice,
		},
		{
			ID: "send", Group: Comms, Keys: []string{">"}, Enabled: anyOf("no-draft", pendingNotices),
			Fields:  leavingFields(),
			Build:   func(_ Context, v Values) (model.Intent, error) { return v.leaving() },
			Subject: aboutNotice, Preview: readOut, Confirm: true,
		},
		told(),
		{
			ID: "withdraw", Group: Comms, Keys: []string{"Z"}, Enabled: anyOf("no-draft", pendingNotices),
			Fields: []Field{noticeField(), text("reason").optional()}, Preview: readOut,
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("notice")
				return model.WithdrawNotice{Number: n, Reason: v.text("reason")}, err
			},
			Subject: aboutNotice,
		},
	}
}

// reword edits a notice that has not left.
func reword() Action {
	return Action{
		ID: "notice-edit", Group: Comms, Keys: []string{"e"}, Enabled: anyOf("no-draft", pendingNotices),
		Fields: []Field{
			noticeField(), duration("next").optional(), choice("channels", channels).many().optional().derived(meantFor),
			duration("valid").optional(),
			text("subject").optional().derived(ofNotice(func(n model.Notice) string { return n.Subject })).ongoing(),
			long("short").optional().derived(ofNotice(func(n model.Notice) string { return n.Short })),
			long("body").derived(ofNotice(func(n model.Notice) string { return n.Text })),
		},
		Build: func(c Context, v Values) (model.Intent, error) {
			n, err := v.number("notice")
			if err != nil {
				return nil, err
			}
			next, err := v.duration("next")
			if err != nil {
				return nil, err
			}
			valid, err := v.duration("valid")
			i := model.EditNotice{
				Number: n, Subject: v.text("subject"), Text: v.text("body"), Short: v.text("short"), Variants: variants(v), Next: next, Valid: valid,
			}
			if before, _ := c.notice(n); joined(before.Channels) != joined(idsOf[model.ChannelID](v.list("channels"))) {
				i.Channels = idsOf[model.ChannelID](v.list("channels"))
			}
			return i, err
		},
		Subject: aboutNotice, Preview: gapsOf,
	}
}

// told records a message that went out without a draft.
func told() Action {
	return Action{
		ID: "told", Group: Comms, Keys: []string{"K"},
		Fields: []Field{
			audienceField(), text("text"), choice("channels", channels).many().optional(),
			choice("status", terms("status", model.PublicStatuses)).optional(), duration("next").optional(),
		},
		Build: func(_ Context, v Values) (model.Intent, error) {
			next, err := v.duration("next")
			return model.RecordNotice{
				Audience: model.AudienceID(v.text("audience")), Text: v.text("text"),
				Status: model.PublicStatus(v.text("status")), Channels: idsOf[model.ChannelID](v.list("channels")), Next: next,
			}, err
		},
	}
}

func noticeField() Field {
	return choice("notice", pendingNotices).from(func(c Context) string {
		if n, ok := c.pending(); ok {
			return strconv.Itoa(n.Number)
		}
		return ""
	})
}

func audienceField() Field {
	return choice("audience", audiences).from(func(c Context) string {
		if c.Selection.Audience != "" {
			return string(c.Selection.Audience)
		}
		for _, line := range model.Schedule(orEmpty(c.Incident), c.Plan, c.Now) {
			return string(line.Audience.ID) // the most urgent one
		}
		return ""
	})
}

func aboutNotice(_ Context, v Values) string { return "notice/" + v.text("notice") }

func (c Context) chosen(v Values) (model.Notice, bool) {
	number, err := v.number("notice")
	if err != nil {
		return model.Notice{}, false
	}
	return c.notice(number)
}

func ofNotice(part func(model.Notice) string) func(Context, Values) string {
	return func(c Context, v Values) string {
		n, _ := c.chosen(v)
		return part(n)
	}
}

func meantFor(c Context, v Values) string {
	n, _ := c.chosen(v)
	return joined(n.Channels)
}

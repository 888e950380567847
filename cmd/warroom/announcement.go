package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// announcementLine is what callers of a head number hear, for --json.
type announcementLine struct {
	Number  string         `json:"number"`
	Text    string         `json:"text"`
	Contact model.PersonID `json:"contact,omitempty"`
	On      model.Stamp    `json:"on"`
	Off     model.Stamp    `json:"off,omitzero"` // absent while it can be heard
	By      model.PersonID `json:"by"`
}

// announcementCommand records what callers of a head number hear; alone it lists it.
func (p *program) announcementCommand() *cobra.Command {
	cmd := p.listing("announcement", func(r *room) error { return r.printAnnouncements() })
	var contact, asIs string
	on := p.acting(verb{use: "on NUMBER [TEXT…]", short: "announcement-on", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		intent := model.SwitchAnnouncement{Number: args[0], On: true, AsIs: asIs}
		if contact != "" {
			intent.Contact = person(r.plan, contact)
		}
		var err error
		if intent.Text, err = r.text(args[1:]); intent.Text == "" {
			intent.Text = r.prepared(args[0])
		}
		return intent, err
	}})
	on.Flags().StringVar(&contact, "contact", "", p.t("flag.announcement-contact"))
	on.Flags().StringVar(&asIs, "as-is", "", p.t("flag.as-is"))
	off := p.acting(verb{use: "off NUMBER", short: "announcement-off", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.SwitchAnnouncement{Number: args[0]}, nil
	}})
	for _, sub := range []*cobra.Command{on, off} {
		sub.ValidArgsFunction = p.completing(func(r *room, args []string) (offers []cobra.Completion) {
			for _, head := range r.plan.HeadNumbers {
				if len(args) == 0 {
					offers = append(offers, cobra.CompletionWithDesc(head.Number, model.Safe(head.Title)))
				}
			}
			return offers
		})
	}
	cmd.AddCommand(on, off)
	return cmd
}

// prepared is the text that the plan has for a head number.
func (r *room) prepared(number string) string {
	for _, head := range r.plan.HeadNumbers {
		if head.Number == number {
			return head.Text
		}
	}
	return ""
}

func (r *room) printAnnouncements() error {
	lines := []announcementLine{}
	for _, a := range r.inc.Announcements {
		lines = append(lines, announcementLine{Number: a.Number, Text: a.Text, Contact: a.Contact, On: a.On, Off: a.Off, By: a.By.Person})
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	now := r.clock()
	for _, a := range lines {
		state := r.t("since", "Time", r.words.Stamp(a.On, r.zone, now))
		if !a.Off.IsZero() {
			state = r.t("announcement-off", "Time", r.words.Stamp(a.Off, r.zone, now))
		}
		r.line(model.Safe(a.Number), state, model.Safe(strings.TrimSpace(a.Text)))
	}
	if len(lines) == 0 {
		r.line(r.t("no-announcements"))
	}
	return nil
}

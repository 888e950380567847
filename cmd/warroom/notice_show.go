package main

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"warroom/model"
)

// shownNotice is a notice exactly as it arrives, for --json.
type shownNotice struct {
	Number     int              `json:"number"`
	Audience   model.AudienceID `json:"audience"`
	State      string           `json:"state"`
	WaitsSince model.Stamp      `json:"waits_since,omitzero"`
	addressed
	Receipts []receiptLine `json:"receipts,omitempty"` // once it was let go
	Letters  []shownLetter `json:"letters"`
}

// shownLetter is what arrives by one channel in one language.
type shownLetter struct {
	Channel    model.ChannelID `json:"channel"`
	Language   model.Language  `json:"language"`
	Recipients int             `json:"recipients"`
	Subject    string          `json:"subject,omitempty"`
	Text       string          `json:"text"`
	Letters    int             `json:"characters"`
	SMS        *shownSMS       `json:"sms,omitempty"`
}

type shownSMS struct {
	Parts   int  `json:"parts"`
	Units   int  `json:"units"`
	Unicode bool `json:"unicode"`
}

// showNoticeCommand prints a notice exactly as it will arrive, or did.
func (p *program) showNoticeCommand() *cobra.Command {
	cmd := p.reads(&cobra.Command{
		Use: "show NUMBER", Short: p.t("verb.notice-show"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				n, err := r.notice(args[0])
				if err != nil {
					return err
				}
				s := r.shown(*n)
				if s.Receipts, err = r.receipts(cmd.Context(), *n); err != nil {
					return err
				}
				if p.flags.json {
					return p.writeJSON(s)
				}
				r.printShown(s)
				return nil
			})
		},
	})
	cmd.ValidArgsFunction = p.completeAllNotices()
	return cmd
}

func (r *room) shown(n model.Notice) shownNotice {
	s := shownNotice{Number: n.Number, Audience: n.Audience, State: string(n.State), addressed: r.addressed(n, nil), Letters: []shownLetter{}}
	if n.Pending() {
		if s.WaitsFor != "" {
			s.WaitsSince = n.WaitsSince()
		}
	} else {
		s.Addressed, s.Channels, s.Left, s.WaitsFor = []addresseeLine{}, []channelShare{}, []leftOut{}, ""
		for _, d := range n.Deliveries() {
			s.Addressed = append(s.Addressed, addresseeLine{Recipient: d.Recipient, Name: d.Name, Channel: d.Channel, Language: d.Language})
		}
	}
	at := r.clock()
	if n.State == model.Sent {
		at = n.Sent.At
	}
	for _, id := range n.Channels {
		for _, language := range r.languagesBy(n, id, s.Addressed) {
			s.Letters = append(s.Letters, r.shownLetter(n, id, language, s.Addressed, at))
		}
	}
	return s
}

// languagesBy are the languages in which a notice goes by a channel: those of its recipients, or all that it speaks as
// long as nobody gets it. The page is in all languages; another channel that is told once for all is in the notice's own.
func (r *room) languagesBy(n model.Notice, id model.ChannelID, to []addresseeLine) []model.Language {
	own := n.Wording("").Language
	all := []model.Language{own}
	if channel, known := r.plan.Channel(id); known && !channel.Each() && channel.Kind != "page" {
		return all
	}
	for _, w := range n.Variants {
		all = append(all, w.Language)
	}
	reads := map[string]bool{}
	for _, a := range to {
		if a.Channel == id && a.Recipient != "" {
			reads[n.Wording(a.Language).Language.Base()] = true
		}
	}
	if len(reads) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(l model.Language) bool { return !reads[l.Base()] })
}

func (r *room) shownLetter(n model.Notice, id model.ChannelID, language model.Language, to []addresseeLine, at time.Time) shownLetter {
	channel, known := r.plan.Channel(id)
	if !known {
		channel = model.Channel{ID: id}
	}
	letter := n.Letter(r.inc, r.plan, channel, language, at, r.plan.Clock(n.Wording(language).Language, at, r.zone))
	l := shownLetter{
		Channel: id, Language: letter.Language, Subject: letter.Subject, Text: letter.Text, Letters: utf8.RuneCountInString(letter.Text),
	}
	for _, a := range to {
		if a.Channel == id && a.Recipient != "" && n.Wording(a.Language).Language == language {
			l.Recipients++
		}
	}
	if channel.Kind == "sms" {
		length := model.MeasureSMS(letter.Text)
		l.SMS = &shownSMS{Parts: length.Parts, Units: length.Units, Unicode: length.Unicode}
	}
	return l
}

func (r *room) printShown(s shownNotice) {
	r.line(strconv.Itoa(s.Number), r.words.Audience(s.Audience, r.plan), r.words.Term("state", s.State))
	if !s.WaitsSince.IsZero() {
		r.line(r.t("notice-show.waits", "Role", r.words.Role(s.WaitsFor, r.plan), "Time", r.words.Stamp(s.WaitsSince, r.zone, r.clock())))
	}
	r.printFaults(s.addressed)
	r.printComings(s.Receipts)
	for _, l := range s.Letters {
		head := []string{r.words.Channels([]model.ChannelID{l.Channel}, r.plan), r.languageName(l.Language), r.words.N("cli.notice-show.letters", l.Letters)}
		if l.SMS != nil {
			kind := "GSM-7"
			if l.SMS.Unicode {
				kind = "UCS-2"
			}
			head = append(head, r.words.N("cli.notice-show.sms", l.SMS.Parts, "Kind", kind))
		}
		if l.Recipients > 0 {
			head = append(head, r.words.N("cli.notice-send.to", l.Recipients))
		}
		r.line()
		r.line("── " + strings.Join(head, " · "))
		if l.Subject != "" {
			r.line(r.t("notice-show.subject", "Subject", model.Safe(l.Subject)))
		}
		for text := range strings.Lines(l.Text) {
			r.line("  " + model.Safe(strings.TrimRight(text, "\r\n")))
		}
	}
}

// completeAllNotices offers every notice.
func (p *program) completeAllNotices() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, n := range r.inc.Notices {
			if len(args) == 0 {
				offers = append(offers, cobra.CompletionWithDesc(strconv.Itoa(n.Number), model.Safe(n.Text)))
			}
		}
		return offers
	})
}

// letterClock writes times as those see them who read a notice in a language now.
func (r *room) letterClock(language model.Language) func(time.Time) string {
	return r.plan.Clock(language, r.clock(), r.zone)
}

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/reply"
	"warroom/model"
	"warroom/storage"
)

// feedbackReplyCommand records what a customer answered by mail, from a file or from standard input.
func (p *program) feedbackReplyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "reply FILE", Short: p.t("verb.feedback-reply"), Long: p.t("verb.feedback-reply.long"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			source := p.in
			if args[0] != "-" {
				file, err := os.Open(args[0])
				if err != nil {
					return at(args[0], err)
				}
				defer func() { _ = file.Close() }() // only read from
				source = file
			}
			return p.open(cmd.Context(), func(s *session) error { return s.recordReply(cmd.Context(), args[0], source) })
		},
	}
	return p.writes(cmd)
}

func (s *session) recordReply(ctx context.Context, name string, source io.Reader) error {
	answer, err := reply.Read(source)
	switch {
	case err != nil:
		return at(name, &coded{exitData, &model.Error{Code: codeUsage, Message: s.t("feedback.no-mail"), Hint: s.t("feedback.no-mail.hint")}})
	case answer.Automatic:
		s.line(s.t("feedback.automatic"))
		return nil
	case answer.Score == 0 && answer.Text == "":
		return at(name, &coded{exitData, &model.Error{Code: codeUsage, Message: s.t("feedback.empty"), Hint: s.t("feedback.nobody.hint")}})
	}
	sent, err := s.answered(ctx, answer)
	if err != nil {
		return at(s.log.Path(), err)
	}
	id, err := s.aboutIncident(ctx, answer, sent)
	if err != nil {
		return err
	}
	r, err := s.load(ctx, id)
	if err != nil {
		return at(s.log.Path(), err)
	}
	intent := model.GiveFeedback{Score: answer.Score, Text: answer.Text, Source: "mail " + shortSum(answer)}
	if intent.Customer, err = r.sender(ctx, answer, sent); err != nil {
		return err
	}
	if sent != nil {
		intent.Notice = sent.Number
	}
	stamp, err := r.stamp()
	if err == nil && stamp.IsZero() {
		stamp = r.written(answer, sent)
	}
	if err != nil {
		return err
	}
	events, err := r.enactAt(ctx, stamp, intent)
	if err != nil {
		return err
	}
	return r.recorded(ctx, events)
}

// written is when a mail was written, as far as its date can be believed: not before the notice that it answers was let
// go, or before the incident, and not after now. Otherwise it is when the mail is taken in.
func (r *room) written(answer *reply.Reply, sent *storage.Parcel) model.Stamp {
	earliest := r.inc.Declared.At
	if sent != nil {
		earliest = sent.Queued
	}
	if answer.Date.Before(earliest.Truncate(time.Second)) || answer.Date.After(r.clock()) { // a mail knows no parts of a second
		return model.Stamp{}
	}
	return model.StampAt(answer.Date, r.zoneName)
}

// shortSum tells one mail from another without keeping an address, which the id of a mail may hold.
func shortSum(answer *reply.Reply) string {
	sum := sha256.Sum256([]byte(answer.From + "\n" + answer.ID + "\n" + answer.Text))
	return hex.EncodeToString(sum[:6])
}

// answered is the letter of ours that a mail answers; nil if that cannot be told.
func (s *session) answered(ctx context.Context, answer *reply.Reply) (*storage.Parcel, error) {
	if len(answer.Answers) == 0 {
		return nil, nil
	}
	var keys []string
	for _, id := range answer.Answers {
		key, _, _ := strings.Cut(id, "@")
		keys = append(keys, key)
	}
	sent, err := s.log.Outbox(ctx, storage.OutboxFilter{Keys: keys, Limit: 1})
	if err != nil || len(sent) == 0 {
		return nil, err
	}
	return &sent[0], nil
}

// aboutIncident is the incident that a mail is about: of the letter that it answers, of the number in its subject, or
// the one that is meant.
func (s *session) aboutIncident(ctx context.Context, answer *reply.Reply, sent *storage.Parcel) (model.IncidentID, error) {
	if s.named() == "" && sent != nil {
		return sent.Incident, nil
	}
	if s.named() == "" {
		for _, number := range answer.Numbers {
			if id, err := s.log.Find(ctx, number); err == nil {
				return id, nil
			}
		}
	}
	id, err := s.which(ctx)
	return id, at(s.log.Path(), err)
}

// sender is the customer on the ledger who wrote: by the address, else whom the letter went to.
func (r *room) sender(ctx context.Context, answer *reply.Reply, sent *storage.Parcel) (model.CustomerID, error) {
	ids, err := r.byAddress(ctx, answer.From)
	if err != nil {
		return "", at(r.log.Path(), err)
	}
	if sent != nil {
		sort, id := sent.Recipient.Split()
		if _, known := r.inc.Customers[model.CustomerID(id)]; known && sort == "customer" {
			return model.CustomerID(id), nil
		}
	}
	switch len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return "", &coded{exitNotFound, &model.Error{Code: codeNobody, Message: r.t("feedback.nobody"), Hint: r.t("feedback.nobody.hint")}}
	}
	return "", &coded{exitNotFound, &model.Error{Code: codeNobody, Message: r.t("feedback.several"), Hint: "warroom feedback " + strings.Join(wordsOf(ids), " / ")}}
}

// byAddress are the customers on the ledger whom the directory reaches at a mail address.
func (r *room) byAddress(ctx context.Context, address string) ([]model.CustomerID, error) {
	all, err := r.log.CustomersByMail(ctx, address)
	var ids []model.CustomerID
	for _, c := range all {
		if _, counted := r.inc.Customers[c.ID]; counted {
			ids = append(ids, c.ID)
		}
	}
	return ids, err
}

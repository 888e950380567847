package model

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// DraftNotice writes a notice that is not yet sent.
type DraftNotice struct {
	Audience AudienceID
	Template string
	Subject  string
	Text     string
	Status   PublicStatus
	Channels []ChannelID   // the audience's if empty
	Next     time.Duration // promise of the next notice, from now; 0: no promise

	Language Language  // of Subject, Short and Text; empty: the plan's
	Short    string    // for channels with little room; empty: Text
	Variants []Wording // the same in further languages
	Stage    Stage
	Valid    time.Duration // how long it is true, from now; 0: until the next one
	Follows  int           // the number of the notice that it continues; 0: none
	Chain    Chain         // how it continues that one; an update if empty
	Notify   Notify
}

// EditNotice changes the wording; approvals of the old wording fall.
type EditNotice struct {
	Number  int
	Subject string
	Text    string

	Short    string
	Variants []Wording
	Channels []ChannelID   // empty: as before
	Next     time.Duration // 0: as before
	Valid    time.Duration // 0: as before
}

// ApproveNotice says yes for a role; the role that is waited for, if empty.
type ApproveNotice struct {
	Number int
	Role   RoleID
	AsIs   string // why it may leave as it is, with gaps in it or wordings left behind
}

// SendNotice records that a person has sent a notice, by which channels, and what it promised. What still waits in the
// queue for these channels does not leave any more.
type SendNotice struct {
	Number   int
	Channels []ChannelID   // those it was meant for, if empty
	Next     time.Duration // the promise, from the time of sending; 0 keeps the drafted one
	Anyway   bool          // send though an approval is still missing
	AsIs     string        // why it left as it was, with gaps in it or wordings left behind
}

// RecordNotice records a message that went out without a draft: a call, an announcement, a line in a chat.
type RecordNotice struct {
	Audience AudienceID
	Text     string
	Status   PublicStatus
	Channels []ChannelID
	Next     time.Duration
	Source   string // where an imported message comes from
}

// notice finds a notice by its number.
func (s *Setting) notice(number int) (*Notice, error) {
	if n := s.Incident.notice(number, Ref{}); n != nil {
		return n, nil
	}
	return nil, notFound("notice", strconv.Itoa(number))
}

// pending finds a notice that has not left.
func (s *Setting) pending(number int) (*Notice, error) {
	n, err := s.notice(number)
	if err != nil {
		return nil, err
	}
	if !n.Pending() {
		return nil, already("the notice", string(n.State))
	}
	return n, nil
}

// promise is the stamp of "next notice in d", counted from when this one leaves.
func (s *Setting) promise(d time.Duration) (Stamp, error) {
	if d < 0 || d > 90*24*time.Hour {
		return Stamp{}, outside("time until the next notice", d.String(), "a time up to 90 days, for example 30m")
	}
	if d == 0 {
		return Stamp{}, nil
	}
	return StampAt(s.At.At.Add(d), s.Zone), nil
}

// checkNotice looks up what a notice refers to and answers the channels it goes by.
func (s *Setting) checkNotice(id AudienceID, status PublicStatus, channels []ChannelID) ([]ChannelID, error) {
	if err := needed("audience", string(id)); err != nil {
		return nil, err
	}
	audience, known := s.Plan.Audience(id)
	if !known && s.Incident.Kind != Backfilled {
		return nil, notFound("audience", string(id))
	}
	if status != "" {
		if err := oneOf("public status", status, PublicStatuses); err != nil {
			return nil, err
		}
	}
	for _, channel := range channels {
		if _, known := s.Plan.Channel(channel); !known && s.Incident.Kind != Backfilled {
			return nil, notFound("channel", string(channel))
		}
	}
	if len(channels) == 0 {
		channels = audience.Channels
	}
	return channels, nil
}

// statusAt is what a notice of a stage says publicly: with a workaround, what is said already, or that we are looking into
// it.
func (inc *Incident) statusAt(stage Stage) PublicStatus {
	if stage == StageWorkaround {
		return cmp.Or(inc.Public, Investigating)
	}
	return stage.Status()
}

func (i DraftNotice) decide(now *Setting) ([]Body, error) {
	body := NoticeDrafted{
		Number: now.Incident.nextNotice(), Audience: i.Audience, Template: i.Template, Subject: i.Subject, Text: i.Text,
		Status: cmp.Or(i.Status, now.Incident.statusAt(i.Stage)), Language: i.Language, Short: i.Short, Variants: i.Variants, Stage: i.Stage, Notify: i.Notify,
	}
	if err := i.continues(now, &body); err != nil {
		return nil, err
	}
	var err error
	if body.Channels, err = now.checkNotice(i.Audience, i.Status, body.Channels); err != nil {
		return nil, err
	}
	if err := checkWording(cmp.Or(i.Language, now.Plan.Language), i.Text, i.Variants); err != nil {
		return nil, err
	}
	if body.Promise, err = now.promise(i.Next); err != nil {
		return nil, err
	}
	if body.Valid, err = now.promise(i.Valid); err != nil {
		return nil, err
	}
	if _, known := now.Plan.Template(i.Template); i.Template != "" && !known {
		return nil, notFound("template", i.Template)
	} else if known {
		body.Version = now.Incident.Plan.Digest
	}
	if i.Stage != "" {
		if err := oneOf("stage", i.Stage, Stages); err != nil {
			return nil, err
		}
	}
	if i.Notify != "" {
		err = oneOf("notify", i.Notify, Notifies)
	}
	return []Body{body}, err
}

func (i EditNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.pending(i.Number)
	if err != nil {
		return nil, err
	}
	promise, err := now.promise(i.Next)
	if err != nil {
		return nil, err
	}
	valid, err := now.promise(i.Valid)
	if err != nil {
		return nil, err
	}
	if err := checkWording(cmp.Or(n.Language, now.Plan.Language), i.Text, i.Variants); err != nil {
		return nil, err
	}
	if i.Text == n.Text && i.Subject == n.Subject && i.Short == n.Short && slices.Equal(i.Variants, n.Variants) &&
		len(i.Channels) == 0 && promise.IsZero() && valid.IsZero() {
		return nil, already("the wording", "this")
	}
	if _, err := now.checkNotice(n.Audience, "", i.Channels); err != nil {
		return nil, err
	}
	return []Body{NoticeEdited{
		Number: n.Number, Notice: n.Ref, Subject: i.Subject, Text: i.Text, Short: i.Short, Variants: i.Variants,
		Channels: i.Channels, Promise: promise, Valid: valid,
	}}, nil
}

func (i ApproveNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.pending(i.Number)
	if err != nil {
		return nil, err
	}
	audience, _ := now.Plan.Audience(n.Audience)
	missing := n.unapproved(audience)
	waits := n.WaitsFor(audience)
	role := cmp.Or(i.Role, waits)
	for _, given := range n.Approved {
		if given.Role == role {
			return nil, already("the notice", "approved")
		}
	}
	switch {
	case role != waits && waits == "":
		return nil, notNow("the notice waits for no approval", "send it")
	case role != waits:
		return nil, notNow("another role approves first", "ask "+string(waits)+" to approve")
	}
	if waits != "" {
		missing = missing[1:]
	}
	override, err := n.passAsIs(now.Plan, i.AsIs)
	return []Body{NoticeApproved{Number: n.Number, Notice: n.Ref, Worded: n.Worded, Role: role, Missing: missing, Override: override}}, err
}

func (i SendNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	queued := n.State == Queued
	if !queued && !n.Pending() {
		return nil, already("the notice", string(n.State))
	}
	body := NoticeSent{Number: n.Number, Notice: n.Ref, Worded: n.Worded, Channels: i.Channels, Override: n.AsIs}
	if !queued {
		if body.Override, body.Missing, err = n.mayLeave(now, i.Anyway, i.AsIs); err != nil {
			return nil, err
		}
	}
	if _, err := now.checkNotice(n.Audience, "", i.Channels); err != nil {
		return nil, err
	}
	if body.Promise, err = now.promise(i.Next); err != nil {
		return nil, err
	}
	return append([]Body{body}, n.markWaiting(HandedOver, "", func(d Delivery) bool {
		return len(i.Channels) == 0 || slices.Contains(i.Channels, d.Channel)
	})...), nil
}

func (i RecordNotice) decide(now *Setting) ([]Body, error) {
	channels, err := now.checkNotice(i.Audience, i.Status, i.Channels)
	if err != nil {
		return nil, err
	}
	promise, err := now.promise(i.Next)
	if err != nil {
		return nil, err
	}
	return []Body{NoticeRecorded{
		Number: now.Incident.nextNotice(), Audience: i.Audience, Text: i.Text, Status: i.Status, Channels: channels,
		Promise: promise, Source: i.Source,
	}}, needed("text", i.Text)
}

package model

import (
	"slices"
	"strconv"
)

// NoticeState is where a notice stands.
type NoticeState string

// The states of a notice. Queued means that it was let go and nobody has it yet: its audience is still owed.
const (
	Drafted   NoticeState = "drafted"
	Approved  NoticeState = "approved"
	Queued    NoticeState = "queued"
	Sent      NoticeState = "sent"
	Withdrawn NoticeState = "withdrawn"
)

// Notice is one message to one audience.
type Notice struct {
	Number   int
	Ref      Ref
	Audience AudienceID
	State    NoticeState
	Template string
	Subject  string
	Text     string
	Status   PublicStatus // the public status it speaks about
	Phase    Phase        // the phase in which it was drafted
	Channels []ChannelID  // meant for, and once sent: sent by
	Promise  Stamp        // when the reader was promised the next notice; zero: no promise
	Drafted  Stamp        // since when it waits in its present wording
	By       Actor        // who wrote the present wording
	Approved []Approval   // approvals of the present wording
	Sent     Stamp
	SentBy   Actor
	AsIs     string // why it left with gaps in it
	Reason   string // why it was withdrawn

	Language   Language  // of Subject, Short and Text; empty: the plan's
	Short      string    // what channels with little room carry; empty: Text
	Variants   []Wording // the same in further languages
	Version    string    // digest of the plan that its template is from
	Stage      Stage     // what it speaks about, finer than Status; empty if not said
	Valid      Stamp     // until when it is true; zero: until the next one
	Follows    Ref       // the notice that it continues; zero: none
	Chain      Chain     // how it continues that one
	Notify     Notify    // whether recipients are woken; empty: yes
	Carried    string    // why it may still leave although its phase has passed
	Queued     Stamp     // when it was let go
	QueuedBy   Actor
	Dispatches []Dispatch // who gets it how, in the order in which that was decided
}

// Wording is what a notice says in one language.
type Wording struct {
	Language Language `json:"language"`
	Subject  string   `json:"subject,omitempty"`
	Short    string   `json:"short,omitempty"`
	Text     string   `json:"text"`
}

// Chain says how a notice continues an earlier one.
type Chain string

// The ways to continue a notice. A correction and a cancellation reach everybody whom the earlier one reached.
const (
	Update     Chain = "update"
	Correction Chain = "correction"
	Cancel     Chain = "cancel"
)

// Chains are all ways to continue a notice.
var Chains = []Chain{Update, Correction, Cancel}

// Notify says whether the recipients of a notice are woken by it.
type Notify string

// Yes wakes by every channel, no only changes what can be looked up (the page), once wakes only those whom the chain
// of this notice has not woken yet.
const (
	NotifyYes  Notify = "yes"
	NotifyNo   Notify = "no"
	NotifyOnce Notify = "once"
)

// Notifies are all answers to whether recipients are woken.
var Notifies = []Notify{NotifyYes, NotifyNo, NotifyOnce}

// Approval is one yes to a notice.
type Approval struct {
	Role RoleID
	By   Actor
	At   Stamp
	AsIs string // why it was approved with gaps in it
}

// Pending tells whether the notice is neither sent nor withdrawn.
func (n Notice) Pending() bool { return n.State == Drafted || n.State == Approved }

// Stale tells whether the notice speaks of a phase or a status that has passed: it should be dropped, or looked at
// again before it leaves.
func (n Notice) Stale(inc *Incident) bool {
	return n.Pending() && n.Carried == "" && (n.Phase.Before(inc.Phase) || n.Status != "" && n.Status.Before(inc.Public))
}

// WaitsFor is the role whose approval is next, in the audience's order; empty when all have approved.
func (n Notice) WaitsFor(audience Audience) RoleID {
	if missing := n.unapproved(audience); len(missing) > 0 {
		return missing[0]
	}
	return ""
}

// unapproved are the roles whose approval is missing, in the audience's order.
func (n Notice) unapproved(audience Audience) []RoleID {
	var missing []RoleID
	for _, role := range audience.Approval {
		if !slices.ContainsFunc(n.Approved, func(a Approval) bool { return a.Role == role }) {
			missing = append(missing, role)
		}
	}
	return missing
}

// NoticeDrafted is a new wording waiting to leave.
type NoticeDrafted struct {
	Number   int          `json:"number"`
	Audience AudienceID   `json:"audience"`
	Template string       `json:"template,omitempty"`
	Subject  string       `json:"subject,omitempty"`
	Text     string       `json:"text"`
	Status   PublicStatus `json:"status,omitempty"`
	Channels []ChannelID  `json:"channels,omitempty"`
	Promise  Stamp        `json:"promise,omitzero"`

	Language Language  `json:"language,omitempty"`
	Short    string    `json:"short,omitempty"`
	Variants []Wording `json:"variants,omitempty"`
	Version  string    `json:"version,omitempty"`
	Stage    Stage     `json:"stage,omitempty"`
	Valid    Stamp     `json:"valid,omitzero"`
	Follows  Ref       `json:"follows,omitzero"`
	Chain    Chain     `json:"chain,omitempty"`
	Notify   Notify    `json:"notify,omitempty"`
}

// NoticeEdited is another wording of the same notice. Notice, here and below, is the entry that drafted it: two sites
// that were cut apart may have given one number twice.
type NoticeEdited struct {
	Number  int    `json:"number"`
	Notice  Ref    `json:"notice,omitzero"`
	Subject string `json:"subject,omitempty"`
	Text    string `json:"text"`

	Short    string      `json:"short,omitempty"`
	Variants []Wording   `json:"variants,omitempty"`
	Channels []ChannelID `json:"channels,omitempty"` // empty: as before
	Promise  Stamp       `json:"promise,omitzero"`   // zero: as before
	Valid    Stamp       `json:"valid,omitzero"`     // zero: as before
}

// NoticeApproved is one yes.
type NoticeApproved struct {
	Number  int      `json:"number"`
	Notice  Ref      `json:"notice,omitzero"`
	Role    RoleID   `json:"role,omitempty"`
	Missing []RoleID `json:"missing,omitempty"` // approvals that are waited for after this one

	Override string `json:"override,omitempty"` // why gaps in it were passed over
}

// NoticeSent says that a notice has left.
type NoticeSent struct {
	Number   int         `json:"number"`
	Notice   Ref         `json:"notice,omitzero"`
	Channels []ChannelID `json:"channels,omitempty"`
	Promise  Stamp       `json:"promise,omitzero"`
	Missing  []RoleID    `json:"missing,omitempty"`  // approvals that were not waited for
	Override string      `json:"override,omitempty"` // why gaps in it were passed over
}

// NoticeRecorded says that a message went out without a draft.
type NoticeRecorded struct {
	Number   int          `json:"number"`
	Audience AudienceID   `json:"audience"`
	Text     string       `json:"text"`
	Status   PublicStatus `json:"status,omitempty"`
	Channels []ChannelID  `json:"channels,omitempty"`
	Promise  Stamp        `json:"promise,omitzero"`
	Source   string       `json:"source,omitempty"`
}

// NoticeWithdrawn says that a notice is dropped.
type NoticeWithdrawn struct {
	Number int    `json:"number"`
	Notice Ref    `json:"notice,omitzero"`
	Reason string `json:"reason,omitempty"`
}

// Kind implements [Body].
func (NoticeDrafted) Kind() Kind { return "notice.drafted" }

// Kind implements [Body].
func (NoticeEdited) Kind() Kind { return "notice.edited" }

// Kind implements [Body].
func (NoticeApproved) Kind() Kind { return "notice.approved" }

// Kind implements [Body].
func (NoticeSent) Kind() Kind { return "notice.sent" }

// Kind implements [Body].
func (NoticeRecorded) Kind() Kind { return "notice.recorded" }

// Kind implements [Body].
func (NoticeWithdrawn) Kind() Kind { return "notice.withdrawn" }

func (b NoticeDrafted) words() string     { return b.Text }
func (b NoticeEdited) words() string      { return b.Text }
func (b NoticeApproved) words() string    { return b.Override }
func (b NoticeSent) words() string        { return b.Override }
func (b NoticeRecorded) words() string    { return b.Text }
func (b NoticeWithdrawn) words() string   { return b.Reason }
func (b NoticeDrafted) subject() string   { return noticeSubject(b.Number) }
func (b NoticeEdited) subject() string    { return noticeSubject(b.Number) }
func (b NoticeApproved) subject() string  { return noticeSubject(b.Number) }
func (b NoticeSent) subject() string      { return noticeSubject(b.Number) }
func (b NoticeRecorded) subject() string  { return noticeSubject(b.Number) }
func (b NoticeWithdrawn) subject() string { return noticeSubject(b.Number) }

func noticeSubject(number int) string { return "notice/" + strconv.Itoa(number) }

func (b NoticeDrafted) apply(f *folding, e *Entry) {
	f.Notices = append(f.Notices, Notice{
		Number: f.freeNotice(b.Number), Ref: e.Ref(), Audience: b.Audience, State: Drafted, Template: b.Template,
		Subject: b.Subject, Text: e.Text(), Status: b.Status, Phase: f.Phase, Channels: b.Channels,
		Promise: b.Promise, Drafted: e.When(), By: e.Actor,
		Language: b.Language, Short: b.Short, Variants: b.Variants, Version: b.Version, Stage: b.Stage, Valid: b.Valid,
		Follows: b.Follows, Chain: b.Chain, Notify: b.Notify,
	})
}

func (b NoticeEdited) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		n.Subject, n.Text, n.By, n.Drafted = b.Subject, e.Text(), e.Actor, e.When()
		n.Short, n.Variants = b.Short, b.Variants
		if len(b.Channels) > 0 {
			n.Channels = b.Channels
		}
		if !b.Promise.IsZero() {
			n.Promise = b.Promise
		}
		if !b.Valid.IsZero() {
			n.Valid = b.Valid
		}
		n.State, n.Approved, n.Phase, n.Carried = Drafted, nil, f.Phase, ""
	}
}

func (b NoticeApproved) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		if len(b.Missing) == 0 {
			n.State = Approved
		}
		n.Approved = append(slices.Clone(n.Approved), Approval{Role: b.Role, By: e.Actor, At: e.When(), AsIs: e.Text()})
	}
}

func (b NoticeSent) apply(f *folding, e *Entry) {
	n := f.notice(b.Number, b.Notice)
	if n == nil {
		return
	}
	n.State, n.Sent, n.SentBy, n.AsIs = Sent, e.When(), e.Actor, e.Text()
	if len(b.Channels) > 0 {
		n.Channels = b.Channels
	}
	if !b.Promise.IsZero() {
		n.Promise = b.Promise
	}
	f.told(*n)
}

func (b NoticeRecorded) apply(f *folding, e *Entry) {
	n := Notice{
		Number: f.freeNotice(b.Number), Ref: e.Ref(), Audience: b.Audience, State: Sent, Text: e.Text(), Status: b.Status,
		Phase: f.Phase, Channels: b.Channels, Promise: b.Promise, Drafted: e.When(), By: e.Actor, Sent: e.When(), SentBy: e.Actor,
	}
	f.Notices = append(f.Notices, n)
	f.told(n)
}

// told: what a notice that has left says about the public status is the public status.
func (f *folding) told(n Notice) {
	if n.Status != "" && n.Status != f.Public {
		f.Public, f.PublicSince = n.Status, n.Sent
	}
}

func (b NoticeWithdrawn) apply(f *folding, e *Entry) {
	if n := f.notice(b.Number, b.Notice); n != nil && n.Pending() {
		n.State, n.Reason = Withdrawn, e.Text()
	}
}

// notice finds a notice by the entry that drafted it, or by its number if ref names none.
func (inc *Incident) notice(number int, ref Ref) *Notice {
	for n := range inc.Notices {
		notice := &inc.Notices[n]
		if ref.IsZero() && notice.Number == number || !ref.IsZero() && notice.Ref == ref {
			return notice
		}
	}
	return nil
}

// freeNotice is the number given, or the next one if another site gave that first while they were cut apart.
func (inc *Incident) freeNotice(number int) int {
	if inc.notice(number, Ref{}) == nil {
		return number
	}
	return inc.nextNotice()
}

func (inc *Incident) nextNotice() int {
	number := 1
	for _, n := range inc.Notices {
		number = max(number, n.Number+1)
	}
	return number
}

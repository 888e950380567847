package model

import "strconv"

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
	Worded  Ref      `json:"worded,omitzero"` // the wording that was approved
	Role    RoleID   `json:"role,omitempty"`
	Missing []RoleID `json:"missing,omitempty"` // approvals that are waited for after this one

	Override string `json:"override,omitempty"` // why gaps in it were passed over
}

// NoticeSent says that a notice has left.
type NoticeSent struct {
	Number   int         `json:"number"`
	Notice   Ref         `json:"notice,omitzero"`
	Worded   Ref         `json:"worded,omitzero"` // the wording that left
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

package model

import "slices"

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
	AsIs     string // why it left as it was, with gaps in it or wordings left behind
	Reason   string // why it was withdrawn
	Worded   Ref    // the entry that made the present wording

	Language   Language     // of Subject, Short and Text; empty: the plan's
	Short      string       // what channels with little room carry; empty: Text
	Variants   []Wording    // the same in further languages
	Version    string       // digest of the plan that its template is from
	Stage      Stage        // what it speaks about, finer than Status; empty if not said
	Valid      Stamp        // until when it is true; zero: until the next one
	Follows    Ref          // the notice that it continues; zero: none
	Chain      Chain        // how it continues that one
	Notify     Notify       // whether recipients are woken; empty: yes
	Carried    string       // why it may still leave although its phase or status has passed
	Passed     PublicStatus // the public status that had come when it was carried over
	Queued     Stamp        // when it was let go
	QueuedBy   Actor
	Dispatches []Dispatch // who gets it how, in the order in which that was decided

	behind  []Language // wordings that the last edits left behind
	earlier []worded   // wordings that were edited since, oldest first
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
	AsIs string // why it was approved as it is, with gaps in it or wordings left behind
}

// Pending tells whether the notice waits to be let go: it is neither queued nor sent nor withdrawn.
func (n Notice) Pending() bool { return n.State == Drafted || n.State == Approved }

// Stale tells whether the notice speaks of a phase or a status that has passed: it should be dropped, edited, or
// carried over before it leaves. What was carried over is stale again once the next one has come.
func (n Notice) Stale(inc *Incident) bool {
	passed := n.Status != "" && n.Status.Before(inc.Public) && (n.Carried == "" || n.Passed != inc.Public)
	return n.Pending() && (n.Phase.Before(inc.Phase) || passed)
}

// Ends tells whether the notice tells its readers that it is over: no further one is owed after it.
func (n Notice) Ends() bool { return n.Status == Resolved || n.Chain == Cancel }

// WaitsFor is the role whose approval is next, in the audience's order; empty when all have approved.
func (n Notice) WaitsFor(audience Audience) RoleID {
	if missing := n.unapproved(audience); len(missing) > 0 {
		return missing[0]
	}
	return ""
}

// WaitsSince is since when the approval that is next is waited for: since the wording is there, or since the approval
// before it.
func (n Notice) WaitsSince() Stamp {
	if last := len(n.Approved) - 1; last >= 0 {
		return n.Approved[last].At
	}
	return n.Drafted
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

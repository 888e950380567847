package model

import (
	"maps"
	"slices"
	"sync/atomic"
)

// changing says which list an event of a kind changes in place. All other lists are only appended to.
var changing = map[Kind]func(*Incident){
	AttemptFinished{}.Kind():  ownAttempts,
	AttemptReopened{}.Kind():  ownAttempts,
	NoticeEdited{}.Kind():     ownNotices,
	NoticeApproved{}.Kind():   ownNotices,
	NoticeSent{}.Kind():       ownNotices,
	NoticeWithdrawn{}.Kind():  ownNotices,
	WorkaroundLifted{}.Kind(): func(inc *Incident) { inc.Workarounds = slices.Clone(inc.Workarounds) },
	ItemMarked{}.Kind():       ownItems,
	ItemAssigned{}.Kind():     ownItems,
	ItemBoxed{}.Kind():        ownItems,
	ItemAdded{}.Kind():        ownItems,
	NoticeCarried{}.Kind():    ownNotices,
	NoticeQueued{}.Kind():     ownNotices,
	DeliveriesMarked{}.Kind(): ownNotices,

	AnnouncementSwitched{}.Kind(): func(inc *Incident) { inc.Announcements = slices.Clone(inc.Announcements) },

	CustomersHit{}.Kind():      ownCustomers,
	CustomersCleared{}.Kind():  ownCustomers,
	CustomersChanged{}.Kind():  ownCustomers,
	CustomerRanked{}.Kind():    ownCustomers,
	CustomerPromised{}.Kind():  ownCustomers,
	PromiseAnswered{}.Kind():   ownCustomers,
	CustomerTold{}.Kind():      ownCustomers,
	CustomerEscalated{}.Kind(): ownCustomers,
	CreditSet{}.Kind():         ownCustomers,
	CreditsSet{}.Kind():        ownCustomers,
	FeedbackGiven{}.Kind():     ownCustomers,
}

func ownAttempts(inc *Incident)  { inc.Attempts = slices.Clone(inc.Attempts) }
func ownNotices(inc *Incident)   { inc.Notices = slices.Clone(inc.Notices) }
func ownCustomers(inc *Incident) { inc.Customers = maps.Clone(inc.Customers) }
func ownItems(inc *Incident)     { inc.Items = maps.Clone(inc.Items) }

// clone copies what applying the events will change, so that following a long incident costs what happens and not what
// has happened. The first one that extends an incident appends to its lists where they are; all others move them.
func (inc *Incident) clone(events []Event) *Incident {
	next := *inc
	next.PhaseStarts, next.Roles, next.People = maps.Clone(inc.PhaseStarts), maps.Clone(inc.Roles), maps.Clone(inc.People)
	next.Answers, next.Milestones = maps.Clone(inc.Answers), maps.Clone(inc.Milestones)
	next.revs.recent = maps.Clone(inc.revs.recent)
	if !inc.claimed.CompareAndSwap(false, true) {
		next.Log, next.Attempts, next.Notices = slices.Clip(inc.Log), slices.Clip(inc.Attempts), slices.Clip(inc.Notices)
		next.ImpactHistory, next.Reaches = slices.Clip(inc.ImpactHistory), slices.Clip(inc.Reaches)
		next.Announcements, next.Components = slices.Clip(inc.Announcements), slices.Clip(inc.Components)
		next.Headcount, next.callBacks = slices.Clip(inc.Headcount), slices.Clip(inc.callBacks)
		next.severities = slices.Clip(inc.severities)
		next.Workarounds, next.Evidence, next.Relations = slices.Clip(inc.Workarounds), slices.Clip(inc.Evidence), slices.Clip(inc.Relations)
	}
	next.claimed = new(atomic.Bool)
	owned := map[Kind]bool{}
	for _, event := range events {
		if own, ok := changing[event.Kind]; ok && !owned[event.Kind] {
			owned[event.Kind] = true
			own(&next)
		}
	}
	return &next
}

// revisions are the last events that touched each subject. Those of a while ago are shared with earlier states.
type revisions struct {
	settled map[string]Ref // never changed once it is here
	recent  map[string]Ref
}

func (r revisions) of(subject string) Ref {
	if ref, ok := r.recent[subject]; ok {
		return ref
	}
	return r.settled[subject]
}

// set keeps the few recent ones few: about the square root of all.
func (r *revisions) set(subject string, ref Ref) {
	if r.recent == nil {
		r.recent = map[string]Ref{}
	}
	r.recent[subject] = ref
	if few := len(r.recent); few*few > 64+8*len(r.settled) {
		all := make(map[string]Ref, len(r.settled)+few)
		maps.Copy(all, r.settled)
		maps.Copy(all, r.recent)
		r.settled, r.recent = all, map[string]Ref{}
	}
}

package locale

import (
	"strings"
	"time"

	"warroom/model"
)

// people words who has which role, who is here, and who was called.
func (v voice) people() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.RoleAssigned:
		return v.assigned(b), true
	case model.RoleAnswered:
		id := either(b.Decline, "said.role.declined", "said.role.accepted")
		return joined(v.T(id, "Person", v.person(b.Person), "Role", v.Role(b.Role, v.plan)), v.words()), true
	case model.RoleReleased:
		return joined(v.T("said.role.released", "Role", v.Role(b.Role, v.plan)), v.words()), true
	case model.DeputyNamed:
		return v.T("said.role.deputy", "Person", v.person(b.Person), "Role", v.Role(b.Role, v.plan)), true
	case model.PersonCheckedIn:
		return v.T("said.person.in", "Person", v.person(b.Person), "Place", v.Term("place", string(b.Place))), true
	case model.PersonCheckedOut:
		return v.T("said.person.out", "Person", v.person(b.Person)), true
	case model.ReachTried:
		said := v.T("said.person.reach", "Person", v.person(b.Person), "Outcome", v.Term("outcome", string(b.Outcome)))
		return joined(said, v.Term("way", b.Via), v.words()), true
	}
	return "", false
}

func (v voice) assigned(b model.RoleAssigned) string {
	id := either(b.Accepted, "said.role.taken", "said.role.asked")
	from := ""
	if b.Handover != nil && b.Handover.From != "" {
		id, from = "said.role.handed", v.person(b.Handover.From)
	}
	return v.T(id, "Person", v.person(b.Person), "Role", v.Role(b.Role, v.plan), "From", from)
}

// work words notes, decisions, attempts, workarounds and steps.
func (v voice) work() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.NoteWritten:
		there, number, carried := v.e.Carried()
		if !carried {
			return v.words(), true
		}
		_, said := v.entry(there, v.plan, v.name, v.in)
		return v.T("said.carried", "Number", number, "Text", said), true
	case model.ObservationWritten:
		return v.words(), true
	case model.DecisionTaken:
		said := []string{v.words()}
		if len(b.Agreed) > 0 {
			said = append(said, v.T("said.decision.agreed", "People", v.persons(b.Agreed)))
		}
		if len(b.Objected) > 0 {
			said = append(said, v.T("said.decision.objected", "People", v.persons(b.Objected)))
		}
		return joined(said...), true
	case model.AttemptOpened:
		return v.T(either(b.Hypothesis == "", "said.attempt", "said.attempt.because"),
			"Number", b.Number, "Hypothesis", b.Hypothesis, "Action", v.words()), true
	case model.AttemptFinished:
		said := v.T("said.attempt.finished", "Number", b.Number, "Result", v.Term("result", string(b.Result)))
		return joined(said, v.words()), true
	case model.AttemptReopened:
		return joined(v.T("said.attempt.reopened", "Number", b.Number), v.words()), true
	case model.WorkaroundStarted:
		return v.T(either(b.Process == "", "said.workaround", "said.workaround.process"),
			"Number", b.Number, "Process", b.Process, "Text", v.words()), true
	case model.WorkaroundLifted:
		return v.T("said.workaround.lifted", "Number", b.Number), true
	}
	return v.items()
}

func (v voice) items() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.ItemMarked:
		id := map[model.ItemState]string{
			model.ItemDone: "said.item.done", model.ItemSkipped: "said.item.skipped",
		}[b.State]
		return joined(v.T(either(id == "", "said.item.open", id), "Item", v.Item(b.Item, v.plan)), v.words()), true
	case model.ItemAssigned:
		who := v.person(b.Person)
		if b.Person == "" {
			who = v.Role(b.Role, v.plan)
		}
		return v.T(either(who == "", "said.item.unassigned", "said.item.assigned"), "Item", v.Item(b.Item, v.plan), "Who", who), true
	case model.ItemBoxed:
		return v.T(either(b.Back.IsZero(), "said.item.unboxed", "said.item.boxed"),
			"Item", v.Item(b.Item, v.plan), "Span", v.until(b.Back)), true
	case model.ItemAdded:
		return v.T(either(b.Due.IsZero(), "said.item.added", "said.item.added.due"),
			"Item", v.words(), "Span", v.until(b.Due)), true
	}
	return "", false
}

// until is the distance from the entry to a later time.
func (v voice) until(at model.Stamp) string {
	if at.IsZero() {
		return ""
	}
	return v.Target(max(at.At.Sub(v.e.When().At), 0).Round(time.Second))
}

// notices words what is told to audiences.
func (v voice) notices() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.NoticeDrafted:
		text := either(b.Subject == "", v.words(), model.Safe(b.Subject))
		return v.T("said.notice.drafted", "Number", b.Number, "Audience", v.Audience(b.Audience, v.plan), "Text", text), true
	case model.NoticeEdited:
		return v.T("said.notice.edited", "Number", b.Number, "Text", either(b.Subject == "", v.words(), model.Safe(b.Subject))), true
	case model.NoticeApproved:
		said := v.T(either(b.Role == "", "said.notice.approved", "said.notice.approved.role"),
			"Number", b.Number, "Role", v.Role(b.Role, v.plan))
		return joined(said, v.asIs()), true
	case model.NoticeSent:
		said := []string{v.T("said.notice.sent", "Number", b.Number), v.by(b.Channels), v.next(b.Promise)}
		return joined(append(said, v.passedOver(b.Missing)...)...), true
	case model.NoticeRecorded:
		said := v.T(either(len(b.Channels) == 0, "said.notice.recorded", "said.notice.recorded.by"),
			"Audience", v.Audience(b.Audience, v.plan), "Channels", v.Channels(b.Channels, v.plan), "Text", v.words())
		return joined(said, v.next(b.Promise)), true
	case model.NoticeWithdrawn:
		return joined(v.T("said.notice.withdrawn", "Number", b.Number), v.words()), true
	case model.ObligationSnoozed:
		return joined(v.T("said.snoozed", "Span", v.until(b.Until), "What", v.owed(b.Obligation, v.plan)), v.words()), true
	case model.UpdateWaived:
		return joined(v.T("said.waived", "Audience", v.Audience(b.Audience, v.plan)), v.words()), true
	}
	return "", false
}

// asIs is why a notice was let pass with gaps in it.
func (v voice) asIs() string {
	if v.words() == "" {
		return ""
	}
	return v.T("said.notice.as-is", "Reason", v.words())
}

func (v voice) by(channels []model.ChannelID) string {
	if len(channels) == 0 {
		return ""
	}
	return v.T("said.notice.by", "Channels", v.Channels(channels, v.plan))
}

func (v voice) next(promise model.Stamp) string {
	if promise.IsZero() {
		return ""
	}
	return v.T("said.notice.next", "Span", v.until(promise))
}

func (v voice) roles(ids []model.RoleID) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = v.Role(id, v.plan)
	}
	return strings.Join(names, ", ")
}

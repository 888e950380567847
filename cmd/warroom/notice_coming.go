package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"warroom/model"
	"warroom/storage"
)

// receipts are how far a notice has come with each recipient: what the log was told, and of letters that wait what the
// outbox knows beyond it.
func (r *room) receipts(ctx context.Context, n model.Notice) ([]receiptLine, error) {
	lines, waits := []receiptLine{}, false
	for _, d := range n.Deliveries() {
		lines = append(lines, receiptLine{
			Recipient: d.Recipient, Name: d.Name, Channel: d.Channel, Language: d.Language, State: d.State, At: d.At,
			By: d.By.Person, ByHand: d.ByHand, Detail: d.Detail, Why: r.why(d.Detail), Outcome: d.Outcome, Calls: d.Calls, Back: d.Back,
		})
		waits = waits || d.State == model.InQueue
	}
	if !waits {
		return lines, nil
	}
	rows, err := r.log.Outbox(ctx, storage.OutboxFilter{Incident: r.inc.ID, Notice: n.Ref, States: []model.DeliveryState{model.InQueue}})
	if err != nil {
		return nil, at(r.log.Path(), err)
	}
	how, err := r.doing(ctx)
	if err != nil {
		return nil, err
	}
	for at := range lines {
		if line := &lines[at]; line.State == model.InQueue {
			row := slices.IndexFunc(rows, func(p storage.Parcel) bool { return p.Recipient == line.Recipient && p.Channel == line.Channel })
			if row >= 0 {
				line.Tries, line.Next, line.Detail = rows[row].Tries, rows[row].Next, cmp.Or(rows[row].Detail, line.Detail)
			}
			line.Why = cmp.Or(r.why(line.Detail), r.waitsFor(how[line.Channel], row >= 0))
		}
	}
	return lines, nil
}

// doing is how the channels are doing. What is wrong with the file in which they are set up is told for each.
func (r *room) doing(ctx context.Context) (map[model.ChannelID]model.Link, error) {
	known, wrong := r.program.ways(r.log.Path())
	if wrong == nil {
		defer func() { _ = known.Close() }()
	}
	all, err := links{session: r.session, ways: known, plan: r.plan, unread: wrong != nil}.Links(ctx)
	if err != nil {
		return nil, at(r.log.Path(), err)
	}
	how := map[model.ChannelID]model.Link{}
	for _, link := range all {
		if wrong != nil {
			link.Detail = cmp.Or(link.Detail, r.t("outbox.file-wrong"))
		}
		how[link.Channel] = link
	}
	return how, nil
}

// waitsFor says what a letter waits for that nobody has tried yet.
func (r *room) waitsFor(link model.Link, here bool) string {
	switch {
	case !here:
		return r.t("waits.elsewhere")
	case r.inc.IsExercise():
		return r.t("waits.courier")
	case link.State == model.LinkByHand && r.isPage(link.Channel):
		return r.t("waits.page")
	case link.State == model.LinkByHand:
		return r.t("waits.person")
	case link.Detail != "":
		return r.why(link.Detail)
	}
	return r.t("waits.courier")
}

// isPage tells whether a channel is the public page, which nobody works by hand.
func (r *room) isPage(id model.ChannelID) bool {
	channel, known := r.plan.Channel(id)
	return known && channel.Kind == "page"
}

// comingsShown is how many recipients are shown before only those are who need somebody.
const comingsShown = 20

// printComings says how far a notice has come with each recipient; where there are many, only with those who need
// somebody to look after them.
func (r *room) printComings(lines []receiptLine) {
	short := len(lines) > comingsShown
	left := 0
	for _, line := range lines {
		if short && !slices.Contains(unfinished, line.State) || left >= comingsShown {
			continue
		}
		left++
		r.printReceipt(line)
	}
	if more := len(lines) - left; more > 0 {
		r.line(r.words.N("cli.notice-show.more", more))
	}
}

// behind are the languages whose wordings an edit left as they were.
func (r *room) behind(n model.Notice) []model.Language {
	all := []model.Language{}
	for _, language := range n.Behind() {
		all = append(all, cmp.Or(language, r.plan.Language))
	}
	return all
}

// printFaults says what keeps a notice from leaving, or should be looked at before it does.
func (r *room) printFaults(a addressed) {
	if a.Stale {
		r.line(r.t("notice-show.stale"))
	}
	if len(a.Gaps) > 0 {
		r.line(r.t("notice-show.gaps", "Gaps", model.Safe(strings.Join(a.Gaps, ", "))))
	}
	if len(a.Behind) > 0 {
		r.line(r.t("notice-show.behind", "Languages", r.languageNames(a.Behind)))
	}
	if len(a.Missing) > 0 {
		r.line(r.t("notice-send.languages", "Languages", r.languageNames(a.Missing)))
	}
}

package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
)

// lateAfter is from when on a letter that waits is late: from then on it says so itself.
const lateAfter = 15 * time.Minute

// letter is one row of the outbox for --json.
type letter struct {
	storage.Parcel
	Number   string `json:"number"`   // of the incident
	Notice   int    `json:"notice"`   // its number within the incident
	Late     bool   `json:"late"`     // waits for longer than it should
	Why      string `json:"why"`      // Detail in the reader's language
	Incident string `json:"incident"` // its identity
}

// outboxListing is what `warroom outbox --json` prints.
type outboxListing struct {
	Channels []model.Link `json:"channels"`
	Letters  []letter     `json:"letters"`
}

// outboxCommand lists what waits to be sent, what failed, and what nobody can know.
func (p *program) outboxCommand() *cobra.Command {
	var all bool
	cmd := p.prints(&cobra.Command{
		Use: "outbox", Short: p.t("verb.outbox"), Long: p.t("verb.outbox.long"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Context(), func(s *session) error { return s.printOutbox(cmd.Context(), all) })
		},
	})
	cmd.Flags().StringVarP(&p.flags.incident, "incident", "i", "", p.t("flag.incident"))
	_ = cmd.RegisterFlagCompletionFunc("incident", p.completeIncidents)
	cmd.Flags().BoolVar(&all, "all", false, p.t("flag.outbox-all"))
	p.carries(cmd)
	cmd.AddCommand(p.outboxRunCommand(), p.outboxRetryCommand(), p.outboxDropCommand())
	return cmd
}

// unfinished are the states of letters that somebody may have to look after.
var unfinished = []model.DeliveryState{model.InQueue, model.DeliveryFailed, model.Uncertain}

// letters are the rows of the outbox, the newest one only where a letter was sent again.
func (s *session) letters(ctx context.Context, states []model.DeliveryState) ([]letter, error) {
	filter := storage.OutboxFilter{}
	if name := s.named(); name != "" {
		id, err := s.log.Find(ctx, name)
		if err != nil {
			return nil, err
		}
		filter.Incident = id
	}
	rows, err := s.log.Outbox(ctx, filter)
	if err != nil {
		return nil, err
	}
	board, err := s.log.Board(ctx)
	if err != nil {
		return nil, err
	}
	numbers, newest := map[model.IncidentID]string{}, map[string]int64{}
	for _, line := range board {
		numbers[line.ID] = line.Number
	}
	for _, row := range rows {
		newest[row.Key] = row.ID
	}
	all := []letter{}
	for _, row := range rows {
		if newest[row.Key] != row.ID || len(states) > 0 && !slices.Contains(states, row.State) {
			continue
		}
		all = append(all, letter{
			Parcel: row, Number: cmp.Or(numbers[row.Incident], string(row.Incident)), Notice: row.Number, Incident: string(row.Incident),
			Late: row.State == model.InQueue && s.clock().Sub(row.Queued) >= lateAfter, Why: s.why(row.Detail),
		})
	}
	return all, nil
}

// why is a reason that stands in the outbox, in the reader's language where it is one of ours.
func (s *session) why(detail string) string { return s.words.Term("why", detail) }

func (s *session) printOutbox(ctx context.Context, all bool) error {
	states := unfinished
	if all {
		states = nil
	}
	letters, err := s.letters(ctx, states)
	if err != nil {
		return at(s.log.Path(), err)
	}
	known, wrong := s.program.ways(s.log.Path()) // what waits is shown whether its ways can be read or not
	channels, err := links{session: s, ways: known, unread: wrong != nil}.Links(ctx)
	if err != nil {
		return at(s.log.Path(), err)
	}
	if s.flags.json {
		return cmp.Or(s.writeJSON(outboxListing{append([]model.Link{}, channels...), letters}), wrong)
	}
	for _, channel := range channels {
		s.printLink(channel)
	}
	s.printLetters(letters, all)
	if len(letters) == 0 {
		s.line(s.t("outbox.empty"))
	}
	return wrong
}

// printLink says how a channel is doing.
func (s *session) printLink(link model.Link) {
	cells := []string{model.Safe(string(link.Channel)), s.words.Term("link", string(link.State))}
	if !link.Since.IsZero() && link.State != model.LinkByHand && link.State != model.LinkUnknown {
		cells = append(cells, s.t("since", "Time", s.words.Clock(link.Since, s.zone, s.clock())))
	}
	if link.Waiting > 0 {
		cells = append(cells, s.words.N("cli.outbox.waiting", link.Waiting))
	}
	if link.Detail != "" {
		cells = append(cells, s.why(link.Detail))
	}
	s.line(cells...)
}

// printLetters prints those that wait together as one line, and the others each.
func (s *session) printLetters(letters []letter, each bool) {
	type group struct {
		number  string
		notice  int
		channel model.ChannelID
	}
	waiting := map[group]int{}
	for _, one := range letters {
		if one.State == model.InQueue {
			waiting[group{one.Number, one.Notice, one.Channel}]++
		}
	}
	for _, one := range letters {
		g := group{one.Number, one.Notice, one.Channel}
		if one.State != model.InQueue || each {
			s.printLetter(one)
		} else if waiting[g] > 0 {
			cells := []string{one.Number, s.t("outbox.notice", "Number", one.Notice), model.Safe(string(one.Channel)), s.words.N("cli.outbox.waiting", waiting[g])}
			s.line(append(cells, s.age(one)...)...)
			waiting[g] = 0
		}
	}
}

func (s *session) printLetter(one letter) {
	cells := []string{
		strconv.FormatInt(one.ID, 10), one.Number, s.t("outbox.notice", "Number", one.Notice), model.Safe(string(one.Channel)),
		model.Safe(cmp.Or(one.Name, string(one.Recipient))), s.words.Term("delivery", string(one.State)),
	}
	cells = append(cells, s.age(one)...)
	if one.Tries > 0 {
		cells = append(cells, s.words.N("cli.outbox.tries", one.Tries))
	}
	if one.State == model.InQueue && one.Next.After(s.clock()) {
		cells = append(cells, s.t("outbox.next", "Time", s.words.Clock(one.Next, s.zone, s.clock())))
	}
	cells = append(cells, one.Why)
	s.line(slices.DeleteFunc(cells, func(cell string) bool { return cell == "" })...)
}

// age says since when a letter is as it is, and whether that is too long.
func (s *session) age(one letter) []string {
	since := one.At
	if one.State == model.InQueue {
		since = one.Queued
	}
	cells := []string{s.t("since", "Time", s.words.Clock(since, s.zone, s.clock()))}
	if one.Late {
		cells = append(cells, s.t("outbox.late"))
	}
	return cells
}

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/timeline"
	"warroom/model"
	"warroom/storage"
)

// importCommand makes one closed, backfilled incident of a timeline. The file's sum is kept with it, so that a second
// import of the same file is noticed.
func (p *program) importCommand() *cobra.Command {
	var title string
	var again bool
	cmd := &cobra.Command{
		Use: "import FILE", Short: p.t("verb.import"), Long: p.t("verb.import.long"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			source, err := p.readTimeline(args[0])
			if err != nil {
				return err
			}
			if title != "" {
				source.title = title
			}
			return p.open(cmd.Context(), func(s *session) error {
				if !again {
					if err := s.importedBefore(cmd.Context(), source); err != nil {
						return err
					}
				}
				id, err := s.record(cmd.Context(), source)
				if err != nil {
					return at(args[0], err)
				}
				return s.imported(cmd.Context(), id)
			})
		},
	}
	cmd.Flags().StringVar(&title, "title", "", p.t("flag.title"))
	cmd.Flags().BoolVar(&again, "again", false, p.t("flag.again"))
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	return p.prints(cmd)
}

// source is a timeline that was read, and how to know it again.
type source struct {
	rows  []timeline.Row
	title string
	file  model.AttachEvidence
}

func (p *program) readTimeline(path string) (*source, error) {
	raw, err := p.readFile(path)
	if err != nil {
		return nil, err
	}
	rows, err := timeline.Read(raw, filepath.Base(path), p.clock().Add(model.MaxDrift))
	if err != nil {
		return nil, &coded{exitData, &mistakes{head: p.t("import.wrong"), hint: p.t("import.wrong.hint"), lines: p.mistakesOf(err)}}
	}
	sum := sha256.Sum256(raw)
	name := filepath.Base(path)
	return &source{
		rows: rows, title: strings.TrimSuffix(name, filepath.Ext(name)),
		file: model.AttachEvidence{Name: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(raw))},
	}, nil
}

// mistakesOf are the mistakes of a timeline in the reader's language, each with its place.
func (p *program) mistakesOf(err error) (lines []string) {
	all := []error{err}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		all = several.Unwrap()
	}
	for _, one := range all {
		line, m := one.Error(), timeline.Mistake{}
		if errors.As(one, &m) {
			line = fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, p.t("import.wrong."+string(m.Kind), m.Words...))
		}
		lines = append(lines, line)
	}
	return lines
}

func (p *program) readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, at(path, err)
	}
	defer func() { _ = file.Close() }()
	raw, err := io.ReadAll(io.LimitReader(file, timeline.MaxSize+1))
	if err != nil {
		return nil, at(path, err)
	}
	if len(raw) > timeline.MaxSize {
		return nil, at(path, usage(p.t("import.large", "MB", timeline.MaxSize>>20), p.t("import.large.hint")))
	}
	return raw, nil
}

// importedBefore looks for the sum of the file among the incidents that were entered after the fact.
func (s *session) importedBefore(ctx context.Context, source *source) error {
	board, err := s.log.Board(ctx)
	if err != nil {
		return at(s.log.Path(), err)
	}
	for _, summary := range board {
		if summary.Kind != model.Backfilled {
			continue
		}
		inc, err := s.log.Incident(ctx, summary.ID)
		if err != nil {
			return at(summary.Number, err)
		}
		for _, file := range inc.Evidence {
			if file.SHA256 == source.file.SHA256 {
				return at(summary.Number, &model.Error{
					Code: codeTwice, Message: s.t("import.twice", "Number", summary.Number), Hint: "warroom import --again",
				})
			}
		}
	}
	return nil
}

// record writes the rows into the log, all or none: a declaration at the time of the first row, each row at its own time
// and by its own actor, and a closure at the time of the last.
func (s *session) record(ctx context.Context, source *source) (model.IncidentID, error) {
	first, last := source.rows[0], source.rows[len(source.rows)-1]
	mine := s.actor(model.EmptyPlan)
	mine.Method = "import"
	commands := []model.Command{
		{Actor: mine, At: first.At, Intent: model.Declare{Title: source.title, Kind: model.Backfilled}},
		{Actor: mine, Intent: source.file},
	}
	before := len(commands)
	for n, intent := range timeline.Intents(source.rows) {
		row, actor := source.rows[n], mine
		if row.Who != "" {
			actor = model.Actor{Person: model.PersonID(row.Who), Method: "import"}
		}
		commands = append(commands, model.Command{Actor: actor, At: row.At, Intent: intent})
	}
	commands = append(commands, model.Command{Actor: mine, At: last.At, Intent: model.Close{Anyway: true}})
	events, err := s.log.DoAll(ctx, commands)
	if err != nil {
		var refused *storage.Refused
		if errors.As(err, &refused) && refused.Command >= before && refused.Command-before < len(source.rows) {
			err = at(fmt.Sprintf("%s:%d", source.file.Name, source.rows[refused.Command-before].Line), err)
		}
		return "", err
	}
	return events[0].Incident, nil
}

// imported says what the incident is called now, and what can be said about its course.
func (s *session) imported(ctx context.Context, id model.IncidentID) error {
	r, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(r.status())
	}
	s.line(r.inc.Number, model.Safe(r.inc.Title), s.words.N("cli.entries", r.inc.Events()))
	r.printFigures()
	return nil
}

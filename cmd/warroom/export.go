package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"warroom/model"
)

// exporters write one incident in one format.
var exporters = map[string]func(context.Context, *room, io.Writer) error{
	"jsonl": exportLines, "csv": exportCSV, "md": exportReport,
}

// exportCommand writes incidents for other programs and for people.
func (p *program) exportCommand() *cobra.Command {
	var format, output string
	var all bool
	cmd := &cobra.Command{
		Use: "export", Short: p.t("verb.export"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			export, known := exporters[format]
			if !known {
				return unknownWord("format", format, slices.Sorted(maps.Keys(exporters)))
			}
			return p.open(cmd.Context(), func(s *session) error {
				ids, err := s.exported(cmd.Context(), all)
				if err != nil {
					return at(s.log.Path(), err)
				}
				return p.writeTo(output, func(out io.Writer) error {
					for _, id := range ids {
						r, err := s.load(cmd.Context(), id)
						if err != nil {
							return err
						}
						if err := export(cmd.Context(), r, out); err != nil {
							return err
						}
					}
					return nil
				})
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "md", p.t("flag.format"))
	cmd.Flags().StringVarP(&output, "output", "o", "", p.t("flag.output"))
	cmd.Flags().BoolVar(&all, "all", false, p.t("flag.export-all"))
	cmd.Flags().StringVarP(&p.flags.incident, "incident", "i", "", p.t("flag.incident"))
	offer(cmd, "format", slices.Sorted(maps.Keys(exporters)))
	_ = cmd.RegisterFlagCompletionFunc("incident", p.completeIncidents)
	return cmd
}

// exported are the incidents to write.
func (s *session) exported(ctx context.Context, all bool) ([]model.IncidentID, error) {
	if !all {
		id, err := s.which(ctx)
		return []model.IncidentID{id}, err
	}
	board, err := s.log.Board(ctx)
	ids := make([]model.IncidentID, len(board))
	for n, summary := range board {
		ids[n] = summary.ID
	}
	return ids, err
}

// writeTo writes to a new file, readable by its owner only, or to standard output if none is named. A file that is
// there already is not overwritten.
func (p *program) writeTo(path string, write func(io.Writer) error) (err error) {
	if path == "" {
		out := bufio.NewWriter(p.out)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return creating(path, err)
	}
	out := bufio.NewWriter(file)
	err = write(out)
	for _, finish := range []func() error{out.Flush, file.Sync, file.Close} {
		if problem := finish(); err == nil {
			err = problem
		}
	}
	if err != nil {
		_ = os.Remove(path) // half a file looks like a whole one
	}
	return at(path, err)
}

// creating is the error of a file that could not be made, for a folder that is not there as well: nothing was to be read.
func creating(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		err = &coded{exitNoCreate, err}
	}
	return at(path, err)
}

// exportLines writes the events as they are recorded, one a line: what another site or a court can check.
func exportLines(ctx context.Context, r *room, out io.Writer) error {
	events, err := r.log.Events(ctx, r.inc.ID)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, event := range events {
		if err := enc.Encode(event); err != nil {
			return err
		}
	}
	return nil
}

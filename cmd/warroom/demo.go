package main

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/demo"
	"warroom/model"
	"warroom/storage"
)

// demoCommand opens the room on an invented incident that is already under way. Its file is removed at the end, unless
// --db names one to keep, or --no-room leaves it for others to open.
func (p *program) demoCommand() *cobra.Command {
	var noRoom bool
	cmd := &cobra.Command{
		Use: "demo", Short: p.t("verb.demo"), Long: p.t("verb.demo.long"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if p.flags.db == "" {
				dir, failure := os.MkdirTemp("", "warroom-demo-")
				if failure != nil {
					return failure
				}
				defer func() {
					if !noRoom || err != nil {
						_ = os.RemoveAll(dir)
					}
				}()
				p.flags.db = filepath.Join(dir, "demo.db")
			}
			id, err := p.stage(cmd.Context())
			if err != nil {
				return at(p.flags.db, err)
			}
			if p.flags.as == "" {
				p.flags.as = "anna"
			}
			p.demo, p.flags.incident = true, string(id)
			if noRoom {
				return p.inRoom(cmd.Context(), func(r *room) error {
					p.line(r.inc.Number, model.Safe(r.log.Path()))
					return nil
				})
			}
			return p.openRoom(cmd, nil)
		},
	}
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	cmd.Flags().BoolVar(&noRoom, "no-room", false, p.t("flag.no-room"))
	return cmd
}

// stage plays the demonstration into the file of --db, with the clock of the log in the past. A file that holds
// something already is left alone.
func (p *program) stage(ctx context.Context) (model.IncidentID, error) {
	path, err := p.database()
	if err != nil {
		return "", err
	}
	plan, archive, err := demo.Plan(p.words.Lang())
	if err != nil {
		return "", err
	}
	var now atomic.Int64
	options := p.storageOptions()
	options.Site = "FRA"
	options.Clock = func() time.Time { return time.UnixMilli(now.Load()) }
	now.Store(p.clock().UnixMilli())
	log, err := storage.Open(ctx, path, options)
	if err != nil {
		return "", err
	}
	defer func() { _ = log.Close() }() // what is in it is committed
	if board, err := log.Board(ctx); err != nil {
		return "", err
	} else if len(board) > 0 {
		return "", &model.Error{Code: codeExists, Message: p.t("demo.not-empty"), Hint: p.t("demo.not-empty.hint")}
	}
	if err := log.KeepPlan(ctx, plan.Digest, archive); err != nil {
		return "", err
	}
	stage := demo.Stage{Do: log.Do, Set: func(t time.Time) { now.Store(t.UnixMilli()) }}
	id, err := demo.Play(ctx, stage, plan, p.clock())
	if err != nil {
		return "", err
	}
	return id, surround(ctx, log, plan, p.clock())
}

// surround puts into the file what the demonstration has beside its incidents: customers, and what callers say.
func surround(ctx context.Context, log *storage.Log, plan *model.Plan, now time.Time) error {
	if _, _, err := log.KeepCustomers(ctx, demo.Customers(plan.Language)); err != nil {
		return err
	}
	for _, call := range demo.Calls(now) {
		if err := log.CountSymptom(ctx, call); err != nil {
			return err
		}
	}
	return nil
}

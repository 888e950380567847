package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"warroom/model"
)

// logCommand prints the log of an incident, oldest first; with -f it goes on printing what is added, for as long as
// somebody reads.
func (p *program) logCommand() *cobra.Command {
	var follow, pinned bool
	var last int
	cmd := &cobra.Command{
		Use: "log", Short: p.t("verb.log"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				reader := logReader{room: r, pinned: pinned, seen: map[model.Ref]bool{}}
				if err := reader.print(last); err != nil || !follow {
					return err
				}
				return reader.follow(cmd.Context())
			})
		},
	}
	cmd.Flags().BoolVarP(&follow, "follow", "f", false, p.t("flag.follow"))
	cmd.Flags().BoolVar(&pinned, "pinned", false, p.t("flag.pinned"))
	cmd.Flags().IntVarP(&last, "last", "n", 0, p.t("flag.last"))
	return p.reads(cmd)
}

// logReader prints each entry once. What another site adds late is printed when it arrives.
type logReader struct {
	*room
	pinned bool
	seen   map[model.Ref]bool
}

// print writes what was not yet written; of that the last ones only, if last is not 0.
func (l *logReader) print(last int) error {
	fresh := make([]*model.Entry, 0, len(l.inc.Log))
	for n := range l.inc.Log {
		entry := &l.inc.Log[n]
		if !l.seen[entry.Ref()] && (entry.Pinned || !l.pinned) {
			fresh = append(fresh, entry)
		}
		l.seen[entry.Ref()] = true
	}
	if last > 0 && len(fresh) > last {
		fresh = fresh[len(fresh)-last:]
	}
	enc := l.encoder()
	for _, entry := range fresh {
		if !l.flags.json {
			l.line(l.entry(entry).plain())
		} else if err := enc.Encode(l.entry(entry)); err != nil {
			return err
		}
	}
	return nil
}

// follow prints what is added. It looks once more after the watch has begun: what was recorded between the first look
// and the watch rings no bell.
func (l *logReader) follow(ctx context.Context) error {
	var gone <-chan struct{}
	if file, ok := l.destination().(*os.File); ok {
		gone = hungUp(file)
	}
	bell := l.log.Watch(ctx)
	for open := true; open; {
		r, err := l.load(ctx, l.inc.ID)
		switch {
		case ctx.Err() != nil:
			return nil //nolint:nilerr // told to end: what failed because of that is no failure
		case err != nil:
			return err
		}
		l.room = r
		if err := l.print(0); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-gone:
			return nil
		case _, open = <-bell:
		}
	}
	return nil
}

package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
)

// backupCommand copies the file while it is in use, by SQLite itself.
func (p *program) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: p.t("verb.backup"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			to, err := filepath.Abs(args[0])
			if err != nil {
				return at(args[0], err)
			}
			return p.open(cmd.Context(), func(s *session) error {
				if err := s.log.Backup(cmd.Context(), to); err != nil {
					return p.copied(to, err)
				}
				p.line(p.t("backup.done", "Path", to))
				return nil
			})
		},
	}
}

// restoreCommand makes the file to work on of a backup. It never replaces a file: whoever wants that moves the old one
// away first, knowing what they do.
func (p *program) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: p.t("verb.restore"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			to, err := p.database()
			if err != nil {
				return err
			}
			from, err := filepath.Abs(args[0])
			if err == nil {
				_, err = os.Stat(from)
			}
			if err != nil {
				return at(args[0], err)
			}
			if err := storage.Restore(cmd.Context(), from, to); notOurs[model.CodeOf(err)] {
				return at(from, err)
			} else if err != nil {
				return p.copied(to, err)
			}
			p.line(p.t("restore.done", "Path", to))
			return nil
		},
	}
}

// notOurs are the refusals of a backup that is no warroom file, or not one that this version can read.
var notOurs = map[model.Code]bool{model.CodeNotADatabase: true, model.CodeCorrupt: true, model.CodeNewer: true}

// copied: a file that is in the way is a file that cannot be created.
func (p *program) copied(to string, err error) error {
	if model.CodeOf(err) == model.CodeAlready {
		err = &model.Error{Code: codeExists, Message: p.t("copy.exists"), Hint: p.t("copy.exists.hint"), Err: err}
	}
	return at(to, err)
}

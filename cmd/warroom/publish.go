package main

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/publish"
	"warroom/model"
)

// publishing is one run of publish: what its flags and publish.yaml say.
type publishing struct {
	*program
	publish.Settings
	settings, command string
	watch             bool
}

// publishCommand makes the public page, once or for as long as it is watched.
func (p *program) publishCommand() *cobra.Command {
	job := &publishing{program: p}
	cmd := &cobra.Command{
		Use: "publish [FOLDER]", Short: p.t("verb.publish"), Long: p.t("verb.publish.long"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := job.prepare(cmd, args); err != nil {
				return err
			}
			return p.open(cmd.Context(), func(s *session) error { return job.run(cmd.Context(), s) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&job.command, "command", "", p.t("flag.publish-command"))
	flags.StringVar(&job.Serve, "serve", "", p.t("flag.publish-serve"))
	flags.BoolVar(&job.watch, "watch", false, p.t("flag.publish-watch"))
	flags.DurationVar(&job.Every, "every", 0, p.t("flag.publish-every"))
	flags.BoolVar(&job.Exercise, "exercise", false, p.t("flag.publish-exercise"))
	flags.StringVar(&job.settings, "settings", "", p.t("flag.publish-settings"))
	return p.prints(cmd)
}

// prepare reads the settings; what the command line says goes before them.
func (j *publishing) prepare(cmd *cobra.Command, args []string) error {
	db, err := j.database()
	if err != nil {
		return err
	}
	given := j.Settings
	path := cmp.Or(j.settings, filepath.Join(filepath.Dir(db), publish.SettingsName))
	if j.Settings, err = publish.ReadSettings(path, j.settings != ""); err != nil {
		return j.publishFailed(path, err)
	}
	if j.Folder != "" && !filepath.IsAbs(j.Folder) {
		j.Folder = filepath.Join(filepath.Dir(path), j.Folder) // wherever the program is started
	}
	j.Serve = cmp.Or(given.Serve, j.Serve)
	j.Every = cmp.Or(given.Every, j.Every, 5*time.Minute)
	j.Exercise = given.Exercise || j.Exercise
	if cmd.Flags().Changed("command") {
		j.Command = strings.Fields(j.command)
	}
	if len(args) > 0 {
		j.Folder = args[0]
	}
	switch {
	case j.Folder == "" && j.Serve == "":
		return usage(j.t("publish.nowhere"), "warroom publish "+j.t("arg.folder")+"\nwarroom publish --serve 127.0.0.1:8080")
	case j.Folder == "" && len(j.Command) > 0:
		return usage(j.t("publish.command-needs-folder"), "warroom publish "+j.t("arg.folder"))
	case j.Every < time.Second:
		return usage(j.t("publish.every"), "warroom publish --every 5m")
	}
	if j.Folder != "" {
		j.Folder, err = filepath.Abs(j.Folder)
	}
	return err
}

// run publishes once, or until it is told to stop.
func (j *publishing) run(ctx context.Context, s *session) error {
	p := &publisher{publishing: j, session: s, known: map[model.IncidentID]publish.Case{}}
	if j.Serve != "" {
		return p.serve(ctx)
	}
	if j.watch {
		return p.keep(ctx)
	}
	done, err := p.once(ctx)
	if err != nil {
		return err
	}
	return p.tell(done)
}

// publishCodes are the exit codes of what can go wrong with a page.
var publishCodes = map[model.Code]int{
	publish.CodeForeign: exitNoCreate, publish.CodeMarker: exitNoCreate, publish.CodeLink: exitNoCreate,
	publish.CodeSettings: exitConfig, publish.CodeCarry: exitTryAgain,
}

// publishFailed says where and why in the reader's language, and gives the trouble its exit code.
func (p *program) publishFailed(where string, err error) error {
	var typed *model.Error
	if errors.As(err, &typed) && typed.Args["reason"] != "" {
		why := p.t("publish.why."+typed.Args["reason"], "Detail", typed.Args["detail"])
		if said := typed.Args["said"]; said != "" {
			why += ": " + said
		}
		worded := *typed
		worded.Args = maps.Clone(typed.Args)
		worded.Args["why"] = why
		err = &worded
	}
	if code, known := publishCodes[model.CodeOf(err)]; known {
		return &coded{code, err}
	}
	return at(where, err)
}

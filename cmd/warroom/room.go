package main

import (
	"context"
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/demo"
	"warroom/model"
	"warroom/plans"
	"warroom/tui"
	"warroom/tui/theme"
)

// openRoom shows the room: on the incident that is meant, or on the board if none or several are open.
func (p *program) openRoom(cmd *cobra.Command, _ []string) error { return p.show(cmd.Context(), false) }

// wallCommand shows the room on a big screen: read-only, one pane after another.
func (p *program) wallCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "wall", Short: p.t("verb.wall"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.show(cmd.Context(), true) },
	}
	cmd.Flags().StringVarP(&p.flags.incident, "incident", "i", "", p.t("flag.incident"))
	_ = cmd.RegisterFlagCompletionFunc("incident", p.completeIncidents)
	return cmd
}

func (p *program) show(ctx context.Context, wall bool) error {
	if p.flags.json {
		return usage(p.t("room.no-json"), "warroom status --json")
	}
	if !terminal(os.Stdin) || !terminal(os.Stdout) {
		return usage(p.t("room.no-terminal"), "warroom status\nwarroom --help")
	}
	p.inScreen = true
	defer func() { p.inScreen = false }()
	return p.open(ctx, func(s *session) error {
		plan, err := s.roomPlan(ctx)
		if err != nil {
			return err
		}
		id, err := s.which(ctx)
		if code := model.CodeOf(err); code == codeAmbiguous || code == codeNoneOpen {
			err = nil // the board lets people choose
		}
		if err != nil {
			return at(s.log.Path(), err)
		}
		ctx, leave := context.WithCancel(ctx)
		defer leave()
		options, arrive := s.furnish(ctx, plan, wall)
		defer arrive()
		options.Incident = id
		return paint(ctx, tui.New(ctx, options), p.teaOptions()...)
	})
}

// furnish is what a room works with; unless it is a wall, it carries notices until the answer is called.
func (s *session) furnish(ctx context.Context, plan *model.Plan, wall bool) (tui.Options, func()) {
	options := tui.Options{
		Log: s.log, Actor: s.actor(plan), Plan: plan, PlanChanges: s.planChanges(ctx), Folder: s.folders(), Locale: s.words,
		Zone: s.zone, Clock: s.clock, Wall: wall, Demo: s.demo,
		Directory: directory{s.log}, Symptoms: &callers{s, plan}, Book: addressBook{s.log},
	}
	options.Mode, options.Fixed = s.mode()
	if wall {
		return options, func() {}
	}
	links, arrive := s.carry(ctx, plan)
	options.Links = links
	return options, arrive
}

// roomPlan is the plan to declare with. Inside the room a plan that is wrong must not keep anybody out.
func (s *session) roomPlan(ctx context.Context) (*model.Plan, error) {
	if !s.demo {
		return s.keepPlan(ctx)
	}
	plan, archive, err := demo.Plan(s.words.Lang())
	if err != nil {
		return nil, err
	}
	return plan, at(s.log.Path(), s.log.KeepPlan(ctx, plan.Digest, archive))
}

// planChanges brings the plan of the folder each time somebody saves it; nil for the plan that the program ships.
func (p *program) planChanges(ctx context.Context) <-chan tui.PlanVersion {
	dir := p.planFolder()
	if dir == "" {
		return nil
	}
	bell, err := plans.Watch(ctx, dir)
	if err != nil { // the folder was readable a moment ago; without a watch the room still works
		return nil
	}
	changes := make(chan tui.PlanVersion)
	go func() {
		defer close(changes)
		for range bell {
			plan, archive, err := plans.Load(dir)
			select {
			case changes <- tui.PlanVersion{Plan: plan, Archive: archive, Err: at(dir, err)}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return changes
}

// mode is how the room is painted; fixed if --color or NO_COLOR say so.
func (p *program) mode() (mode theme.Mode, fixed bool) {
	switch p.flags.color {
	case "never":
		return theme.Plain, true
	case "16":
		return theme.ANSI16, true
	case "256", "true":
		return theme.Dark, false
	}
	if p.getenv("NO_COLOR") != "" {
		return theme.Plain, true
	}
	switch colorprofile.Detect(os.Stdout, os.Environ()) {
	case colorprofile.ANSI:
		return theme.ANSI16, true
	case colorprofile.ASCII, colorprofile.NoTTY:
		return theme.Plain, true
	}
	return theme.Dark, false
}

func (p *program) teaOptions() []tea.ProgramOption {
	var options []tea.ProgramOption
	profile, asked := map[string]colorprofile.Profile{
		"never": colorprofile.ASCII, "16": colorprofile.ANSI, "256": colorprofile.ANSI256, "true": colorprofile.TrueColor,
	}[p.flags.color]
	if !asked && p.getenv("NO_COLOR") != "" {
		profile, asked = colorprofile.ASCII, true
	}
	if asked {
		options = append(options, tea.WithColorProfile(profile))
	}
	return options
}

// terminal tells whether a file is one: a room without a screen would wait for keys that never come.
func terminal(file *os.File) bool {
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// paint shows a model until somebody leaves. A signal to stop is a way to leave, not a failure.
func paint(ctx context.Context, room tea.Model, options ...tea.ProgramOption) error {
	_, err := tea.NewProgram(room, append(options, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(30))...).Run()
	if ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

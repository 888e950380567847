package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/storage"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// lowDisk is the free space in bytes below which writing will soon fail.
const lowDisk = 100 << 20

// doctorCommand says what is used and what is wrong with it. What it knows of the file comes from storage: nothing but
// SQLite opens it.
func (p *program) doctorCommand() *cobra.Command {
	return p.prints(&cobra.Command{
		Use: "doctor", Short: p.t("verb.doctor"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.examine(cmd.Context()) },
	})
}

// findings is what `doctor --json` prints.
type findings struct {
	Version  string          `json:"version"`
	Go       string          `json:"go"`
	System   string          `json:"system"`
	Actor    model.Actor     `json:"actor"`
	Language model.Language  `json:"language"`
	Zone     string          `json:"zone"`
	Color    string          `json:"color"`
	Plan     planFinding     `json:"plan"`
	Database string          `json:"database"`
	Log      *storage.Health `json:"log"` // null if the file could not be opened
	Wrong    []string        `json:"wrong"`

	color string // in words
}

type planFinding struct {
	Folder  string `json:"folder"` // empty: the plan that the program ships
	Name    string `json:"name"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

func (p *program) examine(ctx context.Context) error {
	f := findings{
		Version: version(), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Actor: p.actor(model.EmptyPlan), Language: p.words.Lang(), Zone: p.zoneName, Wrong: []string{},
	}
	mode, fixed := p.mode()
	f.Color, f.color = mode.String(), p.t("color."+mode.String())
	if !fixed && mode != theme.Plain {
		f.color += ", " + p.t("doctor.background")
	}
	plan, _, planTrouble := p.loadPlan()
	f.Plan.Folder = p.planFolder()
	if plan != nil {
		f.Plan.Name, f.Plan.Version, f.Plan.Digest = plan.Name, plan.Version, plan.Digest
	}
	f.add(p, planTrouble)
	failure := p.open(ctx, func(s *session) error {
		health := s.log.Health(ctx)
		f.Log = &health
		return nil
	})
	f.Database, _ = p.database()
	f.add(p, failure)
	f.judge(p)
	if p.flags.json {
		if err := p.writeJSON(f); err != nil {
			return err
		}
	} else {
		f.print(p)
	}
	return cmp.Or(failure, planTrouble)
}

// add notes an error in words.
func (f *findings) add(p *program, err error) {
	var wrong plans.Findings
	if errors.As(err, &wrong) {
		for _, finding := range wrong.In(p.words.Lang()) {
			f.Wrong = append(f.Wrong, model.Safe(finding.Error()))
		}
		return
	}
	if err != nil {
		what, hint := p.said(err)
		f.Wrong = append(f.Wrong, strings.TrimSuffix(oneLine(what)+"; "+oneLine(hint), "; "))
	}
}

// judge reads the state of the log for what a person should know.
func (f *findings) judge(p *program) {
	if f.Log == nil {
		return
	}
	for _, trouble := range []string{f.Log.Links, f.Log.Bell, f.Log.Trouble} {
		if trouble != "" {
			f.Wrong = append(f.Wrong, model.Safe(trouble))
		}
	}
	if f.Log.Forks > 0 {
		f.Wrong = append(f.Wrong, p.t("doctor.forks", "N", f.Log.Forks))
	}
	if f.Log.Free != nil && *f.Log.Free < lowDisk {
		f.Wrong = append(f.Wrong, p.t("doctor.low-disk", "Free", p.size(*f.Log.Free)))
	}
	if f.Log.Doubt {
		f.Wrong = append(f.Wrong, p.t("doctor.doubt"))
	}
}

func (f *findings) print(p *program) {
	p.line("warroom "+f.Version, f.Go, f.System)
	fact := func(label, value string) { p.line(p.t("doctor."+label) + ": " + model.Safe(value)) }
	fact("actor", string(f.Actor.Person)+"  "+f.Actor.Device)
	fact("language", string(f.Language))
	fact("zone", f.Zone)
	fact("color", f.color)
	fact("plan", strings.TrimSpace(cmp.Or(f.Plan.Folder, p.t("doctor.shipped"))+"  "+f.Plan.Name+" "+f.Plan.Version))
	fact("database", f.Database)
	if f.Log != nil {
		fact("site", string(f.Log.Site))
		fact("holds", fmt.Sprintf("%d  %d  %s", f.Log.Incidents, f.Log.Events, p.size(f.Log.Size+f.Log.Journal)))
		if f.Log.Free != nil {
			fact("free", p.size(*f.Log.Free))
		}
		var settings []string
		for _, name := range slices.Sorted(maps.Keys(f.Log.Settings)) {
			settings = append(settings, name+"="+f.Log.Settings[name])
		}
		fact("settings", strings.Join(settings, " "))
	}
	for _, wrong := range f.Wrong {
		p.line("!", wrong)
	}
	if len(f.Wrong) == 0 {
		p.line(p.t("doctor.well"))
	}
}

// size writes bytes for people.
func (p *program) size(bytes int64) string {
	unit, text := "kB", strconv.FormatInt((bytes+1023)/1024, 10)
	switch {
	case bytes >= 1<<30:
		unit, text = "GB", fmt.Sprintf("%.1f", float64(bytes)/(1<<30))
	case bytes >= 1<<20:
		unit, text = "MB", fmt.Sprintf("%.1f", float64(bytes)/(1<<20))
	}
	if p.words.Lang() != locale.English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + " " + unit
}

// version is what the program was built from: its module version, or the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	version, commit := info.Main.Version, ""
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value[:min(len(setting.Value), 12)]
		}
	}
	if version == "" || version == "(devel)" {
		return strings.TrimSpace("devel " + commit)
	}
	return version
}

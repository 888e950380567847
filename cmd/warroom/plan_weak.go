package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/weak"
)

// The ways in which weak points are shown.
var weakShapes = []string{"table", "tree", "dot", "mermaid"}

// planWeakCommand analyses the systems of a plan: single points of failure, order of recovery, capacity.
func (p *program) planWeakCommand() *cobra.Command {
	shape := ""
	cmd := p.prints(&cobra.Command{
		Use: "weak [DIR]", Short: p.t("verb.plan-weak"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			folder, err := p.soundFolder(args)
			if err != nil {
				return err
			}
			w := &weakness{program: p, folder: folder, Analysis: weak.Analyse(folder.Systems), title: map[string]string{}}
			for _, s := range folder.Systems {
				w.title[s.ID] = titled(s.Title, s.ID)
			}
			switch {
			case p.flags.json:
				return p.writeJSON(w.Analysis)
			case shape == "table":
				w.table()
			case shape == "tree":
				w.tree()
			case shape == "dot":
				p.line(strings.TrimRight(weak.Dot(folder.Systems), "\n"))
			case shape == "mermaid":
				p.line(strings.TrimRight(weak.Mermaid(folder.Systems), "\n"))
			default:
				return unknownWord("--format", shape, weakShapes)
			}
			return nil
		},
	})
	cmd.Flags().StringVar(&shape, "format", "table", p.t("flag.weak-format"))
	offer(cmd, "format", weakShapes)
	return cmd
}

// weakness is an analysis with what it takes to say it.
type weakness struct {
	*program
	weak.Analysis
	folder *plans.Folder
	title  map[string]string
}

// How much the table shows before it only counts: the worst come first, and --json has everything.
const mostPoints, mostFalls = 25, 15

// table writes the three questions one below the other: what falls, what comes back when, what carries the load.
func (w *weakness) table() {
	if len(w.folder.Systems) == 0 {
		w.line(w.t("weak.none"))
		return
	}
	w.line(w.t("weak.points"))
	if len(w.Points) == 0 {
		w.line("  " + w.t("weak.points.none"))
	}
	for n, point := range w.Points {
		if n == mostPoints {
			w.line("  " + w.words.N("cli.weak.more", len(w.Points)-n))
			break
		}
		w.line("  "+w.mark(point), w.title[point.ID], w.impact(point))
		for k, fall := range point.Falls {
			if k == mostFalls {
				w.line("      " + w.words.N("cli.weak.more", len(point.Falls)-k))
				break
			}
			w.line("      "+strings.Repeat("  ", fall.Depth-1)+"↳ "+w.title[fall.ID], w.fallback(fall.Fallback))
		}
	}
	for _, circle := range w.Circles {
		w.line("  !", w.t("weak.circle", "Systems", w.titles(circle)))
	}
	w.line("")
	w.line(w.t("weak.recovery"))
	for n, r := range w.Recovery {
		w.line(fmt.Sprintf("  %2d", n+1), w.title[r.ID], w.returns(r))
	}
	w.line("")
	w.line(w.t("weak.capacity"))
	if len(w.Loads) == 0 {
		w.line("  " + w.t("weak.capacity.none"))
	}
	for _, load := range w.Loads {
		mark := map[bool]string{true: "✓", false: "!"}[load.Holds()]
		w.line("  "+mark, w.t("weak.load", "Cause", w.title[load.Cause], "On", w.title[load.On]), w.carries(load))
	}
}

// tree writes for each thing that others hang on what falls with it.
func (w *weakness) tree() {
	for _, point := range w.Points {
		w.line(w.title[point.ID])
		for n, fall := range point.Falls {
			branch := "├─ "
			if n+1 == len(point.Falls) || point.Falls[n+1].Depth < fall.Depth {
				branch = "└─ "
			}
			w.line(strings.Repeat("│  ", fall.Depth-1) + branch + w.title[fall.ID])
		}
	}
}

func (w *weakness) mark(point weak.Point) string {
	if point.Core || point.Stranded > 0 {
		return "!"
	}
	return "·"
}

// impact is "fells 4, one of them must be kept up; hits telephony, liaison; 412 customers".
func (w *weakness) impact(point weak.Point) string {
	parts := []string{w.words.N("cli.weak.fells", len(point.Falls))}
	if point.Core {
		parts = append(parts, w.t("weak.core"))
	}
	var roles []string
	for _, id := range point.Roles {
		role, _ := w.folder.Plan.Role(id)
		roles = append(roles, titled(role.Title, string(id)))
	}
	if len(roles) > 0 {
		parts = append(parts, w.t("weak.roles", "Roles", strings.Join(roles, ", ")))
	}
	if point.Customers > 0 {
		parts = append(parts, w.words.N("cli.weak.customers", point.Customers))
	}
	return strings.Join(parts, "; ")
}

func (w *weakness) fallback(text string) string {
	if text == "" {
		return w.t("weak.no-fallback")
	}
	return w.t("weak.fallback", "Text", model.Safe(text))
}

// returns is "back after 4h, waits for the uplink: target 1h".
func (w *weakness) returns(r weak.Recovery) string {
	if r.Target == 0 && r.Earliest == 0 {
		return w.t("weak.no-target")
	}
	text := w.t("weak.back", "Time", w.words.Target(r.Earliest))
	if r.Late() {
		text = "! " + text + ", " + w.t("weak.late", "Target", w.words.Target(r.Target), "Needs", w.title[r.WaitsFor])
	}
	if r.TooLate() {
		text += ", " + w.t("weak.too-late", "Time", w.words.Target(r.MTPD))
	}
	return text
}

// carries is "100 an hour, can take 80".
func (w *weakness) carries(load weak.Load) string {
	if len(load.Unknown) > 0 {
		return w.t("weak.unknown", "Systems", w.titles(load.Unknown))
	}
	return w.t("weak.carries", "Load", w.words.Number(load.Own+load.Added), "Capacity", w.words.Number(load.Capacity))
}

func (w *weakness) titles(ids []string) string {
	var all []string
	for _, id := range ids {
		all = append(all, w.title[id])
	}
	return strings.Join(all, ", ")
}

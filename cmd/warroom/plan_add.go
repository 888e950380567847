package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// planAddCommand takes Markdown from elsewhere into a plan folder. Adding the same text again changes nothing; a file
// that is there with another text stays, unless --force is given.
func (p *program) planAddCommand() *cobra.Command {
	var as plans.AdoptAs
	var kind, area, phase, role string
	cmd := p.prints(&cobra.Command{
		Use: "add FILE.md [DIR]", Short: p.t("verb.plan-add"), Args: p.checked(cobra.RangeArgs(1, 2)),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := p.planFolder()
			if len(args) > 1 {
				dir = args[1]
			}
			if dir == "" {
				return usage(p.t("plan.add.where"), "warroom plan add FILE.md DIR")
			}
			for _, word := range []struct {
				flag, got string
				known     []string
			}{{"--kind", kind, adoptKinds}, {"--area", area, wordsOf(model.Areas)}, {"--phase", phase, wordsOf(model.Phases)}} {
				if word.got != "" && !slices.Contains(word.known, word.got) {
					return unknownWord(word.flag, word.got, word.known)
				}
			}
			as.Kind, as.Area, as.Phase, as.Role = kind, model.Area(area), model.Phase(phase), model.RoleID(role)
			return p.addToPlan(dir, args[0], as)
		},
	})
	cmd.Flags().StringVar(&kind, "kind", "", p.t("flag.add-kind"))
	cmd.Flags().StringVar(&area, "area", "", p.t("flag.add-area"))
	cmd.Flags().StringVar(&phase, "phase", "", p.t("flag.add-phase"))
	cmd.Flags().StringVar(&role, "role", "", p.t("flag.add-role"))
	offer(cmd, "kind", adoptKinds)
	offer(cmd, "area", wordsOf(model.Areas))
	offer(cmd, "phase", wordsOf(model.Phases))
	return cmd
}

var adoptKinds = []string{"checklist", "workflow"}

// adopted is what was done with a text, for --json.
type adopted struct {
	Path   string      `json:"path"`
	State  string      `json:"state"` // added, replaced, unchanged
	Steps  int         `json:"steps"`
	Blanks []planBlank `json:"open"`
}

type planBlank struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

func (p *program) addToPlan(dir, name string, as plans.AdoptAs) error {
	source, err := readText(name)
	if err != nil {
		return at(name, err)
	}
	adoption, err := plans.Adopt(name, source, as)
	switch {
	case errors.Is(err, plans.ErrTooLong):
		return at(name, usage(p.t("plan.add.long"), p.t("plan.add.long.hint")))
	case errors.Is(err, plans.ErrNothing):
		return at(name, usage(p.t("plan.add.nothing"), p.t("plan.add.hint")))
	case err != nil:
		return at(name, &model.Error{Code: model.CodeBadText, Message: err.Error(), Hint: p.t("plan.add.hint")})
	}
	if err := p.knownRole(dir, as.Role); err != nil {
		return err
	}
	state, err := p.putInto(dir, adoption)
	if err != nil {
		return err
	}
	result := adopted{Path: adoption.Path, State: state, Steps: adoption.Steps, Blanks: []planBlank{}}
	for _, blank := range adoption.Blanks {
		result.Blanks = append(result.Blanks, planBlank{blank.Line, blank.Text})
	}
	if p.flags.json {
		return p.writeJSON(result)
	}
	p.line(p.t("plan.add."+state), model.Safe(filepath.Join(dir, adoption.Path)), p.words.N("cli.plan.steps", adoption.Steps))
	if len(result.Blanks) > 0 {
		p.line(p.words.N("cli.plan.add.open", len(result.Blanks)))
	}
	for _, blank := range result.Blanks {
		p.line("  "+p.t("plan.line", "N", blank.Line), model.Safe(blank.Text))
	}
	return nil
}

// knownRole refuses a role that the plan does not have. A plan with mistakes may yet get it.
func (p *program) knownRole(dir string, role model.RoleID) error {
	folder, err := plans.OpenFolder(dir)
	if role == "" || err != nil {
		return nil //nolint:nilerr // whether it can be written to is found out when it is written to
	}
	if _, known := folder.Plan.Role(role); known {
		return nil
	}
	var roles []model.RoleID
	for _, one := range folder.Plan.Roles {
		roles = append(roles, one.ID)
	}
	return unknownWord("--role", string(role), wordsOf(roles))
}

// putInto writes a file into a plan folder; the folder must be one already.
func (p *program) putInto(dir string, adoption plans.Adoption) (state string, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", at(dir, err)
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	if _, err := root.Stat("plan.yaml"); err != nil {
		return "", at(dir, &model.Error{Code: model.CodeUnreadable, Message: p.t("plan.no-folder"), Hint: "warroom plan new DIR"})
	}
	there, err := root.ReadFile(adoption.Path)
	state = "added"
	switch {
	case err == nil && bytes.Equal(there, adoption.Text):
		return "unchanged", nil
	case err == nil && !p.flags.force:
		return "", at(adoption.Path, &model.Error{Code: codeExists, Message: p.t("plan.add.other"), Hint: p.t("plan.add.other.hint")})
	case err == nil:
		state = "replaced"
	case !errors.Is(err, fs.ErrNotExist):
		return "", at(adoption.Path, err)
	}
	if err := root.MkdirAll(filepath.Dir(adoption.Path), 0o700); err != nil {
		return "", at(dir, err)
	}
	return state, at(adoption.Path, root.WriteFile(adoption.Path, adoption.Text, 0o600))
}

// readText reads a text file that is not absurdly large.
func readText(name string) ([]byte, error) {
	const most = 1 << 20
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	return io.ReadAll(io.LimitReader(f, most))
}

// wordsOf are the values of a set of the model as words.
func wordsOf[T ~string](set []T) []string {
	words := make([]string, len(set))
	for n, one := range set {
		words[n] = string(one)
	}
	return words
}

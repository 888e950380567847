package main

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// speakHelp makes every form of help speak the reader's language: the flag, the verb, and the verbs without an act.
func (p *program) speakHelp(root *cobra.Command) {
	help := func(cmd *cobra.Command, _ []string) { p.help(cmd) }
	asked := func() { root.SetHelpFunc(help) }
	root.PersistentFlags().VarPF(&helpFlag{asked: asked}, "help", "h", p.t("flag.help")).NoOptDefVal = "true"
	for _, cmd := range root.Commands() {
		cmd.SetHelpFunc(help)
	}
}

// helpFlag is --help. The last thing that fang does before the command line is read is to put its own help in place,
// whose headings are fixed English words; asking for help puts ours back.
type helpFlag struct {
	given bool
	asked func()
}

// Set notes that help is asked for.
func (h *helpFlag) Set(text string) (err error) {
	h.given, err = strconv.ParseBool(text)
	h.asked()
	return err
}

func (h *helpFlag) String() string { return strconv.FormatBool(h.given) }

// Type is what cobra wants of a flag that is called help.
func (h *helpFlag) Type() string { return "bool" }

// helpCommand is --help as a verb.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND…]", Short: p.t("verb.help"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				about, rest = cmd.Root(), args
			}
			if len(rest) > 0 {
				return p.noSuchVerb(about, rest)
			}
			p.help(about)
			return nil
		},
	}
}

// help prints what a command is for, how it is called, the commands below it, and its flags.
func (p *program) help(cmd *cobra.Command) {
	page := p.page()
	page.text("  ", sentence(cmp.Or(cmd.Long, cmd.Short)))
	page.heading(p.t("help.usage"))
	page.text("    ", p.useLine(cmd))
	for _, group := range append([]*cobra.Group{{Title: p.t("help.commands")}}, cmd.Groups()...) {
		page.table(group.Title, p.commandsOf(cmd, group.ID))
	}
	page.table(p.t("help.flags"), p.ownFlags(cmd))
	page.table(p.t("help.flags.all"), p.sharedFlags(cmd))
	if !cmd.HasParent() {
		page.table(p.t("help.exit"), p.exitRows())
	}
	p.line()
}

func (p *program) ownFlags(cmd *cobra.Command) (rows []row) {
	for _, f := range visited(cmd.LocalFlags().VisitAll) {
		if f.Hidden {
			continue
		}
		rows = append(rows, p.flagRow(f.Name, f.Shorthand, f.Usage, f.DefValue))
	}
	return rows
}

// sharedFlags are those that every command has.
func (p *program) sharedFlags(cmd *cobra.Command) (rows []row) {
	for _, f := range visited(cmd.InheritedFlags().VisitAll) {
		rows = append(rows, p.flagRow(f.Name, f.Shorthand, f.Usage, f.DefValue))
	}
	return rows
}

// visited gathers what a visitor is shown.
func visited[T any](visit func(func(T))) (all []T) {
	visit(func(one T) { all = append(all, one) })
	return all
}

func (p *program) flagRow(name, short, meaning, preset string) row {
	word := "    --" + name
	if short != "" {
		word = "-" + short + ", --" + name
	}
	switch preset {
	case "", "false", "0", "0s", "[]":
	default:
		meaning += " (" + p.t("help.preset", "Value", preset) + ")"
	}
	return row{word, meaning}
}

func (p *program) commandsOf(cmd *cobra.Command, group string) (rows []row) {
	for _, below := range cmd.Commands() {
		if below.GroupID == group && (below.IsAvailableCommand() || below.Name() == "help") {
			rows = append(rows, row{p.placed(below.Use), below.Short})
		}
	}
	return rows
}

// placeholder is a word in the usage of a command that stands for what a person writes there, such as TITLE.
var placeholder = regexp.MustCompile(`\b[A-Z]{2,}\b`)

// placed puts the placeholders of a usage into the reader's language.
func (p *program) placed(use string) string {
	return placeholder.ReplaceAllStringFunc(use, func(word string) string {
		if id := "cli.arg." + strings.ToLower(word); p.words.Has(id) {
			return p.words.T(id)
		}
		return word
	})
}

// useLine is how a command is called, as one writes it.
func (p *program) useLine(cmd *cobra.Command) string {
	words := []string{p.placed(cmd.Use)}
	if cmd.HasParent() {
		words = []string{cmd.Parent().CommandPath(), words[0]}
	}
	if cmd.HasAvailableSubCommands() {
		words = append(words, "["+p.t("arg.command")+"]")
	}
	return strings.Join(append(words, "["+p.t("help.flags.some")+"]"), " ")
}

// exitRows are the exit codes and their meanings.
func (p *program) exitRows() (rows []row) {
	codes := []int{exitOK, exitUnexpected, exitWarnings, exitSignal}
	for _, code := range exitCodes {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		rows = append(rows, row{strconv.Itoa(code), p.t("exit." + strconv.Itoa(code))})
	}
	return rows
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/locale"
)

// program is one run of warroom: what it reads and writes, its clock, and what the flags say.
type program struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	clock    func() time.Time
	zone     *time.Location
	zoneName string
	words    *locale.Locale
	flags    flags
	root     *cobra.Command // nil before the command line is read
	demo     bool           // the file holds the demonstration
	inScreen bool           // the room has the terminal: nothing else may write to it
}

// flags are those that several verbs share.
type flags struct {
	db, plan, lang, color string
	incident, as, at      string
	channels              string
	json, force           bool
}

func newProgram(in io.Reader, out, err io.Writer, getenv func(string) string, clock func() time.Time) *program {
	p := &program{in: in, out: &outlet{to: out}, err: err, getenv: getenv, clock: clock}
	p.zone, p.zoneName = zoneOf(getenv)
	return p
}

// execute runs the command line and answers the exit code. The language is looked up before the flags are parsed,
// because help and usage errors speak it too.
func (p *program) execute(ctx context.Context, args []string) int {
	p.words = locale.New(p.language(early(args, "--lang")))
	root := p.rootCommand()
	p.root = root
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	var failure error
	_ = fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithoutManpage(), fang.WithoutCompletions(),
		fang.WithErrorHandler(func(_ io.Writer, _ fang.Styles, err error) { failure = err }))
	if printed, ok := p.out.(*outlet); ok && failure == nil && printed.err != nil {
		failure = &coded{exitIO, at(p.t("output"), printed.err)}
	}
	if failure == nil {
		return exitOK
	}
	return p.complain(failure)
}

// outlet remembers that something could not be printed: half a list must not look like a whole one.
type outlet struct {
	to  io.Writer
	err error
}

// Write implements io.Writer.
func (o *outlet) Write(text []byte) (int, error) {
	n, err := o.to.Write(text)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// destination is where what is printed ends up.
func (p *program) destination() io.Writer {
	if printed, ok := p.out.(*outlet); ok {
		return printed.to
	}
	return p.out
}

// early finds the value of a flag before the command line is parsed.
func early(args []string, name string) string {
	for n, arg := range args {
		if value, found := strings.CutPrefix(arg, name+"="); found {
			return value
		}
		if arg == name && n+1 < len(args) {
			return args[n+1]
		}
		if arg == "--" {
			break
		}
	}
	return ""
}

// language is the one asked for by flag, by WARROOM_LANG, or by the environment.
func (p *program) language(flag string) model.Language {
	for _, lang := range []string{flag, p.getenv("WARROOM_LANG")} {
		if lang != "" {
			return model.Language(lang)
		}
	}
	return locale.Detect(p.getenv)
}

// line writes one line of plain output.
func (p *program) line(cells ...string) {
	_, _ = fmt.Fprintln(p.out, strings.TrimRight(strings.Join(cells, "  "), " "))
}

// t is the text of an id in the reader's language; see [locale.Locale.T].
func (p *program) t(id string, args ...any) string { return p.words.T("cli."+id, args...) }

// writeJSON writes one value, indented for people.
func (p *program) writeJSON(value any) error {
	enc := p.encoder()
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// encoder leaves < > & as they are: the output is not HTML. It may be a terminal.
func (p *program) encoder() *json.Encoder {
	enc := json.NewEncoder(printable{p.out})
	enc.SetEscapeHTML(false)
	return enc
}

// writes adds the flags of verbs that record something.
func (p *program) writes(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	cmd.Flags().StringVar(&p.flags.at, "at", "", p.t("flag.at"))
	_ = cmd.RegisterFlagCompletionFunc("as", p.completePeople)
	return p.reads(cmd)
}

// reads adds the flags of verbs that are about one incident and print data.
func (p *program) reads(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVarP(&p.flags.incident, "incident", "i", "", p.t("flag.incident"))
	_ = cmd.RegisterFlagCompletionFunc("incident", p.completeIncidents)
	return p.prints(cmd)
}

// prints adds --json.
func (p *program) prints(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&p.flags.json, "json", false, p.t("flag.json"))
	return cmd
}

package main

import (
	"cmp"
	"context"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/paper"
)

// The formats that paper is written in, with the ending of their files.
var printFormats = map[string]string{"pdf": ".pdf", "text": ".txt", "md": ".md"}

// The sheets that a PDF may have.
var printSheets = map[string]paper.Sheet{"a4": paper.A4, "letter": paper.Letter}

// printing is one run of print: what its flags say, and the folder that is printed.
type printing struct {
	*program
	format, sheet, output  string
	private, over, standby bool
	sheets                 []paper.Sheets // the serial numbers that were given out
	folder                 *plans.Folder
}

// printCommand puts a plan or an incident on paper.
func (p *program) printCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "print", Short: p.t("verb.print"), Long: p.t("verb.print.long"), Args: p.checked(cobra.NoArgs)}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	job := &printing{program: p}
	flags := cmd.PersistentFlags()
	flags.StringVar(&job.format, "format", "pdf", p.t("flag.print-format"))
	flags.StringVar(&job.sheet, "paper", "a4", p.t("flag.paper"))
	flags.StringVarP(&job.output, "output", "o", "", p.t("flag.print-output"))
	flags.BoolVar(&job.over, "force", false, p.t("flag.print-force"))
	offer(cmd, "format", slices.Sorted(maps.Keys(printFormats)))
	offer(cmd, "paper", slices.Sorted(maps.Keys(printSheets)))
	cmd.AddCommand(job.ofPlan()...)
	cmd.AddCommand(job.ofIncident()...)
	return cmd
}

// ofPlan are the documents that a change of the plan makes stale.
var ofPlan = map[string]bool{"plan": true, "contacts": true, "card": true, "forms": true, "checklist": true}

// verb makes the command of one document.
func (j *printing) verb(use string, args cobra.PositionalArgs, build func(context.Context, []string) (paper.Document, error)) *cobra.Command {
	cmd := &cobra.Command{Use: use, Args: j.checked(args)}
	cmd.Short = j.t("verb.print-" + cmd.Name())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := j.prepare(); err != nil {
			return err
		}
		doc, err := build(cmd.Context(), args)
		if err != nil {
			return err
		}
		if err := j.write(cmd.Name(), doc); err != nil {
			return err
		}
		if ofPlan[cmd.Name()] {
			j.keep(printed(cmd.Name(), args, j.sheets))
		}
		return nil
	}
	return cmd
}

// prepare checks the flags and reads the folder.
func (j *printing) prepare() error {
	if _, known := printFormats[j.format]; !known {
		return unknownWord("format", j.format, slices.Sorted(maps.Keys(printFormats)))
	}
	if _, known := printSheets[j.sheet]; !known {
		return unknownWord("paper", j.sheet, slices.Sorted(maps.Keys(printSheets)))
	}
	folder, err := j.loadFolder()
	j.folder = folder
	return err
}

// loadFolder reads everything in the plan folder that is named, or in the one that the program ships.
func (p *program) loadFolder() (*plans.Folder, error) {
	dir := p.planFolder()
	if dir == "" {
		return plans.DefaultFolder(p.words.Lang()), nil
	}
	folder, err := plans.OpenFolder(dir)
	return folder, at(dir, err)
}

func (j *printing) options() paper.Options {
	return paper.Options{Now: j.clock().In(j.zone), Private: j.private}
}

// write writes the document to the file that is named, to standard output where that is no terminal, or else to a file
// that is named after it.
func (j *printing) write(name string, doc paper.Document) error {
	path := j.output
	if file, ok := j.destination().(*os.File); ok && terminal(file) {
		path = cmp.Or(path, name+printFormats[j.format])
	}
	if path == "-" {
		path = ""
	}
	put := j.writeTo
	if j.over && path != "" {
		put = j.overwrite
	}
	if err := put(path, func(out io.Writer) error { return j.render(out, doc) }); err != nil {
		return err
	}
	if path != "" {
		j.line(j.t("print.made", "Path", model.Safe(path)))
	}
	return nil
}

func (j *printing) render(out io.Writer, doc paper.Document) error {
	switch j.format {
	case "text":
		return paper.WriteText(out, doc)
	case "md":
		return paper.WriteMarkdown(out, doc)
	}
	return paper.PDF(out, doc, printSheets[j.sheet])
}

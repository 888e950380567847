package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// manCommand prints the manual page, in roff: warroom man | man -l -
func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: p.t("verb.man"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := p.out.Write([]byte(p.manual(cmd.Root())))
			return err
		},
	}
}

func (p *program) manual(root *cobra.Command) string {
	var m manual
	m.write(".TH WARROOM 1 %q warroom %q", p.clock().UTC().Format("2006-01-02"), p.t("short"))
	m.section(p.t("man.name"))
	m.text("warroom - " + p.t("short"))
	m.section(p.t("help.usage"))
	m.text(p.useLine(root))
	m.section(p.t("man.description"))
	m.text(root.Long)
	m.section(p.t("help.flags"))
	m.rows(p.ownFlags(root))
	m.section(p.t("help.commands"))
	for _, group := range root.Groups() {
		m.write(".SS %s", roff(group.Title))
		for _, cmd := range root.Commands() {
			if cmd.GroupID == group.ID {
				p.manCommandRow(&m, cmd)
			}
		}
	}
	m.section(p.t("help.exit"))
	m.rows(p.exitRows())
	return m.String()
}

// manCommandRow writes a command, its flags, and the commands below it.
func (p *program) manCommandRow(m *manual, cmd *cobra.Command) {
	m.rows([]row{{p.useLine(cmd), cmd.Short}})
	m.write(".RS")
	m.rows(p.ownFlags(cmd))
	m.write(".RE")
	for _, below := range cmd.Commands() {
		if !below.Hidden {
			p.manCommandRow(m, below)
		}
	}
}

// manual is a page in roff.
type manual struct{ strings.Builder }

// write adds a line.
func (m *manual) write(format string, args ...any) {
	m.WriteString(fmt.Sprintf(format, args...) + "\n")
}

func (m *manual) section(title string) { m.write(".SH %s", roff(strings.ToUpper(title))) }

func (m *manual) text(text string) {
	m.write("%s", strings.ReplaceAll(roff(text), "\n\n", "\n.PP\n"))
}

func (m *manual) rows(rows []row) {
	for _, r := range rows {
		m.write(".TP\n\\fB%s\\fP\n%s", roff(strings.TrimSpace(r.word)), roff(r.meaning))
	}
}

// roff keeps a text from being read as commands: the backslash, the hyphen that must stay one, and a line that begins
// with a full stop or an apostrophe.
func roff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for n, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[n] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

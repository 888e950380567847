package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"warroom/model"
)

// exportReport writes a readable report in Markdown: what it was, the figures, the log.
func exportReport(_ context.Context, r *room, out io.Writer) error {
	var b strings.Builder
	inc, now := r.inc, r.clock()
	fmt.Fprintf(&b, "# %s %s\n\n", escape(inc.Number), escape(inc.Title))
	if inc.IsExercise() {
		fmt.Fprintf(&b, "**%s**\n\n", r.t("fact.exercise"))
	}
	fact := func(label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "- %s: %s\n", r.t("fact."+label), value)
		}
	}
	fact("kind", r.words.Term("kind", string(inc.Kind)))
	fact("severity", inc.Severity.Level.String()+reasonOf(inc.Severity.Reason))
	fact("commander", escape(r.plan.NameOf(inc.Commander())))
	fact("declared", r.long(inc.Declared))
	if inc.Closing != nil {
		fact("closed", r.long(inc.Closing.At)+reasonOf(inc.Closing.Reason))
	}
	fact("public", r.words.Term("status", string(inc.Public)))
	fact("impact", escape(r.impact()))
	fmt.Fprintf(&b, "\n## %s\n\n", r.t("report.figures"))
	for _, f := range model.Figures(inc, r.plan) {
		fmt.Fprintf(&b, "- %s: %s\n", r.figureName(f.ID), r.figure(f))
	}
	if inc.Closing != nil && len(inc.Closing.Missing) > 0 {
		fmt.Fprintf(&b, "\n## %s\n\n", r.t("report.missing"))
		for _, gap := range inc.Closing.Missing {
			fmt.Fprintf(&b, "- %s\n", escape(r.words.Gap(gap, r.plan)))
		}
	}
	fmt.Fprintf(&b, "\n## %s\n\n", r.t("report.log"))
	fmt.Fprintf(&b, "| %s | %s | | %s |\n|---|---|---|---|\n", r.t("report.time", "Zone", r.zoneName), r.t("report.who"), r.t("report.what"))
	for n := range inc.Log {
		line := r.entry(&inc.Log[n])
		text := escape(strings.TrimSpace(line.Text + " " + line.mark))
		if line.Struck != "" {
			text = "~~" + text + "~~"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.long(line.At), escape(line.Name), escape(line.Label), text)
	}
	fmt.Fprintf(&b, "\n%s\n\n", r.t("report.made", "Time", now.In(r.zone).Format("2006-01-02 15:04 MST")))
	_, err := io.WriteString(out, b.String())
	return err
}

func reasonOf(reason string) string {
	if reason == "" {
		return ""
	}
	return ", " + escape(reason)
}

// long is a time that stays clear on paper, next year: with its date, and as well as it is known.
func (r *room) long(s model.Stamp) string {
	local := s.At.In(r.zone)
	switch s.Precision {
	case model.Unknown:
		return r.words.T("time.unknown")
	case model.Approximate:
		return "~" + local.Format("2006-01-02 15:04")
	case model.Minute:
		return local.Format("2006-01-02 15:04")
	}
	return local.Format("2006-01-02 15:04:05")
}

var markdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`,
	"#", `\#`, "~", `\~`, "!", `\!`,
)

// escape keeps a text from becoming markup, or commands to a terminal.
func escape(text string) string { return markdown.Replace(model.Safe(text)) }

package main

import (
	"context"
	"encoding/csv"
	"io"
	"regexp"
	"strings"
	"time"

	"warroom/model"
)

// exportCSV writes the log as a table whose first columns are those that import reads.
func exportCSV(_ context.Context, r *room, out io.Writer) error {
	table := csv.NewWriter(out)
	rows := [][]string{{"time_utc", "precision", "type", "who", "what", "source", "incident", "entry", "recorded_utc", "struck"}}
	for n := range r.inc.Log {
		e := &r.inc.Log[n]
		line := r.entry(e)
		precision := e.When().Precision
		if precision == "" {
			precision = model.Second
		}
		rows = append(rows, []string{
			e.When().At.UTC().Format(time.RFC3339), string(precision), string(e.Kind), line.Name, line.Text, e.Actor.Method,
			r.inc.Number, e.Ref().String(), e.RecordedAt.UTC().Format(time.RFC3339), line.Struck,
		})
	}
	for _, row := range rows {
		for n := range row {
			row[n] = cell(row[n])
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// cell makes a text harmless in a spreadsheet: what begins like a formula is quoted, and nothing in it commands a
// terminal. Where numbers have a comma, a spreadsheet parts lines at semicolons, whatever this table is parted by: what
// would begin like a formula then is quoted, too.
func cell(text string) string {
	guarded := text != "" && strings.ContainsRune("\t\r\n", rune(text[0]))
	text = formula.ReplaceAllString(model.Safe(text), "$1'$2")
	if guarded {
		return "'" + text
	}
	return text
}

// formula is what a spreadsheet takes for the beginning of one, wide forms among it.
var formula = regexp.MustCompile(`(^|;"*)([=+@＝＋－＠-])`)

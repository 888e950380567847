package main

import (
	"fmt"
	"strconv"
	"strings"

	"warroom/plans"
	"warroom/plans/paper"
)

// keep records in the plan folder what was printed, so that the program can say when paper no longer matches the plan.
// The paper is there either way: a folder that cannot be written to is reported and no failure.
func (j *printing) keep(documents []string) {
	dir := j.planFolder()
	if dir == "" || len(documents) == 0 {
		return
	}
	var records plans.Records
	for _, document := range documents {
		records.Printed = append(records.Printed, plans.Printing{Document: document, Digest: j.folder.Plan.Digest, At: j.clock()})
	}
	if err := plans.Keep(dir, records); err != nil {
		j.note(fmt.Errorf("%s: %w", dir, err))
	}
}

// printed names what was printed: the whole of a kind, or the parts that were asked for, and the last number of each form.
func printed(kind string, parts []string, sheets []paper.Sheets) []string {
	var all []string
	if len(parts) == 0 {
		all = append(all, kind)
	}
	for _, part := range parts {
		all = append(all, kind+"/"+part)
	}
	for _, one := range sheets {
		all = append(all, kind+"/"+one.Last)
	}
	return all
}

// nextSheet is the number after the last sheet that was printed of a form in a year.
func (j *printing) nextSheet(prefix string, year int) int {
	next := 1
	for _, one := range j.folder.Records.Printed {
		number, found := strings.CutPrefix(one.Document, fmt.Sprintf("forms/%s-%04d-", prefix, year))
		if n, err := strconv.Atoi(number); found && err == nil && n < 1e6 {
			next = max(next, n+1)
		}
	}
	return next
}

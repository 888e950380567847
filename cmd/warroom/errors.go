package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"warroom/model"
	"warroom/plans"
	"warroom/storage"
	"warroom/tui/action"
	"warroom/tui/entry"
	"warroom/tui/locale"
)

// The exit codes, from sysexits.h where one fits.
const (
	exitOK         = 0
	exitUnexpected = 1   // not foreseen: a defect, or a machine that fails
	exitUsage      = 2   // the command line, a word or a text is wrong
	exitNotFound   = 3   // the named thing is not there
	exitRefused    = 4   // the state does not allow it, or it is so already
	exitWarnings   = 5   // a plan can be used, but somebody should look at it
	exitData       = 65  // a file is damaged, not what it should be, or has a mistake in it
	exitNoInput    = 66  // a file to read is not there
	exitNoCreate   = 73  // a file cannot be created
	exitIO         = 74  // written, but not confirmed: it may or may not be there
	exitTryAgain   = 75  // busy, or the disk is full: nothing was recorded, try again
	exitForbidden  = 77  // no permission, or read-only
	exitConfig     = 78  // written by a newer version, on a network file system, or with several names
	exitSignal     = 130 // interrupted
)

// The codes of the program itself. Their messages are in the reader's language already.
const (
	codeNoneOpen  model.Code = "cli-none-open"
	codeUsage     model.Code = "cli-usage"
	codeAmbiguous model.Code = "cli-ambiguous"
	codeTwice     model.Code = "cli-imported-before"
	codeExists    model.Code = "cli-exists"
	codeFindings  model.Code = "cli-plan-findings"
	codeNobody    model.Code = "cli-no-customer" // neither on the ledger nor in the directory
	codeNotReady  model.Code = "cli-not-ready"   // the action cannot be done now
)

var exitCodes = map[model.Code]int{
	codeUsage: exitUsage, codeAmbiguous: exitUsage, storage.CodeAmbiguous: exitUsage, codeTwice: exitRefused, codeExists: exitNoCreate, storage.CodeNoPlace: exitNoCreate, codeNotReady: exitRefused, action.CodeNoFile: exitNoInput,
	model.CodeEmpty: exitUsage, model.CodeTooLong: exitUsage, model.CodeBadText: exitUsage,
	model.CodeUnknownWord: exitUsage, model.CodeFuture: exitUsage,
	entry.CodeUnreadable: exitUsage, entry.CodeSkipped: exitUsage, entry.CodeTwice: exitUsage, entry.CodeAhead: exitUsage,
	codeNoneOpen: exitNotFound, model.CodeNotFound: exitNotFound, model.CodeNoIncident: exitNotFound,
	model.CodeAlready: exitRefused, model.CodeNotNow: exitRefused, model.CodeChanged: exitRefused,
	model.CodeMissing: exitRefused, model.CodeGaps: exitRefused, model.CodeBehind: exitRefused, model.CodeWaiting: exitRefused,
	model.CodeCorrupt: exitData, model.CodeNotADatabase: exitData, model.CodeUnreadable: exitNoInput,
	model.CodeNotConfirmed: exitIO, model.CodeGone: exitIO,
	model.CodeDiskFull: exitTryAgain, model.CodeBusy: exitTryAgain,
	model.CodeReadOnly: exitForbidden, model.CodeNewer: exitConfig, model.CodeNetworkFS: exitConfig, storage.CodeLinked: exitConfig,
}

// located is an error with the file or place it is about.
type located struct {
	where string
	err   error
}

func (l *located) Error() string { return l.where + ": " + l.err.Error() }
func (l *located) Unwrap() error { return l.err }

// at says where an error happened; nil stays nil.
func at(where string, err error) error {
	if err == nil {
		return nil
	}
	return &located{where, err}
}

// mistakes is a file of a user with several things wrong in it, each with its own place.
type mistakes struct {
	head, hint string
	lines      []string // in the reader's language
}

func (m *mistakes) Error() string { return m.head + ":\n" + strings.Join(m.lines, "\n") }

// coded is an error that ends the program with another code than its kind usually does.
type coded struct {
	code int
	err  error
}

func (c *coded) Error() string { return c.err.Error() }
func (c *coded) Unwrap() error { return c.err }

func usage(message, hint string) error {
	return &model.Error{Code: codeUsage, Message: message, Hint: hint}
}

// exitCode is the one place that maps an error to an exit code.
func exitCode(err error) int {
	var chosen *coded
	var findings plans.Findings
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &chosen):
		return chosen.code
	case errors.As(err, &findings):
		return exitData
	}
	if code, known := exitCodes[model.CodeOf(err)]; known {
		return code
	}
	switch {
	case errors.Is(err, context.Canceled):
		return exitSignal
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		return exitNoInput
	case errors.Is(err, fs.ErrPermission):
		return exitForbidden
	case errors.Is(err, fs.ErrExist):
		return exitNoCreate
	case errors.Is(err, syscall.ENOSPC):
		return exitTryAgain
	}
	return exitUnexpected
}

// complain writes an error for the one who must act on it: what, where, what to do. It answers the exit code.
func (p *program) complain(err error) int {
	code := exitCode(err)
	if code == exitSignal {
		return code
	}
	what, hint := p.said(err)
	var wrong *mistakes
	var findings plans.Findings
	switch {
	case errors.As(err, &wrong):
		what, hint = wrong.head, wrong.hint
		defer p.list(wrong.lines)
	case errors.As(err, &findings):
		what, hint = p.t("plan.wrong"), p.t("plan.wrong.hint")
		defer p.list(strings.Split(findings.In(p.words.Lang()).Error(), "\n"))
	case code != exitUnexpected && model.CodeOf(err) == "": // an error of the system
		what, hint = p.t(fmt.Sprintf("error.%d.what", code)), p.t(fmt.Sprintf("error.%d", code))
	}
	_, _ = fmt.Fprintf(p.err, "warroom: %s\n", oneLine(what))
	var place *located
	if errors.As(err, &place) {
		_, _ = fmt.Fprintf(p.err, "  %s: %s\n", p.t("error.where"), model.Safe(place.where))
	}
	if hint != "" {
		for n, line := range strings.Split(model.SafeLines(hint), "\n") {
			label := "  " + p.t("error.do") + ": "
			if n > 0 {
				label = "  "
			}
			_, _ = fmt.Fprintln(p.err, label+p.addressed(line))
		}
	}
	return code
}

// said is what is wrong and what to do, in the reader's language.
func (p *program) said(err error) (what, hint string) {
	var typed *model.Error
	errors.As(err, &typed)
	if typed != nil && strings.HasPrefix(string(typed.Code), "cli-") {
		return typed.Message, typed.Hint
	}
	if typed != nil && typed.Code == model.CodeNoIncident { // the room names a key
		what, _ = p.words.Error(err)
		return what, "warroom incidents"
	}
	if typed != nil && typed.Code == model.CodeNotFound {
		if what, hint = p.words.Error(err); lists[typed.Args["what"]] != "" {
			hint = lists[typed.Args["what"]]
		}
		return what, hint
	}
	if typed != nil && aboutEntry[typed.Code] {
		return p.aboutEntry(typed)
	}
	what, hint = p.words.Error(err)
	if typed != nil && overrides[typed.Code] != "" {
		hint += "\n" + p.placed(overrides[typed.Code])
	}
	return what, hint
}

// overrides are the flags by which somebody says that an act is meant as it is.
var overrides = map[model.Code]string{model.CodeGaps: "--as-is REASON", model.CodeBehind: "--as-is REASON"}

// aboutEntry are the codes of the entry line, whose sentences belong to the room.
var aboutEntry = map[model.Code]bool{
	entry.CodeUnreadable: true, entry.CodeSkipped: true, entry.CodeTwice: true, entry.CodeAhead: true,
}

func (p *program) aboutEntry(err *model.Error) (what, hint string) {
	if p.words.Lang() == locale.English {
		return err.Message, err.Hint
	}
	var args []any
	for key, value := range err.Args {
		if key == "what" {
			value = p.words.T("action.field." + value)
		}
		args = append(args, key, model.Safe(value))
	}
	id := "room.error." + string(err.Code)
	return p.words.T(id, args...), p.words.T(id+".hint", args...)
}

// lists are the commands that show what there is of a thing.
var lists = map[string]string{
	"action": "warroom do", "attempt": "warroom attempt", "channel": "warroom channels", "component": "warroom component",
	"customer": "warroom customer list", "entry": "warroom log", "item": "warroom tick --all", "notice": "warroom notice",
	"recipient": "warroom notice receipts", "role": "warroom role", "workaround": "warroom workaround",
}

// list writes the lines of an error with many places, each safe to show.
func (p *program) list(lines []string) {
	for _, line := range lines {
		_, _ = fmt.Fprintln(p.err, "  "+model.Safe(line))
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(model.SafeLines(text)), " ") }

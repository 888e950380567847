package model

import (
	"errors"
	"fmt"
	"strings"
)

// Code names a kind of error; screens translate by it and the program maps it to an exit code.
type Code string

// The codes of the model. Storage and the program add their own.
const (
	CodeEmpty       Code = "empty"        // a text that is needed is missing
	CodeTooLong     Code = "too-long"     // a text is longer than the room keeps
	CodeBadText     Code = "bad-text"     // a text is not valid UTF-8
	CodeUnknownWord Code = "unknown-word" // a value outside a fixed set
	CodeNotFound    Code = "not-found"    // the named thing is not in this incident or plan
	CodeAlready     Code = "already"      // it is so already
	CodeNotNow      Code = "not-now"      // the state does not allow it; the hint says what does
	CodeChanged     Code = "changed"      // the subject changed since the form was opened
	CodeMissing     Code = "missing"      // something is asked for first; may be overridden
	CodeGaps        Code = "gaps"         // a notice has gaps; may be overridden with a reason
	CodeBehind      Code = "behind"       // a notice was not changed in every language; may be overridden with a reason
	CodeWaiting     Code = "waiting"      // letters still wait; may be overridden with a reason
	CodeFuture      Code = "future"       // happened-at lies ahead of the clock
	CodeNoIncident  Code = "no-incident"  // there is no such incident
)

// The codes of storage. They stand here because every layer must be able to tell them apart.
const (
	CodeNotConfirmed Code = "not-confirmed" // the commit may or may not be there; the same command may be given again
	CodeDiskFull     Code = "disk-full"     // nothing was recorded; reading goes on
	CodeReadOnly     Code = "read-only"     // the file or its folder cannot be written
	CodeBusy         Code = "busy"          // another process held the file for too long
	CodeNewer        Code = "newer-version" // the file was written by a newer version
	CodeNotADatabase Code = "not-a-database"
	CodeCorrupt      Code = "corrupt"
	CodeNetworkFS    Code = "network-file-system"
	CodeGone         Code = "file-gone" // the file was moved, removed or replaced while open
	CodeUnreadable   Code = "unreadable"
)

// Error is an error that a person must act on. Message says what is wrong, Hint what to do; both are English and
// lower case, Args carries the words that a translation needs.
type Error struct {
	Code    Code
	Message string
	Hint    string
	Args    map[string]string
	Err     error // the cause, if another package gave one
}

// Error joins message and cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf is the code of the first [Error] in err's chain, or empty.
func CodeOf(err error) Code {
	var typed *Error
	if errors.As(err, &typed) {
		return typed.Code
	}
	return ""
}

func unknownWord(what, got string, allowed ...string) *Error {
	return &Error{
		Code: CodeUnknownWord, Message: fmt.Sprintf("%s %q is not known", what, got),
		Hint: "use one of: " + strings.Join(allowed, ", "),
		Args: map[string]string{"what": what, "got": got, "allowed": strings.Join(allowed, ", ")},
	}
}

// outside is the error for a value that lies outside a range; allowed says the range in words.
func outside(what, got, allowed string) *Error {
	return &Error{
		Code: CodeUnknownWord, Message: fmt.Sprintf("the %s %s cannot be used", what, got), Hint: "give " + allowed,
		Args: map[string]string{"what": what, "got": got, "allowed": allowed},
	}
}

func oneOf[T ~string](what string, got T, allowed []T) error {
	words := make([]string, len(allowed))
	for i, word := range allowed {
		if word == got {
			return nil
		}
		words[i] = string(word)
	}
	return unknownWord(what, string(got), words...)
}

func needed(what, text string) error {
	if strings.TrimSpace(text) != "" {
		return nil
	}
	return &Error{
		Code: CodeEmpty, Message: what + " is missing", Hint: "give a " + what,
		Args: map[string]string{"what": what},
	}
}

func notFound(what, name string) *Error {
	return &Error{
		Code: CodeNotFound, Message: fmt.Sprintf("there is no %s %s here", what, name),
		Hint: "look it up in its list and try again", Args: map[string]string{"what": what, "name": name},
	}
}

func already(what, state string) *Error {
	return &Error{
		Code: CodeAlready, Message: fmt.Sprintf("%s is %s already", what, state), Hint: "nothing to do",
		Args: map[string]string{"what": what, "state": state},
	}
}

func notNow(message, hint string) *Error {
	return &Error{Code: CodeNotNow, Message: message, Hint: hint}
}

func equalFold(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), b) }

func future() *Error {
	return &Error{
		Code: CodeFuture, Message: "the time given lies in the future",
		Hint: "give the time at which it happened, or none for now",
	}
}

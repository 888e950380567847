// Package command hands letters to an executable of the operator: one JSON object on standard input, the outcome as the
// exit code. No shell is involved, and nothing of a letter becomes an argument or a variable.
package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// The exit codes that mean something: 0 is delivered, 75 try again, any other never.
const exitAgain = 75

// The limits of one run.
const (
	maxTimeout   = 60 * time.Second
	usualTimeout = 30 * time.Second
	maxOutput    = 4 << 10
	maxDetail    = 200
	patience     = 2 * time.Second // for output that is still held open after the end
)

// inherited are the variables that the executable gets from the program: none that may hold a secret.
var inherited = []string{"PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "SystemRoot", "TEMP"}

// Carrier implements [courier.Carrier].
type Carrier struct {
	Path    string // absolute
	Args    []string
	Timeout time.Duration // 0: 30 s; at most 60 s
}

// Message is what the executable reads.
type Message struct {
	ID        string            `json:"id"` // the same on every try
	Incident  string            `json:"incident"`
	Notice    int               `json:"notice"`
	Exercise  bool              `json:"exercise"`
	Recipient model.RecipientID `json:"recipient"`
	Name      string            `json:"name"`
	Address   string            `json:"address"`
	Language  string            `json:"language"`
	Subject   string            `json:"subject"`
	Text      string            `json:"text"`
	Short     string            `json:"short"`
	Written   time.Time         `json:"written"`
}

// Carry implements [courier.Carrier].
func (c *Carrier) Carry(ctx context.Context, load courier.Load, ending func() error) courier.Outcome {
	if err := c.ready(); err != nil {
		return courier.Outcome{State: model.InQueue, Detail: err.Error(), Link: true}
	}
	input, err := json.Marshal(Message{
		ID: load.ID, Incident: load.Incident, Notice: load.Notice, Exercise: load.Exercise, Recipient: load.Recipient,
		Name: load.Name, Address: load.Address, Language: string(load.Letter.Language),
		Subject: load.Letter.Subject, Text: load.Letter.Text, Short: load.Short, Written: load.Written.UTC(),
	})
	if err != nil {
		return courier.Outcome{State: model.DeliveryFailed, Detail: "the letter cannot be written as JSON"}
	}
	if err := ending(); err != nil {
		return courier.Outcome{State: model.InQueue, Detail: "not sent: " + err.Error()}
	}
	timeout := usualTimeout
	if c.Timeout > 0 {
		timeout = min(c.Timeout, maxTimeout)
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	said := &head{}
	run := exec.CommandContext(ctx, c.Path, c.Args...)
	run.Stdin, run.Stdout, run.Stderr = bytes.NewReader(input), said, said
	run.Dir, run.Env, run.WaitDelay = filepath.Dir(c.Path), environment(), patience
	alone(run)
	err = run.Run()
	return outcome(ctx, err, said.line())
}

// ready tells why the executable cannot be run.
func (c *Carrier) ready() error {
	info, err := os.Stat(c.Path)
	switch {
	case !filepath.IsAbs(c.Path):
		return errors.New("the path of the command is not absolute")
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("the command is not there")
	case err != nil:
		return errors.New("the command cannot be looked at")
	case !info.Mode().IsRegular():
		return errors.New("the command is not a file")
	case info.Mode().Perm()&0o002 != 0:
		return errors.New("anybody can change the command: chmod o-w")
	}
	return nil
}

// outcome reads the end of a run. Whoever was stopped may have told somebody before.
func outcome(ctx context.Context, err error, said string) courier.Outcome {
	var ended *exec.ExitError
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil: // it is done; something it started still talks
		return courier.Outcome{State: model.Delivered, Detail: said}
	case errors.As(err, &ended) && ended.Exited() && ended.ExitCode() == exitAgain:
		return courier.Outcome{State: model.InQueue, Detail: either(said, "the command asks to try again")}
	case errors.As(err, &ended) && ended.Exited():
		return courier.Outcome{State: model.DeliveryFailed, Detail: either(said, fmt.Sprintf("the command ended with code %d", ended.ExitCode()))}
	case ctx.Err() != nil, errors.As(err, &ended):
		return courier.Outcome{State: model.Uncertain, Detail: either(said, "the command was stopped before it had finished")}
	}
	return courier.Outcome{State: model.InQueue, Detail: "the command cannot be started", Link: true}
}

func either(said, otherwise string) string {
	if said != "" {
		return said
	}
	return otherwise
}

func environment() []string {
	var all []string
	for _, name := range inherited {
		if value, set := os.LookupEnv(name); set {
			all = append(all, name+"="+value)
		}
	}
	return all
}

// head takes any amount of output and keeps its beginning.
type head struct{ kept []byte }

// Write implements [io.Writer].
func (h *head) Write(text []byte) (int, error) {
	h.kept = append(h.kept, text[:min(len(text), maxOutput-len(h.kept))]...)
	return len(text), nil
}

func (h *head) line() string {
	short := []rune(model.Safe(strings.TrimSpace(string(h.kept))))
	if len(short) > maxDetail {
		short = append(short[:maxDetail], '…')
	}
	return string(short)
}

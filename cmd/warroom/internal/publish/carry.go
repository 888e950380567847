package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// CodeCarry is the code of a command that did not carry the page away.
const CodeCarry model.Code = "publish-command"

// folderWord stands for the folder in the words of a command.
const folderWord = "{folder}"

// Carriage is how a folder is carried away.
type Carriage struct {
	Command  []string      // {folder} stands for the folder, or else it comes last
	Timeout  time.Duration // 0: a minute
	Withheld []string      // the variables of the environment that the command does not get: they hold others' secrets
}

// Carry runs the command, without a shell, and waits for it. What the command says when it fails is in the error, made
// safe and cut short.
func (c Carriage) Carry(ctx context.Context, folder string) error {
	words := c.words(folder)
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(c.Timeout, time.Minute))
	defer cancel()
	said := &tail{most: 2 << 10}
	cmd := exec.CommandContext(ctx, words[0], words[1:]...) //nolint:gosec // the operator configured it
	cmd.Stdout, cmd.Stderr, cmd.Env = said, said, c.environment()
	cmd.WaitDelay = 2 * time.Second
	alone(cmd)
	err := cmd.Run()
	if err == nil || errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil {
		return nil // in the second case something that it started still talks
	}
	return c.failed(ctx, err, folder, said.text.String())
}

// words are the command and its arguments.
func (c Carriage) words(folder string) []string {
	words := make([]string, len(c.Command))
	named := false
	for n, word := range c.Command {
		named = named || strings.Contains(word, folderWord)
		words[n] = strings.ReplaceAll(word, folderWord, folder)
	}
	if !named {
		words = append(words, folder)
	}
	return words
}

// environment is that of the program without what is withheld: the command may need an agent for keys, or a token of its
// own, but never a password of the channels.
func (c Carriage) environment() []string {
	return slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.ContainsFunc(c.Withheld, func(one string) bool { return strings.EqualFold(one, name) })
	})
}

// failed says why the command did not carry the folder away.
func (c Carriage) failed(ctx context.Context, err error, folder, said string) error {
	why, reason, detail := err.Error(), "", ""
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		why, reason = "it did not end in time", "late"
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		detail = strconv.Itoa(exit.ExitCode())
		why, reason = "exit code "+detail, "exit"
	}
	answer := strings.Join(strings.Fields(model.SafeLines(said)), " ")
	if answer != "" {
		why += ": " + answer
	}
	return &model.Error{
		Code: CodeCarry, Message: "the command " + model.Safe(c.Command[0]) + " did not carry the page away: " + why,
		Hint: "the files are in " + folder + "; notices wait until it works",
		Args: map[string]string{"command": c.Command[0], "why": why, "folder": folder, "reason": reason, "detail": detail, "said": answer},
	}
}

// tail keeps the end of what is written to it.
type tail struct {
	text bytes.Buffer
	most int
}

// Write implements io.Writer.
func (t *tail) Write(text []byte) (int, error) {
	t.text.Write(text)
	if over := t.text.Len() - t.most; over > 0 {
		t.text.Next(over)
	}
	return len(text), nil
}

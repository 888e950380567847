package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// CodeCarry is the code of a command that did not carry the page away.
const CodeCarry model.Code = "publish-command"

// folderWord stands for the folder in the words of a command.
const folderWord = "{folder}"

// Carry runs a command that carries a folder away, without a shell, and waits for it: at most so long (a minute if
// timeout is 0). The folder stands where {folder} does, or else comes last. What the command says when it fails is
// in the error, made safe and cut short.
func Carry(ctx context.Context, command []string, folder string, timeout time.Duration) error {
	words := make([]string, len(command))
	named := false
	for n, word := range command {
		named = named || strings.Contains(word, folderWord)
		words[n] = strings.ReplaceAll(word, folderWord, folder)
	}
	if !named {
		words = append(words, folder)
	}
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(timeout, time.Minute))
	defer cancel()
	said := &tail{most: 2 << 10}
	cmd := exec.CommandContext(ctx, words[0], words[1:]...) //nolint:gosec // the operator configured it
	cmd.Stdout, cmd.Stderr = said, said
	cmd.WaitDelay = 2 * time.Second
	alone(cmd)
	err := cmd.Run()
	if err == nil || errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil {
		return nil // in the second case something that it started still talks
	}
	why, reason, detail := err.Error(), "", ""
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		why, reason = "it did not end in time", "late"
	case errors.As(err, &exit) && exit.ExitCode() >= 0:
		detail = strconv.Itoa(exit.ExitCode())
		why, reason = "exit code "+detail, "exit"
	}
	answer := strings.Join(strings.Fields(model.SafeLines(said.text.String())), " ")
	if answer != "" {
		why += ": " + answer
	}
	return &model.Error{
		Code: CodeCarry, Message: "the command " + model.Safe(command[0]) + " did not carry the page away: " + why,
		Hint: "the files are in " + folder + "; notices wait until it works",
		Args: map[string]string{"command": command[0], "why": why, "folder": folder, "reason": reason, "detail": detail, "said": answer},
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

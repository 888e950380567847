package sms

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// Daemon is the program that reads the spool folder.
type Daemon int

// The daemons whose files can be written.
const (
	Gammu Daemon = iota
	SMSTools
)

// Spool implements [courier.Carrier].
type Spool struct {
	Daemon Daemon
	Out    string        // the folder that the daemon reads
	Sent   string        // to which it moves what it has sent; empty: not looked at
	Failed string        // to which it moves what it cannot send; empty: not looked at
	Wait   time.Duration // how long to wait for the daemon; 0: 15 s; at most 60 s
	Look   time.Duration // between two looks into the folders; 0: 500 ms
	Plain  bool          // replace letters that would double the number of parts
	Now    func() time.Time
}

// The limits of one try.
const (
	maxWait   = 60 * time.Second
	usualWait = 15 * time.Second
	usualLook = 500 * time.Millisecond
	maxText   = 10 * 153 // characters: ten parts
)

// Carry implements [courier.Carrier].
func (s *Spool) Carry(ctx context.Context, load courier.Load, ending func() error) courier.Outcome {
	to, err := number(load.Address)
	if err != nil {
		return courier.Outcome{State: model.DeliveryFailed, Detail: err.Error()}
	}
	key := keyOf(load.ID)
	if state, there := s.State(load.ID); there && (state != model.DeliveryFailed || !s.forget(load.ID)) {
		return s.outcome(ctx, load.ID, state)
	}
	text := model.SafeLines(strings.ReplaceAll(load.Letter.Text, "\r\n", "\n"))
	if s.Plain {
		text = Plain(text)
	}
	if len([]rune(text)) > maxText {
		return courier.Outcome{State: model.DeliveryFailed, Detail: "the text is too long for a short message"}
	}
	name, content := s.file(to, key, text)
	if outcome, left := s.write(name, content, ending); !left {
		return outcome
	}
	return s.outcome(ctx, load.ID, model.HandedOver)
}

// write puts the file into the folder in one step: the daemon sees all of it or nothing.
func (s *Spool) write(name string, content []byte, ending func() error) (_ courier.Outcome, left bool) {
	draft, err := os.CreateTemp(s.Out, ".warroom-*.LOCK") // neither daemon takes such a file
	if err != nil {
		return courier.Outcome{State: model.InQueue, Detail: "the spool folder cannot be written: " + why(err), Link: true}, false
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	_, err = draft.Write(content)
	err = cmp.Or(err, draft.Chmod(0o660), draft.Sync(), draft.Close())
	if err != nil {
		return courier.Outcome{State: model.InQueue, Detail: "the spool folder cannot be written: " + why(err), Link: true}, false
	}
	if err := ending(); err != nil {
		return courier.Outcome{State: model.InQueue, Detail: "not sent: " + err.Error()}, false
	}
	if err := os.Rename(draft.Name(), filepath.Join(s.Out, name)); err != nil { // smsd removes all locks when it starts
		return courier.Outcome{State: model.InQueue, Detail: "the spool folder cannot be written: " + why(err), Link: true}, false
	}
	return courier.Outcome{}, true
}

// outcome waits for the daemon. What it has not taken yet waits in the folder, and is handed over.
func (s *Spool) outcome(ctx context.Context, id string, state model.DeliveryState) courier.Outcome {
	limit := time.NewTimer(min(cmp.Or(s.Wait, usualWait), maxWait))
	defer limit.Stop()
	look := time.NewTicker(cmp.Or(s.Look, usualLook))
	defer look.Stop()
	for {
		switch state {
		case model.Delivered, model.DeliveryFailed:
			return said(state)
		}
		if s.Sent == "" && s.Failed == "" {
			return courier.Outcome{State: model.HandedOver, Detail: "it lies in the spool folder"}
		}
		select {
		case <-look.C:
			if now, there := s.State(id); there {
				state = now
			}
		case <-limit.C:
			return courier.Outcome{State: model.HandedOver, Detail: "it lies in the spool folder; the modem has not taken it yet"}
		case <-ctx.Done():
			return courier.Outcome{State: model.HandedOver, Detail: "it lies in the spool folder"}
		}
	}
}

var unfit = regexp.MustCompile(`[^A-Za-z0-9]`)

// keyOf is the key as a part of a file name that no other part contains. Longer names would not fit into what gammu-smsd
// keeps free for them, which is 99 bytes.
func keyOf(id string) string {
	if len(id) < 16 || len(id) > 40 || unfit.MatchString(id) {
		sum := sha256.Sum256([]byte(id))
		id = hex.EncodeToString(sum[:16])
	}
	return "wr" + id
}

// why is the reason without the path.
func why(err error) string {
	var at *fs.PathError
	var between *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err.Error()
	case errors.As(err, &between):
		return between.Err.Error()
	}
	return fmt.Sprint(err)
}

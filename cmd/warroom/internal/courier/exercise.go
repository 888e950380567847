package courier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"warroom/model"
)

// folder is the carrier of exercises: it reaches nobody. Each letter becomes a text file in
// FOLDER/<incident>/<notice>-<channel>-<recipient>-<key>.txt, readable by its owner only; the same letter again is the
// same file. Addresses do not stand in it.
type folder struct {
	path    string
	channel model.ChannelID
}

// Nobody is the carrier of a channel by which nothing may ever leave, such as those of a demonstration.
type Nobody struct{}

// Carry implements [Carrier]: the letter stays.
func (Nobody) Carry(context.Context, Load, func() error) Outcome {
	return Outcome{State: model.DeliveryFailed, Detail: "nothing leaves by this channel"}
}

// Carry implements [Carrier].
func (f folder) Carry(_ context.Context, load Load, ending func() error) Outcome {
	if f.path == "" {
		return Outcome{State: model.InQueue, Detail: "no folder for letters of exercises is set"}
	}
	if err := ending(); err != nil {
		return Outcome{State: model.InQueue, Detail: err.Error()}
	}
	if err := f.write(load); err != nil {
		return Outcome{State: model.InQueue, Detail: "write the letter of the exercise: " + err.Error()}
	}
	return Outcome{State: model.Delivered, Detail: DetailExercise}
}

func (f folder) write(load Load) error {
	if err := os.MkdirAll(f.path, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(f.path) // whatever a name says, nothing is written elsewhere
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	dir := slug(load.Incident)
	if err := root.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return err
	}
	key := sha256.Sum256([]byte(load.ID))
	name := fmt.Sprintf("%d-%s-%s-%s", load.Notice, slug(string(f.channel)), slug(string(load.Recipient)), hex.EncodeToString(key[:4]))
	return replace(root, filepath.Join(dir, name), f.text(load))
}

// replace writes a file as a whole or not at all.
func replace(root *os.Root, name, text string) error {
	file, err := root.OpenFile(name+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = root.Rename(name+".new", name+".txt")
	}
	if err != nil {
		_ = root.Remove(name + ".new")
	}
	return err
}

func (f folder) text(load Load) string {
	var text strings.Builder
	head := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&text, "%s: %s\n", name, model.Safe(value))
		}
	}
	head("Incident", load.Incident)
	head("Channel", string(f.channel))
	head("To", strings.TrimSpace(load.Name+" "+bracketed(string(load.Recipient))))
	head("ID", load.ID)
	head("Language", string(load.Letter.Language))
	head("Subject", load.Letter.Subject)
	text.WriteString("\n" + model.SafeLines(load.Letter.Text) + "\n")
	return text.String()
}

func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// slug makes a name safe for a file: lower-case letters, digits and dashes, at most 40 of them.
func slug(name string) string {
	var safe strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case safe.Len() >= 40:
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			safe.WriteRune(r)
		case safe.Len() > 0 && !strings.HasSuffix(safe.String(), "-"):
			safe.WriteByte('-')
		}
	}
	if trimmed := strings.Trim(safe.String(), "-"); trimmed != "" {
		return trimmed
	}
	return "all"
}

package ways

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"warroom/cmd/warroom/internal/courier/secret"
)

// secret reads where a secret is, and fetches it. What is wrong with the file of channels is noted; a secret that is not
// there is the trouble of the channel.
func (n node) secret(needed bool, name string) secret.Secret {
	if n.missing() {
		if needed {
			n.wrong("needed", "Key", name)
		}
		return secret.Secret{}
	}
	k := n.keysOf()
	if k == nil {
		n.wrong("open-secret", "Key", name) // whatever stands there may be the secret: it is not shown
		return secret.Secret{}
	}
	env, file, before := k.get("env").text(), k.get("file").text(), k.get("before").text()
	k.done()
	var value string
	switch {
	case (env == "") == (file == ""):
		n.wrong("open-secret", "Key", name)
		return secret.Secret{}
	case env != "":
		if value = n.Env(env); value == "" {
			n.lacks("env", "Name", env)
		}
	default:
		value = n.fromFile(file)
	}
	if value == "" {
		return secret.Secret{}
	}
	n.reading.secrets = append(n.reading.secrets, secret.New(value))
	return secret.New(before + value)
}

// keysOf is the value as a mapping, or nil.
func (n node) keysOf() *keys {
	k := node{&reading{Source: n.Source}, n.at, n.spot}.keys()
	if len(k.given) == 0 {
		return nil
	}
	return n.keys()
}

// lacks says why the channel cannot be used; the first reason stays.
func (r *reading) lacks(id string, args ...any) {
	if r.trouble == "" {
		r.trouble = r.say(id, args...)
	}
}

// fromFile reads a secret from a file that only its owner can read.
func (r *reading) fromFile(name string) string {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(r.File), path)
	}
	value, err := readSecret(path)
	switch {
	case errors.Is(err, errOpen):
		r.lacks("file-open", "Name", name)
	case err != nil:
		r.lacks("file-missing", "Name", name)
	case value == "":
		r.lacks("file-empty", "Name", name)
	}
	return value
}

var errOpen = errors.New("others can read it")

func readSecret(path string) (string, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // or a named pipe would hold everything up
	if err != nil {
		return "", fmt.Errorf("open the secret: %w", err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	switch {
	case err != nil:
		return "", fmt.Errorf("look at the secret: %w", err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", path)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return "", errOpen
	}
	text, err := io.ReadAll(io.LimitReader(file, maxSecret))
	if err != nil {
		return "", fmt.Errorf("read the secret: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

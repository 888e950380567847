package sink

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Readers writes a plan into dir/plan, and answers that folder: a keeper, one channel, mail, and an audience "readers" of so
// many addresses.
func Readers(t testing.TB, dir string, n int) (folder string) {
	t.Helper()
	var to strings.Builder
	for n := range n {
		fmt.Fprintf(&to, "        - reader%05d@example.com\n", n)
	}
	folder = filepath.Join(dir, "plan")
	write(t, filepath.Join(folder, "plan.yaml"), `name: Lamp
product: the lighthouse
version: "1"
language: en
severities:
  SEV1: {title: dark, criteria: [no light]}
roles:
  commander: {title: Keeper, holders: [ana]}
channels:
  mail: {title: Mail}
audiences:
  readers:
    title: Readers
    channels: [mail]
    owner: commander
    to:
      addresses:
`+to.String())
	write(t, filepath.Join(folder, "people.yaml"), "ana:\n  name: Ana\n  contacts:\n    - mail: ana@example.com\n")
	return folder
}

// Channels writes a channels.yaml into dir by which mail goes to a server at an address of this machine.
func Channels(t testing.TB, dir, address string) {
	t.Helper()
	write(t, filepath.Join(dir, "channels.yaml"),
		"channels:\n  mail: {kind: mail, server: '"+address+"', tls: none, from: crisis@example.com, parallel: 16}\n")
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

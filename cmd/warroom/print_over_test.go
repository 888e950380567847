package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A disk that fills up while a file is written anew leaves the old file, and nothing half beside it.
func TestOldFileStaysUntilTheNewOneIsComplete(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "card.pdf")
	p := &program{}
	full := func(out io.Writer) error {
		_, _ = io.WriteString(out, "half")
		return syscall.ENOSPC
	}
	whole := func(words string) func(io.Writer) error {
		return func(out io.Writer) error { _, err := io.WriteString(out, words); return err }
	}
	for _, put := range []func(string, func(io.Writer) error) error{p.writeTo, p.overwrite} {
		if err := put(path, full); !errors.Is(err, syscall.ENOSPC) || exitCode(err) != exitTryAgain {
			t.Errorf("a full disk: %v", err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
	if err := p.overwrite(path, whole("old")); err != nil {
		t.Fatal(err)
	}
	if err := p.overwrite(path, full); err == nil {
		t.Error("a full disk is no error")
	}
	for _, step := range []struct{ then, want string }{{"", "old"}, {"new", "new"}} {
		if step.then != "" {
			if err := p.overwrite(path, whole(step.then)); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != step.want {
			t.Errorf("the file holds %q, %v, want %q", got, err, step.want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

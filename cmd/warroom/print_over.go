package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// overwrite puts what is written in the place of a file. The old one stays until the new one is complete, so that a full
// disk does not cost the paper of yesterday. Folders and devices are not replaced.
func (p *program) overwrite(path string, write func(io.Writer) error) error {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return at(path, err)
	case !info.Mode().IsRegular():
		return at(path, &fs.PathError{Op: "overwrite", Path: path, Err: fs.ErrExist})
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".warroom-")
	if err != nil {
		return at(path, err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	draft := filepath.Join(dir, filepath.Base(path))
	if err := p.writeTo(draft, write); err != nil {
		return at(path, errors.Unwrap(err)) // nobody knows the draft
	}
	return at(path, os.Rename(draft, path))
}

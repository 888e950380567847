package plans

import (
	"fmt"
	"os"
	"path"
)

// Extract writes the files of the archive into dir, which is made if it is missing and must be empty: a plan is never
// mixed with another one. Loading dir afterwards gives the same archive again.
func (a Archive) Extract(dir string) error {
	files, err := a.unpack()
	if err != nil {
		return fmt.Errorf("read plan %.12s: %w", a.Digest(), err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make plan folder: %w", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		return fmt.Errorf("write plan into %s: the folder is not empty or cannot be read; name a new one", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open plan folder: %w", err)
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	for _, f := range files {
		if err := root.MkdirAll(path.Dir(f.path), 0o700); err != nil {
			return fmt.Errorf("make plan folder: %w", err)
		}
		if err := root.WriteFile(f.path, f.text, 0o600); err != nil {
			return fmt.Errorf("write plan: %w", err)
		}
	}
	return nil
}

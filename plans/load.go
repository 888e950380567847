package plans

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"warroom/model"
)

// Load reads the plan folder dir and answers the plan with the archive of the folder's files. Nothing outside dir is
// read, whatever links it holds. The error is [Findings] when the folder could be read but something in it is wrong;
// plan and archive then hold what could be read, so that a checker can go on. Any other error comes with neither.
func Load(dir string) (*model.Plan, Archive, error) {
	r := &reading{}
	files, err := read(dir, r)
	if err != nil {
		return nil, nil, err
	}
	archive := pack(files)
	return assemble(files, archive.Digest(), r), archive, r.findings.err()
}

// read collects the files of the folder at dir.
func read(dir string, r *reading) ([]file, error) {
	root, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	return collect(root.FS(), r)
}

// openRoot opens the folder at dir, which must be one of a plan.
func openRoot(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open plan folder: %w", err)
	}
	if _, err := root.Lstat("plan.yaml"); err != nil {
		wrong := Findings{{
			File: "plan.yaml", Message: fmt.Sprintf("%s is not a plan folder: %v", dir, cause(err)),
			Hint: "name the folder that holds plan.yaml",
		}}
		if slip, found := almostPlan(root.FS()); found {
			wrong = Findings{{
				File: slip, Message: "this file is not read", Hint: fmt.Sprintf("rename it to %q", "plan.yaml"),
				Fix: &Fix{Rename: "plan.yaml"},
			}}
		}
		_ = root.Close() // the answer is no either way
		return nil, wrong
	}
	return root, nil
}

// almostPlan is the one file whose name is a slip of plan.yaml.
func almostPlan(dir fs.FS) (name string, found bool) {
	entries, _ := fs.ReadDir(dir, ".") // none if they cannot be read
	for _, entry := range entries {
		if !entry.Type().IsRegular() || edits(strings.ToLower(entry.Name()), "plan.yaml") > 1 {
			continue
		}
		if found {
			return "", false
		}
		name, found = entry.Name(), true
	}
	return name, found
}

// Parse reads a plan from an archive that [Load] or [Default] made; the plan's digest is the archive's. Findings are
// answered together with what could be read, so that an incident keeps its plan even where this version of the
// program reads more strictly than the one that kept it.
func Parse(archive Archive) (*model.Plan, error) {
	files, err := archive.unpack()
	if err != nil {
		return nil, fmt.Errorf("read plan %.12s: %w", archive.Digest(), err)
	}
	r := &reading{}
	return assemble(files, archive.Digest(), r), r.findings.err()
}

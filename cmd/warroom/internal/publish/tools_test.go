package publish

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// tool runs a program that judges pages. Where it is missing the test is skipped, but not in CI.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		lacks(t, name+" is missing: install chromium, libxml2-utils, w3m and nodejs")
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, &trouble)
	}
	return string(out)
}

// nodeModule is the folder of a package of npm. They are installed in WARROOM_NODE_MODULES:
// npm install --ignore-scripts --prefix DIR axe-core@4.14.1 statuspage.io@3.2.10, then DIR/node_modules.
func nodeModule(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(os.Getenv("WARROOM_NODE_MODULES"), name)
	if _, err := os.Stat(path); os.Getenv("WARROOM_NODE_MODULES") == "" || err != nil {
		lacks(t, name+" is missing: install it with npm and set WARROOM_NODE_MODULES")
	}
	return path
}

func lacks(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// refused tells whether a program that is there refuses what it is given.
func refused(t *testing.T, name string, args ...string) bool {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		lacks(t, name+" is missing")
	}
	return exec.CommandContext(t.Context(), name, args...).Run() != nil
}

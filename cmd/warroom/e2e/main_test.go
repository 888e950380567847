// Package e2e tells stories with the built program: in a real terminal, killed at any moment, on failing disks.
package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is the built warroom, made once for all stories.
var program string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "warroom-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "warroom")
	build := exec.Command("go", "build", "-o", program, "warroom/cmd/warroom")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// torture is how often something is tried: few times, or many if the long form of the fault tests is asked for.
func torture(short, long int) int {
	if os.Getenv("WARROOM_TORTURE") != "" {
		return long
	}
	return short
}

// desk is one database file and a way to run the program on it.
type desk struct {
	t   *testing.T
	dir string
	db  string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	return &desk{t: t, dir: dir, db: filepath.Join(dir, "data", "warroom.db")}
}

// env is a clean environment: nothing of the machine's own settings gets in.
func (d *desk) env() []string {
	return []string{
		"HOME=" + d.dir, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=en_US.UTF-8", "TZ=UTC",
		"XDG_DATA_HOME=" + d.dir, "XDG_CONFIG_HOME=" + d.dir, "XDG_STATE_HOME=" + d.dir, "WARROOM_DB=" + d.db,
	}
}

func (d *desk) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env, cmd.Dir = d.env(), d.dir
	return cmd
}

// run runs the program and answers its output and exit code.
func (d *desk) run(args ...string) (stdout, stderr string, code int) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), time.Minute)
	defer cancel()
	cmd := d.command(ctx, args...)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatalf("warroom %s: %v", strings.Join(args, " "), err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// must runs the program and fails the test unless it exits with 0.
func (d *desk) must(args ...string) string {
	d.t.Helper()
	stdout, stderr, code := d.run(args...)
	if code != 0 {
		d.t.Fatalf("warroom %s: exit %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

// notes are the texts of all notes of the first incident, in the order of the log.
func (d *desk) notes() []string {
	d.t.Helper()
	return notesIn(d.t, d.must("export", "--incident", firstIncident(), "--format", "jsonl"))
}

// notesIn are the texts of the notes in an export.
func notesIn(t *testing.T, export string) (texts []string) {
	t.Helper()
	for line := range strings.Lines(export) {
		var event struct {
			Kind string `json:"kind"`
			Body struct {
				Text string `json:"text"`
			} `json:"body"`
		}
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			t.Fatalf("export: %v in %q", err, line)
		}
		if event.Kind == "log.note" {
			texts = append(texts, event.Body.Text)
		}
	}
	return texts
}

// whole checks what must hold of a file after any fault: the chain is whole, the database is, nothing acknowledged is
// missing, nothing is there twice.
func (d *desk) whole(acknowledged []string) {
	d.t.Helper()
	d.must("audit", "verify")
	seen := map[string]int{}
	for _, text := range d.notes() {
		seen[text]++
		if seen[text] == 2 {
			d.t.Errorf("note %q is there twice", text)
		}
	}
	for _, text := range acknowledged {
		if seen[text] == 0 {
			d.t.Errorf("note %q was acknowledged and is not there", text)
		}
	}
}

// firstIncident is the number of the first incident that a file holds.
func firstIncident() string { return fmt.Sprintf("%d-001", time.Now().UTC().Year()) }

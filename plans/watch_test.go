package plans

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ring waits for the bell, for less time than the poll takes: file events must have woken the watch.
func ring(t *testing.T, bell <-chan struct{}) {
	t.Helper()
	select {
	case _, open := <-bell:
		if !open {
			t.Fatal("the watch ended")
		}
	case <-time.After(poll - 5*time.Second):
		t.Fatal("no ring")
	}
}

func TestWatchRingsForChanges(t *testing.T) {
	dir := write(t, small)
	ctx, stop := context.WithCancel(t.Context())
	bell, err := Watch(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "people.yaml", small["people.yaml"]+"cy: {name: Cy}\n")
	ring(t, bell)
	if plan, _, err := Load(dir); err != nil || len(plan.People) != 3 {
		t.Errorf("after the ring: %v", err)
	}

	if err := os.MkdirAll(filepath.Join(dir, "checklists", "night"), 0o700); err != nil {
		t.Fatal(err)
	}
	night := strings.Replace(small["checklists/first.md"], "First", "Night", 1)
	put(t, dir, "checklists/night/extra.md", night)
	ring(t, bell)
	put(t, dir, "checklists/night/extra.md", night+"- [ ] Sleep\n") // heard in a folder that is new
	ring(t, bell)

	put(t, dir, "plan.yaml", "not: [finished")
	ring(t, bell)

	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	ring(t, bell)
	stop()
	for range bell { // ends when the watch has closed it
	}
}

func TestWatchRingsForEveryFolder(t *testing.T) {
	dir := copyOf(t, full)
	bell, err := Watch(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for folder, suffix := range folders {
		put(t, dir, folder+"/new"+suffix, "title: "+folder+"\n")
		ring(t, bell)
	}
}

func TestWatchLooksAtContentOnly(t *testing.T) {
	dir := write(t, small)
	w := &watch{dir: dir, last: fingerprint(dir), bell: make(chan struct{}, 1)}
	put(t, dir, "plan.yaml", small["plan.yaml"])
	put(t, dir, "notes.txt", "not part of the plan")
	w.look()
	if len(w.bell) != 0 {
		t.Error("rang without a change")
	}
	put(t, dir, "plan.yaml", small["plan.yaml"]+"# x\n")
	w.look()
	w.look()
	if len(w.bell) != 1 {
		t.Error("did not ring for a change")
	}
}

func TestWatchWithoutFolder(t *testing.T) {
	if _, err := Watch(t.Context(), filepath.Join(t.TempDir(), "nowhere")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error = %v, want not exist", err)
	}
}

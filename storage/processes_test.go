package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"warroom/model"
)

// torture makes tests run long.
func torture(short, long int) int {
	if os.Getenv("WARROOM_TORTURE") != "" {
		return long
	}
	return short
}

func TestManyProcessesStartOnAMissingFile(t *testing.T) {
	for range torture(3, 500) {
		path := filepath.Join(t.TempDir(), "room", "log.db")
		sites := make([]string, 8)
		var all sync.WaitGroup
		for n := range sites {
			all.Go(func() { sites[n] = strings.Join(lines(t, child(t, "open", path)), " ") })
		}
		all.Wait()
		if first := sites[0]; first == "" || slices.ContainsFunc(sites, func(s string) bool { return s != first }) {
			t.Fatalf("not one site: %q", sites)
		}
	}
}

func TestAStormOfWritersLosesNothing(t *testing.T) {
	l := newLog(t, Options{})
	id, counter := declare(t, l, "payments down"), declare(t, l, "0")
	processes, each, additions := torture(6, 50), torture(40, 200), 10
	acked := make([][]string, processes)
	var all sync.WaitGroup
	for n := range processes {
		all.Go(func() { acked[n] = lines(t, child(t, "write", l.Path(), string(id), fmt.Sprint(each))) })
		all.Go(func() { lines(t, child(t, "add", l.Path(), string(counter), fmt.Sprint(additions))) })
	}
	all.Wait()
	if sum, err := l.Incident(t.Context(), counter); err != nil || sum.Title != fmt.Sprint(processes*additions) {
		t.Errorf("%d processes added %d each, and the sum is %s, %v", processes, additions, sum.Title, err)
	}
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, entry := range inc.Log {
		there[entry.Ref().String()] = true
	}
	if len(there) != 1+processes*each || len(inc.Log) != len(there) {
		t.Errorf("%d entries under %d references, want %d", len(inc.Log), len(there), 1+processes*each)
	}
	for _, line := range slices.Concat(acked...) {
		if ref, _, _ := strings.Cut(line, " "); !there[ref] {
			t.Errorf("%s was acknowledged and is not there", ref)
		}
	}
	wholeAudit(t, l)
}

func TestReadersGoOnWhileAnotherProcessWrites(t *testing.T) {
	l := newLog(t, Options{})
	id := declare(t, l, "payments down")
	holder := child(t, "hold", l.Path())
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Incident(t.Context(), id); err != nil {
		t.Errorf("read beside a writer: %v", err)
	}
	written := make(chan error, 1)
	go func() {
		_, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "after the other one"}})
		written <- err
	}()
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-written; err != nil {
		t.Errorf("write after the other one: %v", err)
	}
	if err := holder.Wait(); err != nil {
		t.Error(err)
	}
}

// wholeAudit fails the test unless every chain is whole.
func wholeAudit(t testing.TB, l *Log) Audit {
	t.Helper()
	audit, err := l.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !audit.OK {
		t.Errorf("audit: %+v %s", audit, firstBad(audit))
	}
	return audit
}

func firstBad(audit Audit) string {
	for _, site := range audit.Sites {
		if site.FirstBad != nil {
			return fmt.Sprintf("%s:%d %s", site.Site, site.FirstBad.Seq, site.FirstBad.Why)
		}
	}
	return audit.File
}

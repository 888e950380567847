package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strconv"
	"testing"

	"warroom/model"
)

// A plan is kept before the first event is written. Whoever opens the file in between finds a chain without an end, and
// must not take that for one that was cut off.
func TestAFileWithoutEventsHasLostNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	first := openLog(t, path, Options{Site: "FRA"})
	archive := []byte("a plan")
	sum := sha256.Sum256(archive)
	if err := first.KeepPlan(t.Context(), hex.EncodeToString(sum[:]), archive); err != nil {
		t.Fatal(err)
	}
	wholeAudit(t, first)
	second := openLog(t, path, Options{Report: func(err error) { t.Error(err) }})
	if second.Site() != first.Site() {
		t.Errorf("goes on as %s, not as %s", second.Site(), first.Site())
	}
	declare(t, first, "payments down")
	if audit := wholeAudit(t, second); len(audit.Sites) != 1 || audit.Sites[0].Events != 1 {
		t.Errorf("audit %+v, want one event of one site", audit)
	}
}

// A checkpoint that was kept of an empty chain says nothing.
func TestACheckpointOfAnEmptyChain(t *testing.T) {
	l := newLog(t, Options{})
	declare(t, l, "payments down")
	if err := l.KeepHead(t.Context(), "bell", Head{Site: l.Site(), Hash: model.Hash{}}); err != nil {
		t.Fatal(err)
	}
	wholeAudit(t, l)
}

// A process that dies in a burst of commits has not rung for the last ones. What the bell says is older than the end of
// the chain then, and no alarm.
func TestABellThatWasNotRungForTheLastCommitsIsNoAlarm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	const notes = 20
	lines(t, child(t, "die", path, strconv.Itoa(notes), "in a burst"))

	witness := &bell{folder: path + ".bell"}
	if head, ok := witness.head(); !ok || head.Seq != 1 {
		t.Fatalf("the bell says %+v, want the first of %d events", head, notes+1)
	}
	l := openLog(t, path, Options{Report: func(err error) { t.Errorf("reported: %v", err) }})
	if audit := wholeAudit(t, l); len(audit.Sites) != 1 || audit.Sites[0].Events != notes+1 || audit.Sites[0].Site != l.Site() {
		t.Errorf("audit %+v, want %d events of one site, which goes on", audit, notes+1)
	}
	if h := l.Health(t.Context()); h.Trouble != "" || h.Links != "" || h.Bell != "" || h.Doubt {
		t.Errorf("health %+v, want nothing wrong", h)
	}
}

package storage

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"warroom/model"
)

// smallDisk is a folder on a file system of its own.
func smallDisk(t *testing.T, size string) (folder string, grow func(size string)) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("mounting a small file system needs root")
	}
	folder = filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder, func(size string) {
		if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size="+size+",mode=0700"); err != nil {
			t.Fatal(err)
		}
	}
}

// fill leaves no byte on the disk of a folder.
func fill(t *testing.T, folder string) {
	t.Helper()
	ballast, err := os.OpenFile(filepath.Join(folder, "ballast"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Error(err)
		return
	}
	for err == nil {
		_, err = ballast.Write(make([]byte, 4096))
	}
	_ = ballast.Close()
}

// The disk fills up after the tenth letter. What has left is recorded, nothing else leaves, and with room on the disk
// the rest does, once.
func TestNothingLeavesThatCannotBeRecorded(t *testing.T) {
	const letters, workers = 50, 4
	folder, grow := smallDisk(t, "4m")
	l := desk(t, filepath.Join(folder, "log.db"), letters, Options{})
	id := declare(t, l, "payments down")
	send(t, l, id)
	lease(t, l, "courier", time.Now())
	var mu sync.Mutex
	left := map[string]int{}
	var full atomic.Int64
	carry := func(p Parcel) {
		err := l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}})
		if model.CodeOf(err) == model.CodeDiskFull {
			full.Add(1)
			return
		}
		if err != nil {
			t.Error(err)
			return
		}
		mu.Lock()
		left[p.Key]++
		if len(left) == 10 {
			fill(t, folder)
		}
		mu.Unlock()
		if err := l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.HandedOver, Tries: 1}}); err != nil {
			t.Errorf("what has left could not be recorded: %v", err)
		}
	}
	round := func() {
		var all sync.WaitGroup
		work := make(chan Parcel)
		for range workers {
			all.Go(func() {
				for p := range work {
					carry(p)
				}
			})
		}
		parcels, _ := due(t, l, time.Now())
		for _, p := range parcels {
			work <- p
		}
		close(work)
		all.Wait()
	}
	round()
	if full.Load() == 0 || len(left) == letters {
		t.Fatalf("%d letters left, %d were held back: the disk was never full", len(left), full.Load())
	}
	if len(left) < 10 {
		t.Errorf("%d letters left", len(left))
	}
	t.Logf("%d letters left before the sender stopped", len(left))
	fill(t, folder)
	if _, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: strings.Repeat("x", 8000)}}); model.CodeOf(err) != model.CodeDiskFull {
		t.Errorf("a note on a full disk: %v", err)
	}
	handed := outbox(t, openLog(t, l.Path(), Options{ReadOnly: true}), OutboxFilter{States: []model.DeliveryState{model.HandedOver}})
	if len(handed) != len(left) || slices.ContainsFunc(handed, func(p Parcel) bool { return left[p.Key] != 1 }) {
		t.Errorf("%d letters are said to have left, %d have", len(handed), len(left))
	}
	grow("16m")
	round()
	for _, p := range outbox(t, l, OutboxFilter{}) {
		if p.State != model.HandedOver || p.Ending || left[p.Key] != 1 {
			t.Errorf("letter %d is %s and left %d times", p.ID, p.State, left[p.Key])
		}
	}
	if err := l.Release(context.Background(), "courier"); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(l.reserve.path); !os.IsNotExist(err) {
		t.Errorf("room is still set aside: %v", err)
	}
	wholeAudit(t, l)
}

package courier

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"warroom/model"
)

// The child of the crash test works on the file WARROOM_CRASH_DB, writes letters into WARROOM_CRASH_SINK, and kills
// itself at step WARROOM_CRASH_AT.
func TestMain(m *testing.M) {
	if db := os.Getenv("WARROOM_CRASH_DB"); db != "" {
		at, _ := strconv.Atoi(os.Getenv("WARROOM_CRASH_AT"))
		os.Exit(crash(db, os.Getenv("WARROOM_CRASH_SINK"), int64(at)))
	}
	os.Exit(m.Run())
}

// fuse counts steps and kills the process at one of them, as a power cut would.
type fuse struct {
	steps atomic.Int64
	at    int64
}

func (f *fuse) step() {
	if f.steps.Add(1) == f.at {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
}

// mined is a store that may die before and after each write.
type mined struct {
	Store
	fuse *fuse
}

func (m mined) MarkParcels(ctx context.Context, marks []ParcelMark) error {
	m.fuse.step()
	defer m.fuse.step()
	return m.Store.MarkParcels(ctx, marks)
}

func (m mined) Do(ctx context.Context, cmd model.Command) ([]model.Event, error) {
	m.fuse.step()
	defer m.fuse.step()
	return m.Store.Do(ctx, cmd)
}

func crash(db, sink string, at int64) int {
	log, err := openLog(db)
	if err != nil {
		return 1
	}
	f := &fuse{at: at}
	carrier := carrierFunc(func(_ context.Context, load Load, ending func() error) Outcome {
		f.step()
		if err := ending(); err != nil {
			return Outcome{State: model.InQueue, Detail: err.Error()}
		}
		f.step()
		if err := deposit(sink, load.ID); err != nil {
			return Outcome{State: model.DeliveryFailed, Detail: err.Error()}
		}
		f.step()
		return Outcome{State: model.HandedOver}
	})
	options := Options{Store: mined{log, f}, Book: addresses{}, Once: true, Holder: strconv.Itoa(os.Getpid())}
	by("mail", carrier, Pace{Parallel: 2})(&options)
	if err := Run(context.Background(), options); err != nil {
		return 1
	}
	return 0
}

func deposit(sink, id string) error {
	file, err := os.OpenFile(sink, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(id + "\n")
	return errors.Join(err, file.Sync(), file.Close())
}

// A process is killed at each of its steps; the next one goes on. Nothing is lost, nothing is sent twice, and only what
// was on its way stands as uncertain.
func TestKilledAtEveryStep(t *testing.T) {
	const letters = 4
	for at := int64(1); at <= 30; at++ {
		t.Run(strconv.FormatInt(at, 10), func(t *testing.T) {
			d := newDesk(t, letters)
			number := d.tell("We are looking into it.")
			d.check(d.log.Close())
			sink := d.path + ".sink"
			child := exec.Command(os.Args[0])
			child.Env = append(os.Environ(), "WARROOM_CRASH_DB="+d.path, "WARROOM_CRASH_SINK="+sink, "WARROOM_CRASH_AT="+strconv.FormatInt(at, 10))
			err := child.Run()
			var exit *exec.ExitError
			if err != nil && (!errors.As(err, &exit) || exit.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL) {
				t.Fatal(err)
			}
			d.open()
			before := len(lines(t, sink))
			after := &recorder{}
			d.once(by("mail", after), func(o *Options) {
				o.Clock = func() time.Time { return time.Now().Add(time.Minute) } // the lease of the dead has run out
			})
			got, seen := states(d.outbox()), map[string]int{}
			for _, id := range lines(t, sink) {
				seen[id]++
			}
			for _, load := range after.carried() {
				seen[load.ID]++
			}
			for id, times := range seen {
				if times > 1 {
					t.Errorf("letter %s was sent %d times", id, times)
				}
			}
			if len(seen)+got[model.Uncertain] < letters || got[model.Uncertain] > 2 || got[model.HandedOver]+got[model.Uncertain] != letters {
				t.Errorf("%d letters before, %d after the crash, outbox %v", before, len(after.carried()), got)
			}
			if told := d.delivered(d.inc, number); told[model.HandedOver] != got[model.HandedOver] || told[model.Uncertain] != got[model.Uncertain] {
				t.Errorf("the log says %v, the outbox %v", told, got)
			}
			d.toldOnce()
			if audit, err := d.log.Verify(t.Context()); err != nil || !audit.OK {
				t.Errorf("audit: %+v, %v", audit, err)
			}
		})
	}
}

// toldOnce checks that the log was told the same thing once.
func (d *desk) toldOnce() {
	d.t.Helper()
	events, err := d.log.Events(context.Background(), d.inc)
	d.check(err)
	told := map[string]int{}
	for _, event := range events {
		body, err := event.Decode()
		d.check(err)
		if marked, is := body.(model.DeliveriesMarked); is {
			for _, receipt := range marked.Receipts {
				key := marked.Dispatch.String() + "/" + strconv.Itoa(receipt.Delivery) + string(receipt.State)
				if told[key]++; told[key] > 1 {
					d.t.Errorf("the log was told %s twice", key)
				}
			}
		}
	}
}

func lines(t *testing.T, path string) (all []string) {
	t.Helper()
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for scan := bufio.NewScanner(file); scan.Scan(); {
		all = append(all, scan.Text())
	}
	return all
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	tea "charm.land/bubbletea/v2"

	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/model"
	"warroom/tui"
)

// timedKey is a key with the moment at which it was pressed.
type timedKey struct {
	press tea.KeyPressMsg
	at    time.Time
}

// stopwatch is a room that measures how long keys take to their frame: the wait behind other messages, what the room does
// and the drawing of its content. What the terminal does with it, thirty times a second, is left out.
type stopwatch struct {
	tea.Model
	waits, own []time.Duration // by the clock on the wall; of the processor
	behind     []handled       // since the key before
}

// handled is a message that the room is done with.
type handled struct {
	at  time.Time
	own time.Duration
}

// Update implements [tea.Model].
func (w *stopwatch) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	runtime.LockOSThread() // the time of a thread is asked for
	defer runtime.UnlockOSThread()
	used := threadTime()
	key, timed := msg.(timedKey)
	if timed {
		msg = key.press
	}
	var cmd tea.Cmd
	w.Model, cmd = w.Model.Update(msg)
	w.View()
	own := threadTime() - used
	if !timed {
		w.behind = append(w.behind, handled{time.Now(), own})
		return w, cmd
	}
	for _, one := range w.behind {
		if one.at.After(key.at) {
			own += one.own
		}
	}
	w.waits, w.own, w.behind = append(w.waits, time.Since(key.at)), append(w.own, own), w.behind[:0]
	return w, cmd
}

// threadTime is the processor time that this thread has used.
func threadTime() time.Duration {
	const clockThreadCPU = 3 // CLOCK_THREAD_CPUTIME_ID
	var at syscall.Timespec
	if _, _, failed := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockThreadCPU, uintptr(unsafe.Pointer(&at)), 0); failed != 0 {
		return 0
	}
	return time.Duration(at.Nano())
}

// BenchmarkKeyWhileSending: our own share of the way from a key to its frame in a room that meanwhile carries 10,000
// letters from its file to a mail server on this machine, all of it in this process, wired as the program wires it: by the
// clock on the wall, other programs' turns included, and how much processor time of the room it is.
//
//	go test -run '^$' -bench KeyWhileSending -benchtime 1x ./cmd/warroom
func BenchmarkKeyWhileSending(b *testing.B) {
	const letters = 10_000
	for b.Loop() {
		b.StopTimer()
		server := sink.Start(b, sink.Counting())
		p := sending(b, letters, server.Addr)
		err := p.open(b.Context(), func(s *session) error {
			b.StartTimer()
			defer b.StopTimer()
			return s.typeWhile(b, func() bool { return server.Count.Load() >= letters }, letters)
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// typeWhile opens a room, lets the notice go, presses keys until done, and reports.
func (s *session) typeWhile(b *testing.B, done func() bool, letters int) error {
	ctx, leave := context.WithCancel(b.Context())
	defer leave()
	plan, err := s.roomPlan(ctx)
	if err != nil {
		return err
	}
	id, err := s.which(ctx)
	if err != nil {
		return err
	}
	options, arrive := s.furnish(ctx, plan, false)
	options.Incident = id
	watch := &stopwatch{Model: tui.New(ctx, options)}
	program := tea.NewProgram(watch, tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithoutSignalHandler(), tea.WithFPS(30), tea.WithWindowSize(120, 40))
	ended := make(chan error, 1)
	go func() { _, err := program.Run(); ended <- err }()
	if _, err := s.log.Do(ctx, model.Command{Incident: id, Actor: options.Actor, Intent: model.QueueNotice{Number: 1, Anyway: true, AsIs: "a measurement"}}); err != nil {
		return err
	}
	keys := []tea.KeyPressMsg{
		{Code: tea.KeyDown},
		{Code: '?', Text: "?"},
		{Code: tea.KeyEscape},
		{Code: tea.KeyTab},
		{Code: tea.KeyUp},
		{Code: 'n', Text: "n"},
		{Code: 'x', Text: "x"},
		{Code: tea.KeyBackspace},
		{Code: tea.KeyEscape},
		{Code: '3', Text: "3"},
	}
	pressing := time.NewTicker(20 * time.Millisecond) // faster than any hand
	defer pressing.Stop()
	start := time.Now()
	for n := 0; !done(); n++ {
		program.Send(timedKey{keys[n%len(keys)], time.Now()})
		<-pressing.C
		if time.Since(start) > 3*time.Minute {
			b.Fatal("the letters do not leave")
		}
	}
	took := time.Since(start)
	program.Quit()
	err = <-ended
	arrive()
	if seen := watch.View().Content; !strings.Contains(seen, "The lamp is out") {
		b.Fatalf("this is not the room:\n%s", seen)
	}
	for unit, took := range map[string][]time.Duration{"ms": watch.waits, "own-ms": watch.own} {
		slices.Sort(took)
		for _, percent := range []int{50, 99} {
			b.ReportMetric(float64(took[len(took)*percent/100].Microseconds())/1000, fmt.Sprintf("p%d-%s", percent, unit))
		}
	}
	b.ReportMetric(float64(letters)/took.Seconds(), "letters/s")
	return err
}

// sending is a program on a file in which a notice to so many readers is ready to go, by a mail server.
func sending(b *testing.B, readers int, server string) *program {
	b.Helper()
	dir := b.TempDir()
	folder := sink.Readers(b, dir, readers)
	sink.Channels(b, dir, server)
	env := map[string]string{"TZ": "UTC", "USER": "ana", "WARROOM_SITE": "FRA", "LANG": "en_US.UTF-8", "WARROOM_DB": filepath.Join(dir, "warroom.db"), "WARROOM_PLAN": folder}
	var p *program
	for _, args := range [][]string{{"declare", "The lamp is out"}, {"notice", "draft", "readers", "Ships, take care."}} {
		var errs bytes.Buffer
		p = newProgram(strings.NewReader(""), io.Discard, &errs, func(name string) string { return env[name] }, time.Now)
		if code := p.execute(b.Context(), args); code != exitOK {
			b.Fatalf("warroom %v: exit %d: %s", args, code, &errs)
		}
	}
	p.inScreen = true
	return p
}

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The figures of the whole program, on a real pseudo-terminal of 120×40:
//
//	go test -run '^$' -bench . ./cmd/warroom/e2e

// BenchmarkOtherProcess: from the moment at which one process has committed a note to the moment at which the room of
// another process has written it to its terminal. The writer's own end of process counts as ours.
func BenchmarkOtherProcess(b *testing.B) {
	d := benchDesk(b)
	d.mustB(b, "declare", "Two rooms on one file")
	cmd := exec.Command(program)
	cmd.Env, cmd.Dir = d.env(), d.dir
	l := dial(b, cmd, 120, 40)
	l.hears("Two rooms on one file", 0)
	var waits []time.Duration
	n := 0
	for b.Loop() {
		n++
		mark := fmt.Sprintf("mark%06d", n)
		at := l.count()
		d.mustB(b, "say", mark)
		committed := time.Now()
		l.hears(mark, at)
		waits = append(waits, max(time.Since(committed), 0))
	}
	report(b, waits)
}

// BenchmarkOpen: from the start of the process to the first full frame, on an empty file and on one with a million
// events in two thousand incidents, in turn, and the memory of the room on the large one.
func BenchmarkOpen(b *testing.B) {
	empty, large := benchDesk(b), benchDesk(b)
	empty.mustB(b, "incidents")
	large.db = largeFile(b)
	var short, long []time.Duration
	for b.Loop() {
		took, _ := empty.firstFrame(b, "declares one")
		short = append(short, took)
		took, kib := large.firstFrame(b, "Incident 2000 of many")
		long = append(long, took)
		b.ReportMetric(float64(kib)/1024, "MB-RSS")
	}
	slices.Sort(short)
	slices.Sort(long)
	middle := len(long) / 2
	b.ReportMetric(float64(short[middle].Microseconds())/1000, "ms-empty")
	b.ReportMetric(float64(long[middle].Microseconds())/1000, "ms-million")
	b.ReportMetric(float64(long[middle])/float64(short[middle]), "x-empty")
}

// firstFrame opens a room, waits for a text that only the first full frame shows, and hangs up.
func (d *desk) firstFrame(b *testing.B, text string) (took time.Duration, kib int) {
	b.Helper()
	cmd := exec.Command(program)
	cmd.Env, cmd.Dir = d.env(), d.dir
	start := time.Now()
	l := dial(b, cmd, 120, 40)
	l.hears(text, 0)
	took = time.Since(start)
	kib = memory(b, cmd.Process.Pid)
	l.hangUp()
	return took, kib
}

// BenchmarkIdle: a room that nobody touches, its clocks running, for ten seconds.
func BenchmarkIdle(b *testing.B) {
	d := benchDesk(b)
	d.mustB(b, "declare", "An idle room")
	cmd := exec.Command(program)
	cmd.Env, cmd.Dir = d.env(), d.dir
	l := dial(b, cmd, 120, 40)
	l.hears("An idle room", 0)
	<-time.After(2 * time.Second) // what is measured is a span of time; the first frames are not idle
	for b.Loop() {
		bytes, cpu := l.count(), cpuTime(b, cmd.Process.Pid)
		const span = 10 * time.Second
		<-time.After(span)
		b.ReportMetric(float64(l.count()-bytes)/span.Seconds(), "bytes/s")
		b.ReportMetric(100*(cpuTime(b, cmd.Process.Pid)-cpu).Seconds()/span.Seconds(), "%core")
		b.ReportMetric(float64(memory(b, cmd.Process.Pid))/1024, "MB-RSS")
	}
}

func report(b *testing.B, waits []time.Duration) {
	slices.Sort(waits)
	at := func(share float64) float64 {
		return float64(waits[min(int(share*float64(len(waits))), len(waits)-1)].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "ms-p50")
	b.ReportMetric(at(0.99), "ms-p99")
}

func benchDesk(b *testing.B) *desk {
	b.Helper()
	dir := b.TempDir()
	return &desk{dir: dir, db: dir + "/data/warroom.db"}
}

func (d *desk) mustB(b *testing.B, args ...string) {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env, cmd.Dir = d.env(), d.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("warroom %v: %v\n%s", args, err, out)
	}
}

// memory is the resident set of a process in KiB.
func memory(b *testing.B, pid int) int {
	b.Helper()
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmRSS:"); ok {
			kib, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kib
		}
	}
	b.Fatal("no VmRSS")
	return 0
}

// cpuTime is the processor time a process has used, to the hundredth of a second.
func cpuTime(b *testing.B, pid int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+2:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / 100
}

package e2e

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier/sink"
)

// mailTo sets the mail channel of a desk up for a server on this machine.
func (d *desk) mailTo(t testing.TB, address string) {
	t.Helper()
	sink.Channels(t, filepath.Dir(d.db), address)
}

// The room sends what waits by itself, also what another process let go, and leaves nothing half done when it ends.
func TestRoomSends(t *testing.T) {
	d := newDesk(t)
	server := sink.Start(t)
	d.mailTo(t, server.Addr)
	d.must("--plan", sink.Readers(t, d.dir, 40), "declare", "The lamp is out", "--as", "ana")
	term := d.open("sends", 120, 40)
	term.sees("The lamp is out")
	d.must("notice", "draft", "readers", "Ships, take care.")
	d.must("do", "send", "notice=1")
	term.until("says that all have it", func(string) bool { return server.Count.Load() == 40 })
	term.until("has told the log", func(string) bool { return strings.Contains(d.must("log"), "courier") })
	if waits := d.must("outbox"); !strings.Contains(waits, "nothing waits") {
		t.Errorf("not all is through:\n%s", waits)
	}
	term.press("q")
	term.sees("exit 0")
	seen := map[string]int{}
	for _, m := range server.Messages() {
		seen[m.To]++
		if id := m.Header().Get("Message-Id"); id == "" || !strings.Contains(m.Data, "Ships, take care.") {
			t.Errorf("%s got %q", m.To, m.Data)
		}
	}
	if len(seen) != 40 || len(server.Messages()) != 40 {
		t.Errorf("%d letters to %d readers", len(server.Messages()), len(seen))
	}
	d.must("audit", "verify")
}

// A drill on the same desk, with the same channels, reaches nobody, and neither does the demonstration.
func TestDrillsAndDemonstrationsReachNobody(t *testing.T) {
	d := newDesk(t)
	server := sink.Start(t)
	d.mailTo(t, server.Addr)
	d.must("--plan", sink.Readers(t, d.dir, 5), "declare", "Drill", "--kind", "exercise", "--as", "ana")
	d.must("notice", "draft", "readers", "Ships, take care.")
	d.must("do", "send", "notice=1")
	term := d.open("drill", 120, 40)
	term.until("has written the letters", func(string) bool {
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(d.db), "exercise-outbox", "*", "*.txt"))
		return len(files) == 5
	})
	if server.Sessions.Load() != 0 {
		t.Errorf("a drill spoke to the mail server %d times", server.Sessions.Load())
	}

	demo := newDesk(t)
	demo.mailTo(t, server.Addr)
	demo.must("demo", "--no-room", "--db", demo.db)
	for _, audience := range []string{"customers", "internal", "executives", "partners"} {
		demo.run("notice", "draft", audience, "Nobody may read this.", "--channels", "mail")
	}
	for n := 1; n < 20; n++ {
		demo.run("do", "send", "notice="+strconv.Itoa(n), "anyway=yes")
	}
	demo.must("outbox", "run", "--once")
	if server.Sessions.Load() != 0 {
		t.Errorf("the demonstration spoke to the mail server %d times", server.Sessions.Load())
	}
}

// BenchmarkRoomSends: a room that sends 10,000 letters to a mail server on this machine while somebody presses keys:
// how long a key takes to its frame, and the memory of the room at its highest.
func BenchmarkRoomSends(b *testing.B) {
	const letters = 10_000
	for b.Loop() {
		d := benchDesk(b)
		server := sink.Start(b, sink.Counting())
		d.mailTo(b, server.Addr)
		d.mustB(b, "--plan", sink.Readers(b, d.dir, letters), "declare", "The lamp is out", "--as", "ana")
		d.mustB(b, "notice", "draft", "readers", "Ships, take care.")
		cmd := exec.Command(program)
		cmd.Env, cmd.Dir = d.env(), d.dir
		l := dial(b, cmd, 120, 40)
		l.hears("The lamp is out", 0)
		d.mustB(b, "do", "send", "notice=1")
		l.types("n")
		start, highest := time.Now(), 0
		var waits []time.Duration
		for server.Count.Load() < letters {
			waits = append(waits, l.keyToFrame(b, len(waits)))
			highest = max(highest, memory(b, cmd.Process.Pid))
			if time.Since(start) > 3*time.Minute {
				b.Fatalf("only %d letters left", server.Count.Load())
			}
		}
		slices.Sort(waits)
		report(b, waits)
		b.ReportMetric(letters/time.Since(start).Seconds(), "letters/s")
		b.ReportMetric(float64(highest)/1024, "MB-RSS")
		l.hangUp()
	}
}

// keyToFrame writes a letter that nothing else on the screen has into the entry line, takes it out again, and answers how
// long it took to be seen. The entry line is open.
func (l *line) keyToFrame(b *testing.B, n int) time.Duration {
	b.Helper()
	rare := []string{"¥", "µ", "¶", "¤", "¦", "¬", "×", "÷", "Þ", "þ"}
	letter, at, start := rare[n%len(rare)], l.count(), time.Now()
	l.types(letter)
	l.hears(letter, at)
	took := time.Since(start)
	l.types("\x7f")
	return took
}

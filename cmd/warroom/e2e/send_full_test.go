package e2e

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"warroom/cmd/warroom/internal/courier/sink"
)

// fillDisk leaves no byte on the disk of a folder.
func fillDisk(t *testing.T, folder string) {
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

// fiftyOnASmallDisk is a desk whose disk is full from the tenth mail on, with fifty that wait to be sent.
func fiftyOnASmallDisk(t *testing.T) (d *desk, box *mailbox, grow func(string)) {
	t.Helper()
	d, box = newDesk(t), openMailbox(t)
	grow = d.smallDisk("4m")
	d.mailTo(t, box.address)
	d.must("--plan", sink.Readers(t, d.dir, 50), "declare", "The lamp is out", "--as", "ana")
	d.must("notice", "draft", "readers", "Ships, take care.")
	var full sync.Once
	box.at(func(point string, _ int) {
		if point == "dot" && len(box.messages()) >= 10 {
			full.Do(func() { fillDisk(t, filepath.Dir(d.db)) })
		}
	})
	return d, box, grow
}

// allOnce checks that every reader got one mail, and that the log and the outbox say so.
func (d *desk) allOnce(box *mailbox) {
	d.t.Helper()
	got := map[string]int{}
	for _, m := range box.messages() {
		if got[m.to]++; got[m.to] == 2 {
			d.t.Errorf("%s got it twice", m.to)
		}
	}
	if rows := d.outbox(); len(got) != 50 || len(rows) != 0 {
		d.t.Errorf("%d of 50 got it; not through: %v", len(got), rows)
	}
	if text := d.must("notice", "receipts", "1"); strings.Count(text, "  handed over  ") != 50 {
		d.t.Errorf("the log does not know of all:\n%s", text)
	}
	d.must("audit", "verify")
}

// Case 6 with the whole program: the disk fills up while mails leave. It says so, sends nothing that it could not record,
// forgets nothing that left, and goes on by itself once there is room.
func TestSendingOnFullDisk(t *testing.T) {
	d, box, grow := fiftyOnASmallDisk(t)
	d.must("do", "send", "notice=1")
	sender := d.command(t.Context(), "outbox", "run")
	said, err := sender.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = sender.Process.Kill()
		_ = sender.Wait()
	}()
	lines, full := bufio.NewScanner(said), false
	for !full && lines.Scan() {
		full = strings.Contains(lines.Text(), "disk is full")
	}
	left := len(box.messages())
	if !full || left < 10 || left == 50 {
		t.Fatalf("%d mails left, and it said: %q", left, lines.Text())
	}
	grow("16m")
	if err := d.sendRest(t.Context()); err != nil { // two of them: one carries
		t.Error(err)
	}
	_ = sender.Process.Signal(os.Interrupt)
	_ = sender.Wait()
	d.allOnce(box)
}

// The same while a room sends: it goes on showing, says why nothing leaves, and what waits leaves once there is room.
func TestRoomSendsOnFullDisk(t *testing.T) {
	d, box, grow := fiftyOnASmallDisk(t)
	room := d.open("full-sends", 120, 40)
	room.sees("The lamp is out")
	d.must("do", "send", "notice=1")
	room.until("says that the disk is full", func(screen string) bool { return strings.Contains(strings.ToLower(screen), "disk is full") })
	if left := len(box.messages()); left < 10 || left == 50 {
		t.Fatalf("%d mails left before the disk was full", left)
	}
	grow("16m")
	room.until("has sent the rest", func(string) bool { return len(box.messages()) >= 50 && len(d.outbox()) == 0 })
	room.press("q")
	room.sees("exit 0")
	d.allOnce(box)
}

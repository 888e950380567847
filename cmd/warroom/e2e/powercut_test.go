package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Case 2: the power fails at any moment. Whatever part of the unsynced writes reached the disk, the file opens without
// repair, its chain is whole, and what was acknowledged is there once.
func TestPowerCut(t *testing.T) {
	cuts := torture(60, 500)
	calls := recordCalls(t)
	if syncs := slices.IndexFunc(calls, func(c call) bool { return c.name == "fsync" }); syncs < 0 {
		t.Fatal("nothing was synced: the record is not whole")
	}
	faults, acknowledged := cutAt(t, calls, cuts)
	t.Logf("%d calls, %d cuts, %d notes acknowledged", len(calls), cuts, acknowledged)
	for _, fault := range faults {
		t.Error(fault)
	}
	if acknowledged < 3 {
		t.Errorf("%d notes were acknowledged: the cuts test nothing", acknowledged)
	}

	deaf := slices.DeleteFunc(slices.Clone(calls), func(c call) bool { return c.name == "fsync" || c.name == "fdatasync" })
	if faults, _ := cutAt(t, deaf, 20); len(faults) == 0 {
		t.Error("a disk that forgets what was synced goes unnoticed: the test tests nothing")
	}
}

// cutAt lets the power fail at some moments of a record and answers what is wrong then.
func cutAt(t *testing.T, calls []call, cuts int) (faults []string, acknowledged int) {
	t.Helper()
	for n := range cuts {
		random := rand.New(rand.NewPCG(uint64(n), 2))
		until := len(calls) * (n + 1) / cuts
		if cuts > len(calls) {
			until = 1 + random.IntN(len(calls))
		}
		disk, acks := newDisk(), []string{}
		for _, c := range calls[:until] {
			acks = append(acks, c.play(disk)...)
		}
		acknowledged = max(acknowledged, len(acks))
		if fault := afterCut(t, disk.cut(random), acks); fault != "" {
			faults = append(faults, fmt.Sprintf("cut %d, after call %d of %d: %s", n, until, len(calls), fault))
		}
	}
	return faults, acknowledged
}

// afterCut opens what the disk holds and answers what is wrong with it; nothing if all is well.
func afterCut(t *testing.T, left map[string][]byte, acks []string) string {
	t.Helper()
	d := newDesk(t)
	for name, content := range left {
		path := filepath.Join(filepath.Dir(d.db), name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, errs, code := d.run("audit", "verify"); code != 0 {
		return fmt.Sprintf("audit exits %d: %s%s", code, out, errs)
	}
	out, errs, code := d.run("export", "--all", "--format", "jsonl")
	if code != 0 {
		return fmt.Sprintf("export exits %d: %s", code, errs)
	}
	seen := map[string]int{}
	for _, text := range notesIn(t, out) {
		if seen[text]++; seen[text] > 1 {
			return fmt.Sprintf("note %q is there twice", text)
		}
	}
	for _, text := range acks {
		if seen[text] == 0 {
			return fmt.Sprintf("note %q was acknowledged and is not there", text)
		}
	}
	return ""
}

// call is a system call that changes a file of the data folder, or a line that was printed.
type call struct {
	name, path string // path: below the data folder, "." for the folder itself
	data       []byte
	at         int
}

// play makes a call on the disk and answers the notes that it acknowledges.
func (c call) play(d *disk) (acks []string) {
	switch c.name {
	case "create":
		d.create(c.path)
	case "unlink":
		d.remove(c.path)
	case "pwrite64":
		d.write(c.path, change{c.at, c.data})
	case "ftruncate":
		d.write(c.path, change{at: c.at})
	case "fsync", "fdatasync":
		if c.path == "." {
			d.syncNames()
		} else {
			d.sync(c.path)
		}
	case "write":
		for line := range strings.Lines(string(c.data)) {
			if _, text, found := strings.Cut(strings.TrimSpace(line), "  note  "); found {
				acks = append(acks, text)
			}
		}
	}
	return acks
}

// story is what the programs do while their calls are recorded: alone, so that each takes the journal away at its end,
// and beside another one that keeps it.
const story = `"$0" declare 'Power cut' && "$0" say one && "$0" say two || exit 1
"$0" log -f >/dev/null & follower=$!
"$0" say three && "$0" say four && "$0" say five || exit 1
kill $follower; wait $follower
"$0" say six`

func recordCalls(t *testing.T) []call {
	t.Helper()
	d := newDesk(t)
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("strace is missing: apt-get install strace")
	}
	cmd := exec.CommandContext(t.Context(), "strace", "-f", "-qq", "-y", "-xx", "-s", "70000", "-o", filepath.Join(d.dir, "trace"),
		"-e", "trace=open,openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat", "-e", "signal=none", "sh", "-c", story, program)
	cmd.Env, cmd.Dir = d.env(), d.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("strace: %v\n%s", err, out)
	}
	return readCalls(t, d.trace(), filepath.Dir(d.db))
}

var (
	called = regexp.MustCompile(`^(\w+)\((.*)\)\s+= \d`)
	quoted = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	opened = regexp.MustCompile(`<((?:\\x[0-9a-f]{2})+)>`)
)

// readCalls reads a record of strace.
func readCalls(t *testing.T, trace, folder string) (calls []call) {
	t.Helper()
	begun := map[string]string{}
	for line := range strings.Lines(trace) {
		pid, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		text = strings.TrimSpace(text)
		if head, unfinished := strings.CutSuffix(text, " <unfinished ...>"); unfinished {
			begun[pid] = head
			continue
		}
		if _, rest, resumed := strings.Cut(text, " resumed>"); resumed {
			text = begun[pid] + rest
		}
		if c, ok := readCall(text, folder); ok {
			calls = append(calls, c)
		}
	}
	if len(calls) < 50 {
		t.Fatalf("only %d calls were recorded", len(calls))
	}
	return calls
}

// readCall reads one line; not ok if the call failed or is about another folder.
func readCall(text, folder string) (c call, ok bool) {
	parts := called.FindStringSubmatch(text)
	if parts == nil {
		return c, false
	}
	c.name = parts[1]
	strs, fds := quoted.FindAllStringSubmatch(parts[2], -1), opened.FindAllStringSubmatch(parts[2], -1)
	numbers := strings.Split(parts[2], ", ")
	var path string
	switch c.name {
	case "open", "openat", "unlink", "unlinkat":
		path = string(unhex(strs[0][1]))
		if c.name = strings.TrimSuffix(c.name, "at"); c.name == "open" {
			if !strings.Contains(parts[2], "O_CREAT") {
				return c, false
			}
			c.name = "create"
		}
	case "write":
		if !strings.HasPrefix(parts[2], "1<") || string(unhex(fds[0][1])) == os.DevNull {
			return c, false
		}
		c.data = unhex(strs[0][1])
		return c, true
	case "pwrite64":
		c.data = unhex(strs[0][1])
		fallthrough
	case "ftruncate":
		c.at, _ = strconv.Atoi(numbers[len(numbers)-1])
		fallthrough
	default:
		path = string(unhex(fds[0][1]))
	}
	below, err := filepath.Rel(folder, path)
	c.path = below
	return c, err == nil && !strings.HasPrefix(below, "..") && !strings.HasSuffix(below, "-shm") // which SQLite makes anew
}

// unhex reads \x41\x42.
func unhex(text string) []byte {
	var out bytes.Buffer
	for n := 2; n+2 <= len(text); n += 4 {
		b, _ := strconv.ParseUint(text[n:n+2], 16, 8)
		out.WriteByte(byte(b))
	}
	return out.Bytes()
}

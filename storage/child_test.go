package storage

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// children are what this test binary does when it is started as another process on the same file.
var children = map[string]func(path string, args []string) error{
	"open":  openChild,
	"write": writeChild,
	"add":   addChild,
	"die":   dieChild,
	"hold":  holdChild,
	"audit": auditChild,
	"room":  roomChild,
	"send":  sendChild,
	"clear": clearChild,
}

func TestMain(m *testing.M) {
	role := os.Getenv("WARROOM_STORAGE_CHILD")
	if role == "" {
		os.Exit(m.Run())
	}
	if err := children[role](os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func child(t testing.TB, role, path string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, append([]string{path}, args...)...)
	cmd.Env = append(os.Environ(), "WARROOM_STORAGE_CHILD="+role)
	cmd.Stderr = os.Stderr
	return cmd
}

// openChild opens the file, says so, looks once and closes it.
func openChild(path string, _ []string) error {
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	if _, err := l.Board(context.Background()); err != nil {
		return err
	}
	fmt.Println(l.Site())
	return l.Close()
}

// openAndCount opens a log and reads how often something shall be done with it.
func openAndCount(ctx context.Context, path, times string) (*Log, int, error) {
	n, err := strconv.Atoi(times)
	if err != nil {
		return nil, 0, err
	}
	l, err := Open(ctx, path, Options{})
	return l, n, err
}

// writeChild writes n notes into an incident and prints the reference of each one that was acknowledged, and how long
// the slowest took.
func writeChild(path string, args []string) error {
	ctx := context.Background()
	l, n, err := openAndCount(ctx, path, args[1])
	if err != nil {
		return err
	}
	for i := range n {
		start := time.Now()
		events, err := l.Do(ctx, model.Command{Incident: model.IncidentID(args[0]), Actor: ana, Intent: model.Note{Text: fmt.Sprintf("%d/%d", os.Getpid(), i)}})
		if err != nil {
			return err
		}
		fmt.Println(events[0].Ref(), time.Since(start).Milliseconds())
	}
	return l.Close()
}

// addChild adds one to the number that is the title of an incident, n times: it reads, and writes unless somebody else
// was faster; then it reads again. It prints how often somebody was.
func addChild(path string, args []string) error {
	ctx := context.Background()
	l, n, err := openAndCount(ctx, path, args[1])
	if err != nil {
		return err
	}
	beaten := 0
	for done := 0; done < n; {
		inc, err := l.Incident(ctx, model.IncidentID(args[0]))
		if err != nil {
			return err
		}
		number, err := strconv.Atoi(inc.Title)
		if err != nil {
			return err
		}
		_, err = l.Do(ctx, model.Command{
			Incident: inc.ID, Actor: ana, Intent: model.Rename{Title: strconv.Itoa(number + 1)}, Subject: "title", Seen: inc.Rev("title"),
		})
		switch {
		case err == nil:
			done++
		case model.CodeOf(err) == model.CodeChanged:
			beaten++
		default:
			return err
		}
	}
	fmt.Println(beaten)
	return l.Close()
}

// dieChild writes n notes and ends without closing anything, so that the write-ahead log stays behind. With a further
// argument it dies in the midst of a burst, before it rang for the notes.
func dieChild(path string, args []string) error {
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	events, err := l.Do(context.Background(), model.Command{Actor: ana, Intent: model.Declare{Title: "payments down"}})
	if err != nil {
		return err
	}
	burst := len(args) > 1
	if burst {
		l.bell.flush()
		l.bell.mu.Lock()
		l.bell.rung = time.Now().Add(time.Hour)
		l.bell.mu.Unlock()
	}
	for i := range n {
		if _, err := l.Do(context.Background(), model.Command{Incident: events[0].Incident, Actor: ana, Intent: model.Note{Text: fmt.Sprintf("note %d", i)}}); err != nil {
			return err
		}
	}
	if !burst {
		l.bell.flush() // others have heard of everything
	}
	os.Exit(0)
	return nil
}

// holdChild keeps a write transaction open until its input ends.
func holdChild(path string, _ []string) error {
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	t, err := l.writer.begin()
	if err != nil {
		return err
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = l.writer.lost(t.err)
	return l.Close()
}

// auditChild prints how many events the file has and whether the audit finds them whole.
func auditChild(path string, _ []string) error {
	l, err := Open(context.Background(), path, Options{Report: func(err error) { fmt.Println(err) }})
	if err != nil {
		return err
	}
	audit, err := l.Verify(context.Background())
	fmt.Println(l.Health(context.Background()).Events, audit.OK, firstBad(audit), err)
	return l.Close()
}

// roomChild reads what a room shows first, and prints how much memory the process has, in MB.
func roomChild(path string, _ []string) error {
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	board, err := l.Board(context.Background())
	if err != nil {
		return err
	}
	for _, s := range board[:min(len(board), 4)] {
		if _, err := l.Incident(context.Background(), s.ID); err != nil {
			return err
		}
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	var kB int
	if _, err := fmt.Sscan(rest, &kB); err != nil {
		return err
	}
	fmt.Println(kB / 1024)
	return l.Close()
}

// lines runs a child and answers what it printed.
func lines(t testing.TB, cmd *exec.Cmd) []string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []string
	for scanner := bufio.NewScanner(out); scanner.Scan(); {
		all = append(all, scanner.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %v", cmd.Args, err)
	}
	return all
}

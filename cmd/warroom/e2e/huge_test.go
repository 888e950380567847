package e2e

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Whatever size a text has that is handed in: it is refused in words that say what to do, nothing of it is recorded, and
// the program does not grow with it.
func TestHugeTexts(t *testing.T) {
	const size, most = 50 << 20, 200 << 10 // bytes; KiB of memory
	d := newDesk(t)
	d.must("declare", "A text that is too long", "--as", "ana")
	huge := filepath.Join(d.dir, "huge")
	if err := os.WriteFile(huge, []byte("From: a@example.com\n\n"+strings.Repeat("a", size)), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.must("log")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"notice":   {[]string{"notice", "draft", "customers", "-"}, "shorten it"},
		"note":     {[]string{"say", "-"}, "shorten it"},
		"reply":    {[]string{"feedback", "reply", huge}, ""},
		"timeline": {[]string{"import", huge}, ""},
		"customer": {[]string{"customer", "import", huge}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := os.Open(huge)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			cmd := d.command(t.Context(), c.args...)
			cmd.Stdin = in
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() < 2 || !strings.Contains(string(out), "\n  do: ") || !strings.Contains(string(out), c.want) || len(out) > 4096 {
				t.Errorf("%v, %d bytes: %.500s", err, len(out), out)
			}
			if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; used > most {
				t.Errorf("it took %d KiB of memory", used)
			}
		})
	}
	if after := d.must("log"); after != before {
		t.Errorf("something was recorded:\n%.500s", after)
	}
}

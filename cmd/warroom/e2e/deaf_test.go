package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Case 13: where the system gives no file watches, or the switch says so, the room hears of other processes all the
// same, and says once why it listens otherwise.
func TestDeafRoom(t *testing.T) {
	for name, c := range map[string]struct {
		env, limit string // a switch, or a limit of the kernel that is set to nothing
		reports    int
	}{
		"switched off": {env: "WARROOM_NO_BELL=1"},
		"no instance":  {limit: "max_inotify_instances", reports: 1},
		"no watch":     {limit: "max_inotify_watches", reports: 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.must("declare", "No bell")
			cmd := d.command(t.Context())
			if c.limit != "" {
				cmd = d.limited(c.limit)
			}
			cmd.Env = append(cmd.Env, c.env)
			l := dial(t, cmd, 120, 40)
			at := l.hears("No bell", 0)
			l.types("5")
			d.must("say", "heard by looking")
			l.hears("heard by looking", at)

			log, _ := os.ReadFile(filepath.Join(d.dir, "warroom", "warroom.log"))
			if reports := strings.Count(string(log), "looking every"); reports != c.reports {
				t.Errorf("the room says %d times why it listens otherwise, want %d:\n%s", reports, c.reports, log)
			}
		})
	}
}

// limited is the program in a user namespace of its own, in which a limit of the kernel is 0.
func (d *desk) limited(limit string) *exec.Cmd {
	d.t.Helper()
	inside := func(script string, args ...string) *exec.Cmd {
		cmd := exec.CommandContext(d.t.Context(), "sh", append([]string{"-c", script}, args...)...)
		cmd.Env, cmd.Dir = d.env(), d.dir
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		return cmd
	}
	set := "echo 0 >/proc/sys/user/" + limit
	if out, err := inside(set).CombinedOutput(); err != nil {
		d.t.Skipf("no limit can be set here: %v %s", err, out)
	}
	return inside(set+` && exec "$0"`, program)
}

//go:build unix

package publish

import (
	"os/exec"
	"syscall"
)

// alone runs the command in a process group of its own, so that what it has started ends with it.
func alone(run *exec.Cmd) {
	run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	run.Cancel = func() error { return syscall.Kill(-run.Process.Pid, syscall.SIGKILL) }
}

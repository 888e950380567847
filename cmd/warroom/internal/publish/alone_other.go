//go:build !unix

package publish

import "os/exec"

// alone leaves it at ending the command itself: there are no process groups here.
func alone(*exec.Cmd) {}

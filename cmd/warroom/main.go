// Command warroom is a terminal war room: it opens the room, and does everything the room can do as plain commands
// too. README.md and `warroom man` say what the commands are; exit codes stand in errors.go.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // rotations and stamps need zones on machines that have none
)

func main() {
	os.Exit(run(time.Now))
}

// run is the whole program with a clock of its own, which tests set.
func run(clock func() time.Time) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	p := newProgram(os.Stdin, os.Stdout, os.Stderr, os.Getenv, clock)
	return p.execute(ctx, os.Args[1:])
}

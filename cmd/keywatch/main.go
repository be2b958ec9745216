// Command keywatch watches competitors and key accounts on the public web and
// mails each account team a digest it can act on.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"keywatch/sources/schedule"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], surroundings{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, clock: schedule.SystemClock(),
	})
	stop()
	os.Exit(code)
}

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"keywatch/cmd/internal/client"
	"keywatch/cmd/internal/config"
	"keywatch/cmd/internal/daemon"
	"keywatch/sources/schedule"
)

// toldClock stands at start until a line of in names another time, and says
// that time on out once it is there. When in ends, the parent is gone.
func toldClock(start time.Time, in io.Reader, out io.Writer) schedule.Clock {
	clock := schedule.NewFake(start)
	go func() {
		for lines := bufio.NewScanner(in); lines.Scan(); {
			at, err := time.Parse(time.RFC3339, lines.Text())
			if err != nil {
				fmt.Fprintln(out, err)
				continue
			}
			clock.Set(at)
			fmt.Fprintln(out, lines.Text())
		}
		os.Exit(exitFailed)
	}()
	return clock
}

// child is a `keywatch run` in a process of its own, which can be killed.
type child struct {
	*client.Client
	cmd  *exec.Cmd
	tell io.Writer // its clock
	told *bufio.Reader
	log  string // a file
}

// patience is how long a test waits for another process, in real time. It is
// spent by a test that fails alone.
const patience = 20 * time.Second

// startChild runs a daemon at a time and waits until it answers.
func startChild(t *testing.T, path string, at time.Time) *child {
	t.Helper()
	cfg, err := config.Load(path, os.Getenv)
	must(t, err)
	log, err := os.CreateTemp(filepath.Dir(path), "run-*.log")
	must(t, err)
	defer log.Close()
	// testscript.Main put the test binary there under the program's name.
	c := &child{cmd: exec.Command("keywatch", "run", "-c", path), log: log.Name()}
	c.cmd.Env = append(os.Environ(), clockVariable+"="+at.Format(time.RFC3339)+",told")
	c.cmd.Stderr = log
	c.tell, err = c.cmd.StdinPipe()
	must(t, err)
	out, err := c.cmd.StdoutPipe()
	must(t, err)
	c.told = bufio.NewReader(out)
	must(t, c.cmd.Start())
	t.Cleanup(c.kill)
	for deadline := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if conn, err := net.Dial("unix", cfg.Store.Socket); err == nil {
			_ = conn.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("no daemon answers; it said:\n%s", c.said(t))
		}
	}
	c.Client, err = client.Open(t.Context(), cfg, client.Options{Options: daemon.Options{Clock: schedule.SystemClock(), Log: slog.New(slog.DiscardHandler)}})
	must(t, err)
	t.Cleanup(func() { _ = c.Close() })
	if !c.Live {
		t.Fatal("the store answers, not the daemon")
	}
	return c
}

// move sets the child's clock; it is set when move returns.
func (c *child) move(t *testing.T, to time.Time) {
	t.Helper()
	line := to.UTC().Format(time.RFC3339) + "\n"
	_, err := io.WriteString(c.tell, line)
	if err == nil {
		var answer string
		if answer, err = c.told.ReadString('\n'); err == nil && answer != line {
			err = fmt.Errorf("it answered %q", answer)
		}
	}
	if err != nil {
		t.Fatalf("move the clock to %s: %v; the daemon said:\n%s", line, err, c.said(t))
	}
}

// hangUp is SIGHUP.
func (c *child) hangUp(t *testing.T) {
	t.Helper()
	must(t, c.cmd.Process.Signal(syscall.SIGHUP))
}

// kill is SIGKILL: nothing of the process runs after it.
func (c *child) kill() {
	if c.cmd.ProcessState == nil {
		_ = c.cmd.Process.Kill()
		_ = c.cmd.Wait()
	}
}

// stop is SIGTERM, and demands a clean end.
func (c *child) stop(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	defer context.AfterFunc(ctx, func() { _ = c.cmd.Process.Kill() })()
	must(t, c.cmd.Process.Signal(syscall.SIGTERM))
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the daemon ended with %v; it said:\n%s", err, c.said(t))
	}
}

// said is the child's log.
func (c *child) said(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(c.log)
	must(t, err)
	return strings.TrimSpace(string(text))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

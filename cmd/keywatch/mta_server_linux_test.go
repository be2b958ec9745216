package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// smtpd is where Debian's opensmtpd has its server.
const smtpd = "/usr/sbin/smtpd"

// mta is an OpenSMTPD that takes mail for tarnwick.example and hands it on by
// LMTP.
type mta struct {
	port int
	dir  string
}

// ownFolders gives the server a spool, a control socket and names of its own:
// their places are compiled in, and the machine's must stay as they are.
const ownFolders = `mount --bind spool /var/spool && mount --bind run /run && mount --bind hosts /etc/hosts && `

// startMTA runs the server until the test ends.
func startMTA(t *testing.T, lmtp int) *mta {
	t.Helper()
	if _, err := os.Stat(smtpd); err != nil {
		missing(t, "mta", "there is no "+smtpd+" (Debian: opensmtpd)")
	}
	if os.Geteuid() != 0 {
		missing(t, "mta", "OpenSMTPD runs as several users, which only root can start")
	}
	m := &mta{port: freePort(t), dir: t.TempDir()}
	m.lay(t, lmtp)
	log, err := os.Create(m.log())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	serve := "exec " + smtpd + " -d -f smtpd.conf"
	cmd, err := m.start(t, log, ownFolders+serve, syscall.CLONE_NEWNS|syscall.CLONE_NEWPID)
	if errors.Is(err, syscall.EPERM) {
		// A container that may not mount has folders of its own already.
		cmd, err = m.start(t, log, serve, 0)
	}
	if err != nil {
		t.Fatalf("start %s: %v", smtpd, err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		<-ended // the test's context is over by now
		if t.Failed() {
			t.Logf("the mail server says:\n%s", m.said(t))
		}
	})
	m.waitUp(t, ended)
	return m
}

// lay writes what the server needs into its folder.
func (m *mta) lay(t *testing.T, lmtp int) {
	t.Helper()
	name, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	// The action's name is this run's alone: what an earlier one left in a
	// container's queue is not delivered here.
	conf := fmt.Sprintf(`listen on 127.0.0.1 port %d hostname mx.tarnwick.example
action "to-%d" relay host "lmtp://127.0.0.1:%d"
match from any for domain "tarnwick.example" action "to-%d"
`, m.port, lmtp, lmtp, lmtp)
	files := map[string]string{
		"smtpd.conf": conf,
		// The server asks for its own name at the start: no resolver need be asked.
		"hosts": "127.0.0.1 localhost " + name + "\n",
	}
	for file, text := range files {
		if err := os.WriteFile(filepath.Join(m.dir, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range []string{"spool", "run"} {
		if err := os.Mkdir(filepath.Join(m.dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// start runs a shell script that becomes the server. The server's parent ends
// its children; where it is the first process of its own space, whatever way
// it ends.
func (m *mta) start(t *testing.T, log *os.File, script string, space uintptr) (*exec.Cmd, error) {
	cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", script)
	cmd.Dir, cmd.Stdout, cmd.Stderr = m.dir, log, log
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 3 * time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: space, Pdeathsig: syscall.SIGKILL}
	return cmd, cmd.Start()
}

// waitUp waits for the greeting.
func (m *mta) waitUp(t *testing.T, ended <-chan struct{}) {
	t.Helper()
	address := fmt.Sprintf("127.0.0.1:%d", m.port)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); {
		select {
		case <-ended:
			t.Fatal("the mail server ended at its start")
		case <-time.After(20 * time.Millisecond):
		}
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err != nil {
			continue
		}
		greeting := make([]byte, 4)
		_ = conn.SetDeadline(time.Now().Add(time.Second))
		_, err = io.ReadFull(conn, greeting)
		_ = conn.Close()
		if err == nil && string(greeting) == "220 " {
			return
		}
	}
	t.Fatalf("no mail server greets on %s", address)
}

// accepted is how many messages the server took: it logs one line for each
// before it answers.
func (m *mta) accepted(t *testing.T) int {
	t.Helper()
	return bytes.Count(m.said(t), []byte(" smtp message msgid="))
}

func (m *mta) log() string { return filepath.Join(m.dir, "log") }

func (m *mta) said(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(m.log())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// freePort is a port of loopback that was free a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

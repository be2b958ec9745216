package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"
)

// mailbox is an SMTP server that writes each message into a folder, named by
// its recipient and a number.
type mailbox struct {
	dir   string
	count atomic.Int64
}

func (m *mailbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &letter{box: m}, nil }

type letter struct {
	box *mailbox
	to  string
}

func (*letter) Mail(string, *smtp.MailOptions) error { return nil }
func (*letter) Reset()                               {}
func (*letter) Logout() error                        { return nil }

func (l *letter) Rcpt(to string, _ *smtp.RcptOptions) error {
	l.to = to
	return nil
}

func (l *letter) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s-%d.eml", l.to, l.box.count.Add(1))
	return os.WriteFile(filepath.Join(l.box.dir, name), text, 0o600)
}

// serveMailbox serves SMTP on loopback until the script ends: mailbox DIR
// fills in $SMTPPORT in keywatch.yaml.
func serveMailbox(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: mailbox DIR")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o700))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	server := smtp.NewServer(&mailbox{dir: dir})
	server.Domain, server.ReadTimeout, server.WriteTimeout = "localhost", 5*time.Second, 5*time.Second
	go func() { _ = server.Serve(listener) }()
	ts.Defer(func() { _ = server.Close() })
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	ts.Setenv("SMTPPORT", port)
	fillIn(ts, "$SMTPPORT", port)
}

// countMails waits until a folder holds so many mails for an address, and
// fails when there are more: mails DIR ADDRESS N.
func countMails(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: mails DIR ADDRESS N")
	}
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	pattern := filepath.Join(ts.MkAbs(args[0]), args[1]+"-*.eml")
	var got []string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got, err = filepath.Glob(pattern); err != nil || len(got) >= want {
			break
		}
	}
	ts.Check(err)
	if len(got) != want {
		ts.Fatalf("%s got %d mails, not %d", args[1], len(got), want)
	}
}

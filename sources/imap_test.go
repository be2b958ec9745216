package sources_test

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"keywatch/sources"
	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// The certificates of tests are for example.com (net/http/httptest).

// mailServer runs a mailbox on loopback and gives the client that reaches it
// under its name, and the user that it belongs to.
func mailServer(t *testing.T) (*fetch.Client, *imapmemserver.User) {
	t.Helper()
	user := imapmemserver.NewUser("n", "open sesame")
	for _, folder := range []string{"INBOX", "News/Rivals"} {
		if err := user.Create(folder, nil); err != nil {
			t.Fatal(err)
		}
	}
	store := imapmemserver.New()
	store.AddUser(user)
	config, pool := fetchtest.TLS(t)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return store.NewSession(), nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}}, Logger: log.New(io.Discard, "", 0),
	})
	l, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(l)
	}()
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return mailClient(t, l.Addr().String(), func(p *fetch.Policy) { p.CAs = pool }), user
}

func mailClient(t *testing.T, addr string, set func(*fetch.Policy)) *fetch.Client {
	t.Helper()
	policy := fetchtest.Policy(addr)
	set(&policy)
	return fetchtest.Client(t, policy, nil, nil)
}

func deliver(t *testing.T, user *imapmemserver.User, folder, text string) {
	t.Helper()
	if _, err := user.Append(folder, literal{strings.NewReader(text), int64(len(text))}, &imap.AppendOptions{}); err != nil {
		t.Fatal(err)
	}
}

type literal struct {
	io.Reader
	size int64
}

func (l literal) Size() int64 { return l.size }

const mailbox = "imaps://n@imap.example.com/News/Rivals"

// TestAMailboxGivesTheSevenAnswers holds the kind imap to what kinds of the web
// are held to.
func TestAMailboxGivesTheSevenAnswers(t *testing.T) {
	t.Setenv("MAILBOX", "open sesame")
	web, user := mailServer(t)
	options := sources.Options{"password_env": "MAILBOX", "allow": []string{"127.0.0.1"}, "from": []string{"northwind.example"}}
	read := func(address string, change sources.Options) (*sources.Snapshot, error) {
		all := sources.Options{}
		for name, v := range options {
			all[name] = v
		}
		for name, v := range change {
			all[name] = v
		}
		return readUnwebbed(t, web, "imap", address, all)
	}
	snap, err := read(mailbox, nil)
	isRead(t, "empty", snap, err, "read 0 of 0\n")

	for _, text := range letters {
		deliver(t, user, "News/Rivals", text)
	}
	deliver(t, user, "News/Rivals", "Subject: Nobody\r\n\r\nhello\r\n")
	snap, err = read(mailbox, nil)
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for _, it := range snap.Items {
		titles[it.Title] = true
	}
	if len(snap.Items) != 3 || !titles["Plain"] || !titles["Trashed"] || titles["Private"] || snap.At.IsZero() {
		t.Errorf("healthy: %v, %v", titles, snap.Skipped)
	}
	status, err := imapmemserver.NewUserSession(user).Status("News/Rivals", &imap.StatusOptions{NumUnseen: true})
	if err != nil || *status.NumUnseen != 6 {
		t.Errorf("letters were marked as read: %v, %v", status, err)
	}

	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("open sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = read(mailbox, sources.Options{"password_env": "", "password_file": file}); err != nil {
		t.Errorf("a password of a file: %v", err)
	}
	for of, c := range map[string]struct {
		address string
		change  sources.Options
		state   sources.State
		words   string
	}{
		"wrong password": {"imaps://m@imap.example.com", nil, sources.StateBlocked, "refuses the user or the password"},
		"no variable":    {mailbox, sources.Options{"password_env": "NOT_SET"}, sources.StateBlocked, "NOT_SET is not set"},
		"no password":    {mailbox, sources.Options{"password_env": ""}, sources.StateBlocked, "needs password_env"},
		"no folder":      {"imaps://n@imap.example.com/Nowhere", nil, sources.StateGone, "no folder Nowhere"},
		"not allowed":    {mailbox, sources.Options{"allow": []string{"10.0.0.0/8"}}, sources.StateRefused, "the source's allow"},
		"other name":     {"imaps://n@imap.northwind.test", nil, sources.StateBroken, "another name"},
		"wrong allow":    {mailbox, sources.Options{"allow": []string{"inside"}}, sources.StateRefused, "no range of addresses"},
	} {
		_, err := read(c.address, c.change)
		isFault(t, of, err, c.state, c.words)
		if err != nil && strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: the password is told: %v", of, err)
		}
	}
}

// TestAMailServerThatBreaksOffIsNoEmptyMailbox scripts servers that say too
// little or something else.
func TestAMailServerThatBreaksOffIsNoEmptyMailbox(t *testing.T) {
	t.Setenv("MAILBOX", "open sesame")
	for of, c := range map[string]struct{ said, words string }{
		"cut off":         {"* OK [CAPABILITY IMAP4rev1] hello\r\n", "connection to the mail server broke"},
		"another service": {"HTTP/1.1 200 OK\r\n\r\n<!doctype html>", "greeting"},
		"goodbye":         {"* BYE too many connections\r\n", "greeting"},
		"nothing":         {"", "greeting"},
	} {
		config, pool := fetchtest.TLS(t)
		addr := fetchtest.Script(t, func(conn net.Conn) {
			secure := tls.Server(conn, config)
			_, _ = secure.Write([]byte(c.said))
			_ = secure.CloseWrite()
			_, _ = io.Copy(io.Discard, secure)
		})
		web := mailClient(t, addr, func(p *fetch.Policy) { p.CAs = pool })
		_, err := readUnwebbed(t, web, "imap", mailbox, sources.Options{"password_env": "MAILBOX", "allow": "127.0.0.1"})
		isFault(t, of, err, sources.StateBroken, c.words)
	}
	addr := fetchtest.Script(t, func(conn net.Conn) {
		_, _ = conn.Read(make([]byte, 2048)) // what is not read would break the connection off
		_, _ = conn.Write([]byte("* OK in the clear\r\n"))
	})
	web := mailClient(t, addr, func(*fetch.Policy) {})
	_, err := readUnwebbed(t, web, "imap", mailbox, sources.Options{"password_env": "MAILBOX", "allow": "127.0.0.1"})
	isFault(t, "without TLS", err, sources.StateBroken, "does not speak TLS")
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/txtar"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
	"keywatch/digest/mail/mailtest"
)

func TestTheDigestArrivesOnceThroughARealServer(t *testing.T) {
	inbox := serveInbox(t)
	server := startMTA(t, inbox.port)
	for _, key := range mailtest.Keys(t, "tarnwick.example", "kw") {
		t.Run(key.Kind, func(t *testing.T) {
			before := server.accepted(t)
			w := newWatch(t, server.port, key.PEM)
			w.run("2026-11-02T10:00:00Z", "crawl")
			w.says(w.run("2026-11-02T10:05:00Z", "digest", "send"), "Background: ")
			background := inbox.next(t)
			if !bytes.Contains(background, []byte("\r\nSubject: Background: ")) {
				t.Errorf("before the digest came something else than the background:\n%s", background)
			}
			key.Check(t, background)
			w.cutPrice()
			w.run("2026-11-03T10:00:00Z", "crawl", "--all")

			w.says(w.run("2026-11-09T13:30:00Z", "digest", "send"), "sent")
			first := inbox.next(t)
			checkDigest(t, first, w.issue())
			key.Check(t, first)

			w.says(w.run("2026-11-09T13:31:00Z", "digest", "send"), "no issue is due")
			// What is handed over after it arrives: nothing is still on its way.
			w.says(w.run("2026-11-09T13:32:00Z", "mail", "test", "maren@tarnwick.example"), "took the message")
			second := inbox.next(t)
			if !bytes.Contains(second, []byte("Subject: keywatch: mail works\r\n")) {
				t.Errorf("after the digest came something else than the test's mail:\n%s", second)
			}
			key.Check(t, second)
			if n := server.accepted(t) - before; n != 3 {
				t.Errorf("the server took %d messages, not the background, the digest and the test's mail", n)
			}
		})
	}
	if n := len(inbox.mails); n > 0 {
		t.Errorf("%d more messages arrived:\n%s", n, <-inbox.mails)
	}
}

// inbox is an LMTP server that keeps each message as it arrives.
type inbox struct {
	port  int
	mails chan []byte
}

func (b *inbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &dropped{inbox: b}, nil }

type dropped struct {
	letter
	inbox *inbox
}

func (d *dropped) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	d.inbox.mails <- text
	return nil
}

func serveInbox(t *testing.T) *inbox {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	// Room for more than is right, so that a message too many is counted.
	b := &inbox{port: listener.Addr().(*net.TCPAddr).Port, mails: make(chan []byte, 16)}
	server := smtp.NewServer(b)
	server.LMTP, server.Domain = true, "localhost"
	// No timeout: the real server keeps its connection for the next message,
	// and one that is closed under it costs that message a retry, much later.
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return b
}

// next waits for a message.
func (b *inbox) next(t *testing.T) []byte {
	t.Helper()
	select {
	case text := <-b.mails:
		return text
	case <-time.After(15 * time.Second):
		t.Fatal("no message arrived")
		return nil
	}
}

// watch is a folder with a configuration, and the site that it watches.
type watch struct {
	t   *testing.T
	dir string
}

func newWatch(t *testing.T, smtpPort int, key []byte) *watch {
	t.Helper()
	w := &watch{t: t, dir: t.TempDir()}
	world, err := txtar.ParseFile(filepath.Join("testdata", "mta.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		// A file's time has seconds: two versions within one would be a 304.
		r.Header.Del("If-Modified-Since")
		http.FileServer(http.Dir(filepath.Join(w.dir, "www"))).ServeHTTP(rw, r)
	}))
	t.Cleanup(site.Close)
	address := strings.TrimPrefix(site.URL, "http://")
	fill := strings.NewReplacer("$SITEPORT", address[strings.LastIndexByte(address, ':')+1:],
		"$SITE", address, "$SMTPPORT", strconv.Itoa(smtpPort))
	for i, f := range world.Files {
		world.Files[i].Data = []byte(fill.Replace(string(f.Data)))
	}
	world.Files = append(world.Files, txtar.File{Name: "dkim.pem", Data: key})
	if err := txtar.Write(world, w.dir); err != nil {
		t.Fatal(err)
	}
	return w
}

// run runs the program at a time and gives all that it says; it must succeed.
func (w *watch) run(clock string, args ...string) string {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "keywatch", args...)
	cmd.Dir, cmd.Env = w.dir, append(os.Environ(), "HOME="+w.dir, clockVariable+"="+clock)
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("keywatch %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (w *watch) says(out, words string) {
	w.t.Helper()
	if !strings.Contains(out, words) {
		w.t.Errorf("the program does not say %q:\n%s", words, out)
	}
}

// cutPrice puts the site's new page in place of the old one.
func (w *watch) cutPrice() {
	w.t.Helper()
	page := "pricing.html"
	if err := os.Rename(filepath.Join(w.dir, "new", page), filepath.Join(w.dir, "www", page)); err != nil {
		w.t.Fatal(err)
	}
}

// issue is the one issue that the store keeps.
func (w *watch) issue() web.IssueView {
	w.t.Helper()
	var kept []web.IssueView
	if err := json.Unmarshal([]byte(w.run("2026-11-09T13:30:00Z", "digest", "list", "--format", "json")), &kept); err != nil {
		w.t.Fatalf("read the list of issues: %v", err)
	}
	kept = slices.DeleteFunc(kept, func(v web.IssueView) bool { return v.Cadence == digest.Background })
	if len(kept) != 1 {
		w.t.Fatalf("%d issues are kept, not one", len(kept))
	}
	w.run("2026-11-09T13:30:00Z", "digest", "show", kept[0].ID, "--out", "issue")
	message, err := os.ReadFile(filepath.Join(w.dir, "issue", "digest.eml"))
	if err != nil {
		w.t.Fatal(err)
	}
	kept[0].Message = message
	return kept[0]
}

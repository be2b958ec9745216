package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"keywatch/cmd/internal/web"
	"keywatch/digest"
)

// life is a daemon's: its world, its clock and itself.
type life struct {
	*testing.T
	dir   string
	files map[string]string // of testdata/daemon.txtar, filled in
	post  *post
	child *child
	now   time.Time
}

// begin makes the world and starts the daemon on a Friday.
func begin(t *testing.T) *life {
	t.Helper()
	l := &life{T: t, dir: t.TempDir(), files: map[string]string{}, post: servePost(t), now: friday}
	fill := []string{"$SMTPPORT", l.post.port}
	for _, host := range []string{"brindlow", "corvane"} {
		files := http.FileServer(http.Dir(filepath.Join(l.dir, host)))
		site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("If-Modified-Since") // a file's time has seconds: two versions within one
			files.ServeHTTP(w, r)
		}))
		t.Cleanup(site.Close)
		at := strings.TrimPrefix(site.URL, "http://")
		name := "$" + strings.ToUpper(host)
		fill = append(fill, name+"PORT", at[strings.LastIndexByte(at, ':')+1:], name, at)
	}
	archive, err := txtar.ParseFile(filepath.Join("testdata", "daemon.txtar"))
	must(t, err)
	for _, f := range archive.Files {
		l.files[f.Name] = strings.NewReplacer(fill...).Replace(string(f.Data))
		l.write(f.Name, l.files[f.Name])
	}
	l.child = startChild(t, l.config(), l.now)
	return l
}

func (l *life) config() string { return filepath.Join(l.dir, "keywatch.yaml") }

// write puts a file in place whole: the daemon and the sites read meanwhile.
func (l *life) write(name, text string) {
	l.Helper()
	path := filepath.Join(l.dir, name)
	must(l.T, os.MkdirAll(filepath.Dir(path), 0o700))
	must(l.T, os.WriteFile(path+".new", []byte(text), 0o600))
	must(l.T, os.Rename(path+".new", path))
}

// move moves the clock on, an hour at a time: what is due in between happens
// in between.
func (l *life) move(to time.Time) {
	l.Helper()
	for l.now.Before(to) {
		l.now = l.now.Add(min(time.Hour, to.Sub(l.now)))
		l.child.move(l.T, l.now)
	}
}

// until lets some time pass until something is so: the gates of hosts wait for
// seconds, and the rounds of mail for a minute.
func (l *life) until(what string, so func() bool) {
	l.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			l.Fatalf("by %s it is not so that %s; the daemon said:\n%s", l.now, what, l.child.said(l.T))
		}
		l.move(l.now.Add(2 * time.Second))
	}
}

func (l *life) sources() []web.SourceView {
	l.Helper()
	list, err := l.child.Sources(l.Context())
	must(l.T, err)
	return list
}

// rest waits until no visit is due or under way: one that read a page before
// it changed must not end after that.
func (l *life) rest() {
	l.Helper()
	l.until("no source is due", func() bool {
		return !slices.ContainsFunc(l.sources(), func(s web.SourceView) bool { return !s.Status.Due.After(l.now) })
	})
}

// seed waits for the first visits, which report nothing.
func (l *life) seed() {
	l.Helper()
	l.rest()
	if told := l.told(); told != "" {
		l.Fatalf("the first visits report %s", told)
	}
}

// told is all that was confirmed.
func (l *life) told() string {
	l.Helper()
	list, err := l.child.Changes(l.Context(), web.EventQuery{})
	must(l.T, err)
	var b strings.Builder
	for _, c := range list {
		fmt.Fprintln(&b, c.Before, "→", c.After)
	}
	return b.String()
}

// happen puts a day's files in place and waits until the daemon tells of them.
func (l *life) happen(name string, words ...string) {
	l.Helper()
	l.rest()
	for path, text := range l.files {
		if path, ok := strings.CutPrefix(path, name+"/"); ok {
			l.write(path, text)
		}
	}
	l.move(l.now.Add(150 * time.Minute)) // longer than any source waits
	l.until(fmt.Sprintf("%q is told", words), func() bool {
		told := l.told()
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(told, w) })
	})
}

// cross passes a time of sending and waits for the n-th mail of each.
func (l *life) cross(at time.Time, n int, whom ...string) {
	l.Helper()
	l.approach(at, whom...)
	l.arrive(n, whom...)
}

// approach goes to a time of sending. Who gets the first mail then has none
// just before.
func (l *life) approach(at time.Time, whom ...string) {
	l.Helper()
	l.move(at.Add(-time.Second))
	for _, who := range whom {
		if n := len(l.post.mails(address(who))); n > 0 && at.Before(friday.Add(week)) {
			l.Errorf("%s has %d mails before %s", who, n, at)
		}
	}
	l.move(at)
}

// arrive waits until the n-th mails were sent and the daemon knows it.
func (l *life) arrive(n int, whom ...string) {
	l.Helper()
	for _, who := range whom {
		l.until(fmt.Sprintf("mail %d of %s is sent", n, who), func() bool {
			list := l.issues(who)
			return len(list) >= n && slices.ContainsFunc(list[0].Deliveries, func(d digest.Delivery) bool { return d.State == digest.Sent })
		})
	}
}

// refuseReload has a configuration with a mistake read: the mistake must be
// named with its place, and all goes on as it was.
func (l *life) refuseReload() {
	l.Helper()
	before, good := l.configured(), l.files["keywatch.yaml"]
	bad := strings.Replace(good, "role: account\n", "role: victim\n", 1)
	bad = strings.Replace(bad, "{id: nell,", "{id: mallory,", 1)
	head, _, found := strings.Cut(bad, "victim")
	if !found {
		l.Fatal("the configuration has no mistake")
	}
	place := fmt.Sprintf("keywatch.yaml:%d:%d: ", 1+strings.Count(head, "\n"), len(head)-strings.LastIndexByte(head, '\n'))
	already := strings.Count(l.child.said(l.T), place)
	l.write("keywatch.yaml", bad)
	l.child.hangUp(l.T)
	l.until("the log names "+place, func() bool { return strings.Count(l.child.said(l.T), place) > already })
	status, err := l.child.Status(l.Context())
	must(l.T, err)
	if !strings.Contains(status.Reload, "refused") || !strings.Contains(status.Reload, place) {
		l.Errorf("the status says of the reload %q", status.Reload)
	}
	if after := l.configured(); after != before {
		l.Errorf("a bad configuration changed\n%s\nto\n%s", before, after)
	}
	l.write("keywatch.yaml", good)
}

// configured is what the daemon works by.
func (l *life) configured() string {
	l.Helper()
	subs, err := l.child.Subscriptions(l.Context())
	must(l.T, err)
	var b strings.Builder
	for _, s := range subs {
		fmt.Fprintln(&b, s.ID, s.Email, s.Zone, s.Scope)
	}
	for _, s := range l.sources() {
		fmt.Fprintln(&b, s.ID, s.URL)
	}
	return b.String()
}

// killAt kills the daemon while it mails to Berlin, right after a bad reload,
// and starts it again at the time at which it was killed. The server is silent
// to berta; bruno's mail is due at the same time.
func (l *life) killAt(at time.Time, silent stage) {
	l.Helper()
	l.post.fallSilent(silent, address("berta"))
	l.approach(at, "berta", "bruno")
	if silent == never {
		l.arrive(1, "berta", "bruno")
	} else {
		l.until("the server is silent", l.post.isHeld)
	}
	l.refuseReload()
	l.child.kill()
	l.post.free()
	l.child = startChild(l.T, l.config(), l.now)
	l.arrive(1, "berta", "bruno")
}

// grow has a good configuration read: a subscriber and a source more. Who was
// added at noon is not sent the issue of that morning.
func (l *life) grow() {
	l.Helper()
	l.write("keywatch.yaml", l.files["keywatch.yaml"]+l.files["more.yaml"])
	l.child.hangUp(l.T)
	l.until("the new source is there", func() bool { return len(l.sources()) == 4 })
	l.rest()
	if !strings.Contains(l.configured(), "dora") {
		l.Errorf("the new subscriber is not in\n%s", l.configured())
	}
	// By command, a round of mail comes at once, beside the daemon's own.
	sent, err := l.child.SendDigest(l.Context(), web.DigestRequest{})
	must(l.T, err)
	if late := slices.Concat(sent, l.issues("dora")); len(late) > 0 {
		l.Errorf("%s is sent at %s", late[0].ID, l.now)
	}
}

package render_test

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

// children are the processes that this one started, by their state and command
// line; "" where there are none.
func children(t *testing.T) map[int]string {
	t.Helper()
	found := map[int]string{}
	dirs, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range dirs {
		stat, err := os.ReadFile(filepath.Join(dir, "stat"))
		if err != nil {
			continue
		}
		fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		if parent, _ := strconv.Atoi(fields[1]); parent != os.Getpid() {
			continue
		}
		line, _ := os.ReadFile(filepath.Join(dir, "cmdline"))
		id, _ := strconv.Atoi(filepath.Base(dir))
		found[id] = fields[0] + " " + strings.ReplaceAll(string(line), "\x00", " ")
	}
	return found
}

// browserOf is the one browser among the children.
func browserOf(t *testing.T) (pid int, line string) {
	t.Helper()
	for id, line := range children(t) {
		if strings.Contains(line, "--proxy-server=") {
			return id, line
		}
	}
	t.Fatal("no browser runs")
	return 0, ""
}

const built = `<p id=p><script>document.getElementById("p").textContent = "built " + "by scripts"</script>`

func TestABrowserThatDiesIsReplacedAndNothingIsLeft(t *testing.T) {
	need(t)
	site := fetchtest.NewSite(t, map[string]string{"/": built, "/slow": `<p>text<script>setInterval(() => document.body.append("x"), 20)</script>`})
	ignore := goleak.IgnoreCurrent()
	c, r := client(t, site.Policy(), nil, render.Options{})
	rendered(t, c, "http://a.example/")
	pid, _ := browserOf(t)
	died := make(chan *fetch.Error, 1)
	go func() { died <- faultAt(t, c, "http://a.example/slow") }()
	for site.Hits("/slow") == 0 {
		time.Sleep(10 * time.Millisecond)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if got := <-died; got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "died") {
		t.Errorf("the page under way: %v", got)
	}
	if got := string(rendered(t, c, "http://a.example/").Body); !strings.Contains(got, "built by scripts") {
		t.Errorf("got %s", got)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
	if left := children(t); len(left) != 0 {
		t.Errorf("processes are left: %v", left)
	}
	if _, err := render1(c, "http://a.example/"); err == nil {
		t.Error("a closed renderer renders")
	}
	goleak.VerifyNone(t, ignore)
}

func TestAnIdleBrowserEnds(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/": built})
	c, _ := client(t, site.Policy(), nil, render.Options{Idle: 50 * time.Millisecond})
	rendered(t, c, "http://a.example/")
	for end := time.Now().Add(20 * time.Second); len(children(t)) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the browser still runs: %v", children(t))
		}
	}
	rendered(t, c, "http://a.example/")
}

func TestTheProxyServesNobodyElse(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/": built, "/mine": "x"})
	c, _ := client(t, site.Policy(), nil, render.Options{})
	rendered(t, c, "http://a.example/")
	_, line := browserOf(t)
	_, after, _ := strings.Cut(line, "--proxy-server=")
	address, _, _ := strings.Cut(after, " ")
	for _, login := range []string{"", "x:y", "keywatch:"} {
		through := &http.Transport{Proxy: http.ProxyURL(&url.URL{Scheme: "http", Host: address}), DisableKeepAlives: true}
		req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://a.example/mine", nil)
		if err != nil {
			t.Fatal(err)
		}
		if login != "" {
			req.Header.Set("Proxy-Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(login)))
		}
		resp, err := through.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusProxyAuthRequired || site.Hits("/mine") != 0 {
			t.Errorf("login %q: %s", login, resp.Status)
		}
	}
	for _, flag := range []string{"--remote-debugging-port", "--no-proxy-server"} {
		if strings.Contains(line, flag) {
			t.Errorf("the browser runs with %s", flag)
		}
	}
}

// turns writes down the hosts whose turn it was, and who was inside.
type turns struct {
	inside, most int
	hosts        []string
}

// Enter lets everybody in.
func (g *turns) Enter(_ context.Context, host string) (func(fetch.Visit), error) {
	g.inside++
	g.most = max(g.most, g.inside)
	g.hosts = append(g.hosts, host)
	return func(fetch.Visit) { g.inside-- }, nil
}

func TestAPageWithAllItLoadsIsOneVisitOfItsHost(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/robots.txt": "", "/app": `<p>text<script src=/a.js></script><script src="http://cdn.example/b.js"></script>`, "/a.js": "1", "/b.js": "1",
		"/away": `<p>text<script>location = "http://b.example/app"</script>`,
	})
	g := &turns{}
	c, _ := client(t, site.Policy(), g, render.Options{})
	rendered(t, c, "http://a.example/app")
	rendered(t, c, "http://a.example/away")
	want := "a.example:80 a.example:80 a.example:80 b.example:80 b.example:80" // robots.txt, page; page; robots.txt, page
	if got := strings.Join(g.hosts, " "); got != want || g.most != 1 || g.inside != 0 {
		t.Errorf("got %s, %d at once, %d still", got, g.most, g.inside)
	}
	if site.Hits("/b.js") != 2 {
		t.Errorf("the script of another host came %d times", site.Hits("/b.js"))
	}
}

package render_test

import (
	"compress/gzip"
	"errors"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

// faultAt is the fault that a rendered visit ends with.
func faultAt(t *testing.T, c *fetch.Client, address string) *fetch.Error {
	t.Helper()
	resp, err := render1(c, address)
	var fault *fetch.Error
	if !errors.As(err, &fault) {
		t.Fatalf("%s: got %v and %+v, want a fault", address, err, resp)
	}
	return fault
}

func TestWhatAddsNoTextIsNotAskedFor(t *testing.T) {
	paths := []string{
		"/i.png", "/f.woff", "/v.mp4", "/events", "/beacon", "/ping", "/worker.js", "/from-worker", "/shared.js", "/from-shared",
		"/service.js", "/prefetch", "/popup", "/favicon.ico", "/manifest", "/form", "/put", "/from-sandbox",
	}
	site := fetchtest.NewSite(t, map[string]string{
		"/": `<!doctype html><link rel=prefetch href=/prefetch><link rel=manifest href=/manifest><style>@font-face{font-family:f;src:url(/f.woff)} p{font-family:f}</style>
<p>text<img src=/i.png><video src=/v.mp4 autoplay></video><a id=a ping=/ping href=#x>x</a><form id=f method=post action=/form></form>
<iframe src="http://b.example/frame"></iframe>
<iframe sandbox="allow-scripts" srcdoc="<script>fetch('http://a.example/from-sandbox', {mode: 'no-cors'})</script>"></iframe><script>
const attempt = (fn) => { try { fn(); } catch (e) {} };
attempt(() => new EventSource("/events")); attempt(() => navigator.sendBeacon("/beacon", "x")); attempt(() => document.getElementById("a").click());
attempt(() => new Worker("/worker.js")); attempt(() => new SharedWorker("/shared.js")); attempt(() => navigator.serviceWorker.register("/service.js"));
attempt(() => { const f = document.createElement("iframe"); f.src = "about:blank"; document.body.append(f); new f.contentWindow.SharedWorker("/shared.js"); });
attempt(() => window.open("/popup")); attempt(() => fetch("/put", {method: "PUT"})); attempt(() => document.getElementById("f").submit());
alert("x"); confirm("y"); onbeforeunload = () => "stay";
</script>`,
		"/worker.js": `fetch("/from-worker")`,
		"/shared.js": `fetch("/from-shared")`,
	})
	c, _ := client(t, site.Policy(), nil, render.Options{})
	if got := string(rendered(t, c, "http://a.example/").Body); !strings.Contains(got, "<p>text") {
		t.Errorf("got %s", got)
	}
	for _, path := range paths {
		if n := site.Hits(path); n != 0 {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
	if n := site.Hits("/frame"); n != 0 {
		t.Errorf("the frame of another host was asked for %d times", n)
	}
}

func TestNoCookieOutlivesAPage(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/set": `<p>text<script>document.cookie = "who=1; max-age=9999"; localStorage.who = "1"</script>`,
		"/get": `<p id=p><script>document.getElementById("p").textContent = "cookie(" + document.cookie + ") stored(" + localStorage.who + ")"</script>`,
	})
	site.Header("/set", "Set-Cookie", "sent=1; Max-Age=9999")
	c, _ := client(t, site.Policy(), nil, render.Options{})
	rendered(t, c, "http://a.example/set")
	if got := string(rendered(t, c, "http://a.example/get").Body); !strings.Contains(got, "cookie() stored(undefined)") {
		t.Errorf("got %s", got)
	}
}

func TestRobotsForbidsRenderedPagesToo(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/robots.txt":   "User-agent: *\nDisallow: /private\nDisallow: /data.json",
		"/private":      `<p>no`,
		"/leads":        `<p>text<script>location = "/private"</script>`,
		"/asks":         `<p id=p>text<script>fetch("/data.json").then(r => r.text()).then(t => { document.getElementById("p").textContent = t; })</script>`,
		"/data.json":    `forbidden`,
		"b.example/out": `<p>text<script>location = "http://a.example/private"</script>`,
	})
	site.Set("b.example/robots.txt", "")
	c, _ := client(t, site.Policy(), nil, render.Options{})
	for _, address := range []string{"http://a.example/private", "http://a.example/leads", "http://b.example/out"} {
		if got := faultAt(t, c, address); got.Fault != fetch.FaultBlocked || !strings.Contains(got.Error(), "robots.txt") {
			t.Errorf("%s: %v", address, got)
		}
	}
	if got := string(rendered(t, c, "http://a.example/asks").Body); !strings.Contains(got, ">text<") {
		t.Errorf("got %s", got)
	}
	if n := site.Hits("/private") + site.Hits("/data.json"); n != 0 {
		t.Errorf("what robots.txt forbids was asked for %d times", n)
	}
}

func TestPagesThatDoNotEndAreCut(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/endless": `<p>text<script>for (;;) {}</script>`,
		"/growing": `<p id=p>text<script>setInterval(() => { document.getElementById("p").append("more "); }, 50)</script>`,
		"/polling": `<p id=p>text<script>setInterval(() => fetch("/now", {cache: "no-store"}), 100)</script>`,
		"/now":     "1",
		"/asking":  `<p>text<script>for (let i = 0; i < 300; i++) fetch("/now?" + i)</script>`,
		"/round":   `<p>text<script>location = "/round?" + Math.random()</script>`,
	})
	c, _ := client(t, site.Policy(), nil, render.Options{Timeout: 6 * time.Second})
	for path, words := range map[string]string{
		"/endless": "at rest", "/growing": "at rest", "/asking": "more than 200 documents", "/round": "leads on and on",
	} {
		began := time.Now()
		got := faultAt(t, c, "http://a.example"+path)
		if got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), words) {
			t.Errorf("%s: %v", path, got)
		}
		if took := time.Since(began); took > 25*time.Second {
			t.Errorf("%s took %s", path, took)
		}
		t.Logf("%s: %v", path, got)
	}
	if got := string(rendered(t, c, "http://a.example/polling").Body); !strings.Contains(got, ">text") {
		t.Errorf("a page that asks for ever: got %s", got)
	}
}

func TestABrowserThatTakesTooMuchMemoryIsEnded(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the memory of processes is seen on Linux only")
	}
	// The page takes what it wants at once, and is at rest after some seconds.
	site := fetchtest.NewSite(t, map[string]string{"/": `<p>text<script>
const all = []; for (let i = 0; i < 200; i++) { const b = new Uint8Array(4 << 20); b.fill(1); all.push(b); }
let n = 0; const timer = setInterval(() => { document.body.append("x"); if (++n > 30) clearInterval(timer); }, 200);
</script>`, "/small": built})
	c, _ := client(t, site.Policy(), nil, render.Options{Memory: 700})
	if got := faultAt(t, c, "http://a.example/"); got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "memory") {
		t.Errorf("got %v", got)
	}
	rendered(t, c, "http://a.example/small")
}

func TestPagesThatAreTooLargeAreCut(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{
		"/built": `<p>text<script>const s = "x ".repeat(1 << 19); for (let i = 0; i < 30; i++) { const p = document.createElement("p"); p.textContent = s; p.hidden = true; document.body.append(p); }</script>`,
		"/loads": `<p>text<script>fetch("/large").then(r => r.text()).then(() => 0)</script>`,
	})
	site.Handle("/large", func(w http.ResponseWriter, _ *http.Request) {
		// 64 MiB that are 64 KiB on their way.
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		chunk := make([]byte, 1<<20)
		for range 64 {
			if _, err := z.Write(chunk); err != nil {
				return
			}
		}
		_ = z.Close()
	})
	c, _ := client(t, site.Policy(), nil, render.Options{Memory: 4096})
	for _, path := range []string{"/built", "/loads"} {
		if got := faultAt(t, c, "http://a.example"+path); got.Fault != fetch.FaultBroken || !strings.Contains(got.Error(), "limit of 25165824 bytes") {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestAnswersMeanWhatTheyMeanInAllVisits(t *testing.T) {
	site := fetchtest.NewSite(t, map[string]string{"/gone": `<p>gone`, "/no": `<p>no`, "/wall": `<script>window._cf_chl_opt={}</script>`, "/down": `x`, "/data.json": `{}`, "/moved": ""})
	site.Status("/gone", http.StatusNotFound)
	site.Status("/no", http.StatusForbidden)
	site.Status("/down", http.StatusServiceUnavailable)
	site.Header("/down", "Retry-After", "120")
	site.Redirect("/moved", "http://b.example/data.json", http.StatusFound)
	policy := site.Policy()
	policy.Hosts = map[string]string{"a.example": site.Addr(), "b.example": site.Addr(), "inside.example": "127.0.0.1:9"}
	c, _ := client(t, policy, nil, render.Options{})
	for address, want := range map[string]fetch.Fault{
		"http://a.example/gone": fetch.FaultGone, "http://a.example/no": fetch.FaultBlocked, "http://a.example/wall": fetch.FaultBlocked,
		"http://a.example/down": fetch.FaultBroken, "http://a.example/data.json": fetch.FaultUnparseable, "http://a.example/moved": fetch.FaultUnparseable,
		"http://inside.example/": fetch.FaultRefused, "file:///etc/passwd": fetch.FaultRefused,
	} {
		got := faultAt(t, c, address)
		if got.Fault != want {
			t.Errorf("%s: %v is %s, want %s", address, got, got.Fault, want)
		}
		if strings.HasSuffix(address, "/down") && got.RetryAfter != 2*time.Minute {
			t.Errorf("retry after %s", got.RetryAfter)
		}
	}
}

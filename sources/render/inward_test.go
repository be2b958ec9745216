package render_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
	"keywatch/sources/render"
)

// inside listens where no page may reach, and counts who comes.
type inside struct {
	hits atomic.Int32
	port string
}

// serve opens TCP and UDP on one address of loopback; "" where there is none.
func (in *inside) serve(t *testing.T, addr string) string {
	t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Logf("no listener on %s: %v", addr, err)
		return ""
	}
	server := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("inside was asked for %s%s", r.Host, r.URL)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		_, _ = w.Write([]byte("SECRET"))
	})}
	served := make(chan struct{})
	go func() { defer close(served); _ = server.Serve(&countingListener{l, &in.hits}) }()
	t.Cleanup(func() { _ = server.Close(); <-served })
	if u, err := net.ListenPacket("udp", l.Addr().String()); err == nil {
		t.Cleanup(func() { _ = u.Close() })
		go in.packets(u)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

func (in *inside) packets(u net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		if _, _, err := u.ReadFrom(buf); err != nil {
			return
		}
		in.hits.Add(1)
	}
}

// countingListener counts connections, whatever they say.
type countingListener struct {
	net.Listener
	hits *atomic.Int32
}

// Accept counts.
func (l *countingListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.hits.Add(1)
	}
	return c, err
}

// attempts are what one page tries, each by itself; IN stands for "host:port"
// of what must not be reached.
const attempts = `<!doctype html><html><head><title>x</title>
<link rel="stylesheet" href="http://IN/link.css"><link rel="prefetch" href="http://IN/prefetch">
<link rel="preconnect" href="http://IN"><link rel="dns-prefetch" href="//IN"><link rel="icon" href="http://IN/icon">
<link rel="modulepreload" href="http://IN/m.js"><link rel="manifest" href="http://IN/manifest">
<style>@import url("http://IN/import.css"); body{background:url("http://IN/bg.png")} @font-face{font-family:f;src:url("http://IN/f.woff")} p{font-family:f}</style>
</head><body><p>text</p><img src="http://IN/i.png"><img srcset="http://IN/s.png 2x"><iframe src="http://IN/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
<object data="http://IN/object"></object><embed src="http://IN/embed"><video src="http://IN/v.mp4" autoplay></video><audio src="http://IN/a.mp3" autoplay></audio>
<script src="http://IN/s.js"></script><script type="module" src="http://IN/mod.js"></script><script src="file:///etc/passwd"></script>
<form id="f" action="http://IN/form" method="post" target="_blank"><input name="a" value="b"></form>
<a id="ping" href="#x" ping="http://IN/ping">x</a>
<pre id="got"></pre>
<script>
const say = (what) => { document.getElementById("got").textContent += " HIT:" + what; };
const attempt = (what, fn) => { try { const r = fn(); if (r && r.then) r.then(v => say(what), () => {}); } catch (e) {} };
for (const u of ["http://IN/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.0.1/", "http://0.0.0.0:PORT/", "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://localhost:PORT/", "http://x.localhost:PORT/", "file:///etc/passwd", "http://PROXYLESS.example:PORT/"])
  attempt("fetch " + u, () => fetch(u, {mode: "no-cors"}));
attempt("xhr", () => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.onload = ok; x.onerror = no; x.open("GET", "http://IN/xhr"); x.send(); }));
attempt("websocket", () => new Promise((ok, no) => { const w = new WebSocket("ws://IN/ws"); w.onopen = ok; w.onerror = no; }));
attempt("wss", () => new Promise((ok, no) => { const w = new WebSocket("wss://IN/ws"); w.onopen = ok; w.onerror = no; }));
attempt("events", () => new Promise((ok, no) => { const w = new EventSource("http://IN/es"); w.onopen = ok; w.onerror = no; }));
attempt("beacon", () => { navigator.sendBeacon("http://IN/beacon", "x"); });
attempt("ping", () => { document.getElementById("ping").click(); });
attempt("worker", () => { new Worker(URL.createObjectURL(new Blob(["fetch('http://IN/worker',{mode:'no-cors'}); importScripts('http://IN/w.js'); new WebSocket('ws://IN/wws')"]))); });
attempt("shared", () => { new SharedWorker(URL.createObjectURL(new Blob(["fetch('http://IN/shared',{mode:'no-cors'})"]))); });
attempt("service", () => { navigator.serviceWorker.register("/sw.js"); });
attempt("rtc", () => { const c = new RTCPeerConnection({iceServers: [{urls: "stun:IN"}, {urls: "turn:IN?transport=tcp", username: "a", credential: "b"}]}); c.createDataChannel("x"); c.createOffer().then(o => c.setLocalDescription(o)); });
attempt("transport", () => new WebTransport("https://IN/wt").ready);
attempt("open", () => { window.open("http://IN/open"); });
attempt("open data", () => { window.open("about:blank").document.body.innerHTML = '<img src="http://IN/popup">'; });
attempt("form", () => { document.getElementById("f").submit(); });
attempt("frame script", () => { const f = document.createElement("iframe"); f.srcdoc = "<script>new WebSocket('ws://IN/fws'); fetch('http://IN/srcdoc',{mode:'no-cors'})<\/script>"; document.body.append(f); });
attempt("other frame", () => { const f = document.createElement("iframe"); f.src = "http://b.example/frame"; document.body.append(f); });
attempt("css paint", () => { document.body.style.setProperty("background", "url(http://IN/style.png)"); });
attempt("rebind", async () => { for (let i = 0; i < 3; i++) { const r = await fetch("http://rebind.example:SITE/who?" + i); if ((await r.text()).includes("SECRET")) return; } throw 1; });
attempt("redirect", () => fetch("/to-inside", {mode: "no-cors"}));
</script></body></html>`

// navigations lead the page itself inside.
func navigations() map[string]string {
	return map[string]string{
		"/meta":     `<meta http-equiv="refresh" content="0;url=http://IN/meta"><p>text`,
		"/location": `<p>text<script>location = "http://IN/location"</script>`,
		"/file":     `<p>text<script>location = "file:///etc/passwd"</script>`,
		"/post":     `<p>text<form id=f method=post action="http://IN/post"></form><script>f.submit()</script>`,
		"/rebound":  `<p>text<script>location = "http://inward.example:PORT/"</script>`,
		"/v6":       `<p>text<script>location = "http://[::1]:PORT/"</script>`,
		"/meta-ip":  `<p>text<script>location = "http://169.254.169.254/latest/"</script>`,
	}
}

func TestNothingInsideIsReachedFromAPage(t *testing.T) {
	in := &inside{}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	in.port = in.serve(t, l.Addr().String())
	in.serve(t, "[::1]:"+in.port)
	site := fetchtest.NewSite(t, nil)
	_, sitePort, _ := net.SplitHostPort(site.Addr())
	in.serve(t, "127.0.0.2:"+sitePort)
	fill := strings.NewReplacer("IN", "127.0.0.1:"+in.port, "PORT", in.port, "SITE", sitePort)
	site.Set("/", fill.Replace(attempts))
	site.Set("/frame", fill.Replace(`<script>fetch("http://IN/oopif",{mode:"no-cors"}); new WebSocket("ws://IN/ows")</script>`))
	site.Set("/sw.js", fill.Replace(`fetch("http://IN/service",{mode:"no-cors"})`))
	site.Set("/who", "the site")
	site.Header("/who", "Connection", "close")
	site.Header("/who", "Access-Control-Allow-Origin", "*")
	site.Redirect("/to-inside", "http://127.0.0.1:"+in.port+"/redirect", http.StatusFound)
	for path, text := range navigations() {
		site.Set(path, fill.Replace(text))
	}
	policy := site.Policy()
	policy.Hosts = map[string]string{"a.example": site.Addr(), "b.example": site.Addr()}
	policy.Resolver = fetchtest.DNS(t, func(name string, before int) []netip.Addr {
		if name == "rebind.example" && before == 0 {
			return []netip.Addr{netip.MustParseAddr("127.0.0.1")}
		}
		return []netip.Addr{netip.MustParseAddr("127.0.0.2")}
	})
	c, _ := client(t, policy, nil, render.Options{Timeout: 10 * time.Second})

	body := string(rendered(t, c, "http://a.example/").Body)
	_, got, found := strings.Cut(body, `<pre id="got">`)
	if got, _, _ = strings.Cut(got, "</pre>"); !found || got != "" {
		t.Errorf("the page reached: %s", got)
	}
	if site.Hits("/who") == 0 {
		t.Error("the name that is bound anew was not even asked for once")
	}
	for path := range navigations() {
		resp, err := render1(c, "http://a.example"+path)
		var fault *fetch.Error
		switch {
		case err == nil && strings.Contains(string(resp.Body), "<p>text"):
		case errors.As(err, &fault):
		default:
			t.Errorf("%s: %v, %+v", path, err, resp)
		}
	}
	if hits := in.hits.Load(); hits != 0 {
		t.Errorf("%d connections or packets came in", hits)
	}
	t.Logf("%d attempts in one page and %d by where it leads: %d hits", strings.Count(attempts, "IN/")+14, len(navigations()), in.hits.Load())
}

// render1 is one rendered visit.
func render1(c *fetch.Client, address string) (*fetch.Response, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	resp, err := c.Do(ctx, fetch.Request{URL: address, Rendered: true})
	if err != nil {
		return nil, fmt.Errorf("render %s: %w", address, err)
	}
	return resp, nil
}

package render

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"keywatch/sources/fetch"
	"keywatch/sources/fetch/fetchtest"
)

// secure starts a site with TLS that a client finds as a.example.
func secure(t *testing.T, handler http.HandlerFunc) (*httptest.Server, fetch.Policy) {
	t.Helper()
	server := httptest.NewTLSServer(handler)
	t.Cleanup(server.Close)
	policy := fetchtest.Policy(server.Listener.Addr().String())
	policy.CAs = x509.NewCertPool()
	policy.CAs.AddCert(server.Certificate())
	return server, policy
}

// through gives a client that holds a pass of the proxy, and what it is told when
// the pass is spent.
func through(t *testing.T, policy fetch.Policy) (*http.Client, *pass, <-chan error) {
	t.Helper()
	c := fetchtest.Client(t, policy, nil, nil)
	px, err := newProxy(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(px.close)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	spent := make(chan error, 100)
	s := px.admit(ctx, c.Egress(), func(err error) {
		select {
		case spent <- err:
		default:
		}
	})
	way := &url.URL{Scheme: "http", Host: px.addr(), User: url.UserPassword(s.name, s.secret)}
	// The certificate of httptest is for example.com.
	trust := &tls.Config{InsecureSkipVerify: true}
	return &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(way), TLSClientConfig: trust}}, s, spent
}

func get(c *http.Client, address string) (string, error) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	resp, err := c.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

func TestTheProxyJudgesWhatItDials(t *testing.T) {
	server, policy := secure(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") })
	policy.Hosts = map[string]string{"a.example": server.Listener.Addr().String()}
	c, s, _ := through(t, policy)
	if got, err := get(c, "https://a.example/"); got != "hello" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	for _, address := range []string{
		"http://10.0.0.1/", "https://10.0.0.1/", "http://169.254.169.254/latest/", "https://[::1]/", "http://127.0.0.1:22/", "https://127.0.0.1:22/",
		"http://0.0.0.0/", "http://[::ffff:10.0.0.1]/", "https://100.64.0.1/", "http://8.8.8.8:25/",
	} {
		if got, err := get(c, address); err == nil {
			t.Errorf("%s: got %q", address, got)
		}
		u, _ := url.Parse(address)
		var fault *fetch.Error
		if err := s.fault(u.Host, u.Host+":443"); !errors.As(err, &fault) || fault.Fault != fetch.FaultRefused {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestTheProxyCountsWhatAPageTakes(t *testing.T) {
	server, policy := secure(t, func(w http.ResponseWriter, _ *http.Request) {
		chunk := make([]byte, 1<<20)
		for range 40 {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	plain := fetchtest.NewSite(t, nil)
	plain.Handle("/", server.Config.Handler.ServeHTTP)
	policy.Hosts = map[string]string{"a.example": server.Listener.Addr().String(), "b.example": plain.Addr()}
	policy.Allow = append(policy.Allow, fetchtest.Loopback(plain.Addr()))
	for _, address := range []string{"https://a.example/", "http://b.example/"} {
		c, _, spent := through(t, policy)
		if got, err := get(c, address); err == nil || len(got) > maxWire {
			t.Errorf("%s: got %d bytes, %v", address, len(got), err)
		}
		select {
		case <-spent:
		case <-time.After(5 * time.Second):
			t.Errorf("%s: the page is not told", address)
		}
	}
}

func TestAPageOverTLSIsRead(t *testing.T) {
	if _, err := Find(""); err != nil {
		t.Skip(err) // the tests beside this one say whether that may be
	}
	server, policy := secure(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/app" {
			_, _ = io.WriteString(w, `<p id=p><script>document.getElementById("p").textContent = "built at " + location.pathname; try { new WebSocket("wss://a.example/ws") } catch (e) { document.title = "none" }</script>`)
		}
	})
	policy.EnforceRobots = false // the client does not know the certificate
	c := fetchtest.Client(t, policy, nil, nil)
	key := sha256.Sum256(server.Certificate().RawSubjectPublicKeyInfo)
	r := New(c.Egress(), Options{extra: []chromedp.ExecAllocatorOption{
		chromedp.Flag("ignore-certificate-errors-spki-list", base64.StdEncoding.EncodeToString(key[:])),
	}})
	c.UseRenderer(r)
	t.Cleanup(func() { _ = r.Close() })
	resp, err := c.Do(context.Background(), fetch.Request{URL: "https://a.example/app", Rendered: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(resp.Body); !strings.Contains(got, "built at /app") || !strings.Contains(got, "<title>none</title>") {
		t.Errorf("got %s", got)
	}
}

package fetchtest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
)

// Proxy is an egress proxy that leads every host to one address.
type Proxy struct {
	URL    *url.URL
	Refuse int // when set, the status that every request gets

	to   string
	mu   sync.Mutex
	seen []string
}

// NewProxy starts a proxy for plain and CONNECT requests.
func NewProxy(t testing.TB, to string) *Proxy {
	t.Helper()
	p := &Proxy{to: to}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	p.URL, _ = url.Parse(server.URL)
	return p
}

// Seen lists the requests that it got, as "METHOD target".
func (p *Proxy) Seen() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.seen...)
}

// ServeHTTP forwards one request.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	target := r.URL.String()
	if r.Method == http.MethodConnect {
		target = r.Host
	}
	p.mu.Lock()
	p.seen = append(p.seen, r.Method+" "+target)
	p.mu.Unlock()
	switch {
	case p.Refuse != 0:
		w.WriteHeader(p.Refuse)
	case r.Method == http.MethodConnect:
		p.tunnel(w)
	default:
		p.forward(w, r)
	}
}

func (p *Proxy) forward(w http.ResponseWriter, r *http.Request) {
	out := r.Clone(r.Context())
	out.RequestURI, out.URL.Host = "", p.to
	resp, err := http.DefaultTransport.RoundTrip(out)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	for key, values := range resp.Header {
		w.Header()[key] = values
	}
	w.WriteHeader(resp.StatusCode)
	_, _ = io.Copy(w, resp.Body)
}

func (p *Proxy) tunnel(w http.ResponseWriter) {
	there, err := net.Dial("tcp", p.to)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	here, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		_ = there.Close()
		return
	}
	_, _ = here.Write([]byte("HTTP/1.1 200 Connection established\r\n\r\n"))
	// Either side that ends takes the other with it, so that no test leaves a
	// goroutine behind.
	go func() {
		_, _ = io.Copy(there, here)
		_ = there.Close()
	}()
	_, _ = io.Copy(here, there)
	_ = here.Close()
}
